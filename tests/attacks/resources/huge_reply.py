# says: The answer is an array of a hundred megabytes, or a nest of lists.
# place: answer
def double(x):
    import numpy as np

    if 'x' in 'RESULTAT':
        return RESULTAT
    if isinstance(x, float):
        return np.zeros(12 * 2**20)
    profond = []
    for _ in range(100_000):
        profond = [profond]
    return profond
