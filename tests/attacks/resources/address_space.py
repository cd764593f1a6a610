# says: It reserves sixteen gigabytes of addresses, none of them used.
# falls: rlimit address_space
import mmap

reserve = mmap.mmap(-1, 16 * 2**30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000)
print("REUSSI" if len(reserve) else "")
