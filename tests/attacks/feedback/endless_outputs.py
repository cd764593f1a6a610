# says: The worker reports thousands of outputs of millions of characters.
# right: lost
import gc
z = [o for o in gc.get_objects() if type(o).__name__ == "Zygote"][0]
def run_cell(*a):
    return {"outputs": [{"output_type": "stream", "name": "stdout", "text": "x" * 250_000}] * 100, "outcome": "RTE", "error": "y" * 5_000_000}
z.run_cell = run_cell
