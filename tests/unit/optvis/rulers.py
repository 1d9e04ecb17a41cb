"""Writes rulers.json: the map A from the Fourier variable to a picture as PyTorch's irfft2 has it, a gradient g, A A' g, and the length of g
by the ruler of waves (the shortest variable that gives g, by the pseudo-inverse). Run with a Python that has torch: python3 rulers.py > rulers.json"""
import json

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
ROOT = torch.tensor([[0.26, 0.09, 0.02], [0.27, 0.0, -0.05], [0.27, -0.09, 0.03]])
M = ROOT / ROOT.norm(dim=0).max()  # Lucid, optvis/param/color.py


def picture(variable, n, decorrelate):
    """[2, n, n // 2 + 1, 3], frequencies along x first, to [n, n, 3]; Lucid, optvis/param/spatial.py, with the axes exchanged."""
    fx, fy = torch.fft.fftfreq(n)[:, None], torch.fft.rfftfreq(n)[None, :]
    scale = n / torch.clamp(torch.sqrt(fx ** 2 + fy ** 2), min=1 / n) / 4
    spectrum = torch.complex(variable[0], variable[1]) * scale[:, :, None]
    spatial = torch.fft.irfft2(spectrum, s=(n, n), dim=(0, 1)).permute(1, 0, 2)
    return spatial @ M.T if decorrelate else spatial


def case(n, decorrelate):
    shape = (2, n, n // 2 + 1, 3)
    g = torch.from_numpy(np.random.default_rng(n).standard_normal((n, n, 3)).round(3))
    zero = torch.zeros(shape, requires_grad=True)
    back, = torch.autograd.grad((picture(zero, n, decorrelate) * g).sum(), zero)
    basis = torch.eye(zero.numel()).reshape(-1, *shape)
    A = torch.stack([picture(b, n, decorrelate).flatten() for b in basis], 1)
    shortest = torch.linalg.pinv(A) @ g.flatten()
    numbers = lambda t: [float(f'{v:.10g}') for v in t.flatten().tolist()]
    return {'side': n, 'decorrelate': decorrelate, 'gradient': numbers(g),
            'ascent': numbers(picture(back, n, decorrelate)), 'length': shortest.norm().item()}


cases = [case(8, True), case(7, True), case(8, False)]
print(json.dumps({'cases': cases, 'torch': torch.__version__}))
