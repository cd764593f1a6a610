# says: A cell sleeps in a thread of C code that no signal wakes.
import ctypes
import signal

signal.signal(signal.SIGALRM, signal.SIG_IGN)
ctypes.CDLL(None).sleep(12)
print("REUSSI")
