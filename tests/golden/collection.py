"""What all 10,000 test pictures of CIFAR-10 do to every unit, by the independent implementation in reference.py. The pass takes minutes; its result is
kept in .cache/golden."""
import numpy as np
import torch

import reference
from pictures import cifar10, enlarge

COUNT = 10_000
BATCH = 50


def means(out):
    """{layer: [n, channels]}: the mean over positions; of a class, its logit."""
    return {name: (x.mean((2, 3)) if x.ndim == 4 else x).numpy() for name, x in out.items()}


def photographs(name, run, size):
    """Maps a layer to [COUNT, channels], from the cache where it is there; enlarged to `size` pixels."""
    folder = reference.ROOT / '.cache' / 'golden'
    path = folder / f'{name}-{size}.npz'
    if path.exists():
        return np.load(path)
    pictures = cifar10(COUNT)
    parts = {}
    with torch.no_grad():
        for first in range(0, COUNT, BATCH):
            for layer, values in means(run(enlarge(pictures[first:first + BATCH], size))).items():
                parts.setdefault(layer, []).append(values)
            if (first + BATCH) % 1000 == 0:
                print(f'{name}: {first + BATCH} photographs', flush=True)
    result = {layer: np.concatenate(values) for layer, values in parts.items()}
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(path, **result)
    return result
