# says: What the worker reports of its cells is of every kind but the one expected.
# right: lost
import gc, itertools
z = [o for o in gc.get_objects() if type(o).__name__ == "Zygote"][0]
vrai = z.run_cell
rapports = itertools.cycle([
    None, [], 3, "AC", {}, {"outcome": None}, {"outcome": "AC", "outputs": 3}, {"outcome": [], "error": {}}, {"outcome": "TLE", "error": ["x"] * 1000},
    {"outcome": None, "outputs": [None, 3, {}, {"output_type": "stream"}, {"output_type": "stream", "name": {}, "text": b"x"}, {"output_type": "error", "traceback": [3, None]},
     {"output_type": "execute_result", "data": {"text/plain": 3, "image/png": "%%%"}}, {"output_type": "display_data", "data": {3: 4}}, {"output_type": {}}]},
    {"outcome": "INTERNAL"}, {"outcome": "SEC", "error": "\x1b]0;PIRATE\x07"}])
def run_cell(*a):
    vrai(*a)
    return next(rapports)
z.run_cell = run_cell
