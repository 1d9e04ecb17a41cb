"""Losses that models reach which make numbers absolute with hidden ReLU neurons, y = ReLU(W2 ReLU(W1 x) + b), trained by PyTorch with
torch.optim.Adam: the best of many at each density, on fresh samples. Writes tests/golden/computation.json.

    /usr/bin/python3 tests/golden/computation.py

    {"features": 6, "hidden": 4, "decay": 0.7, "models": [{"density": 1, "loss": <best>, "all": [<every model's, ascending>]}]}
"""
import json
import pathlib

import torch

N, M, DECAY, MODELS = 3, 2, 0.7, 16
STEPS, BATCH, RATE, HALVING = 2000, 256, 0.005, 500
DENSITIES = (1, 0.3, 0.1)
SAMPLES = 200_000


def draw(generator, density, *shape):
    there = torch.rand(*shape, generator=generator) < density
    return torch.where(there, 2 * torch.rand(*shape, generator=generator) - 1, torch.zeros(()))


def main():
    torch.set_num_threads(1)
    importance = DECAY ** torch.arange(N)
    rows = []
    for density in DENSITIES:
        generator = torch.Generator().manual_seed(0)
        spread = 0.3 * (2 / (N + M)) ** 0.5
        into = (spread * torch.randn(MODELS, N, M, generator=generator)).requires_grad_()
        out = (spread * torch.randn(MODELS, M, N, generator=generator)).requires_grad_()
        bias = torch.full((MODELS, 1, N), 0.1, requires_grad=True)

        def losses(x):
            y = torch.relu(torch.relu(x @ into) @ out + bias)
            return (importance * (y - x.abs()).square()).sum(-1).mean(-1)

        adam = torch.optim.Adam([into, out, bias], lr=RATE)
        for step in range(STEPS):
            adam.param_groups[0]['lr'] = RATE * 2 ** (-step / HALVING)
            adam.zero_grad()
            losses(draw(generator, density, MODELS, BATCH, N)).sum().backward()
            adam.step()
        with torch.no_grad():
            found = losses(draw(generator, density, 1, SAMPLES, N)).sort().values.tolist()
        print(density, found)
        rows.append({'density': density, 'loss': float(f'{found[0]:.4g}'), 'all': [float(f'{v:.3g}') for v in found]})
    path = pathlib.Path(__file__).with_suffix('.json')
    head = json.dumps({'features': N, 'hidden': M, 'decay': DECAY})[:-1]
    path.write_text(f'{head}, "models": [\n' + ',\n'.join(json.dumps(row) for row in rows) + '\n]}\n')


main()
