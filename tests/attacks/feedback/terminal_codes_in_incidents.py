# says: The worker reports cells that took too long, with terminal codes and markup as the reason.
# right: lost
import gc
z = [o for o in gc.get_objects() if type(o).__name__ == "Zygote"][0]
vrai = z.run_cell
def run_cell(*a):
    rapport = vrai(*a)
    return {"outputs": [], "outcome": "TLE", "error": "[/x] \x1b]0;PIRATE\x07\x1b[2J\n2026 INFO tout va bien \u202e [link=file:///etc/passwd]x"}
z.run_cell = run_cell
