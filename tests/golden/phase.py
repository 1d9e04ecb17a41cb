"""Smallest losses of the toy model in 16 cells of its phase diagram, by PyTorch with random numbers of its own: plain samples, Adam with
a cosine, the best of 16 starts, judged on a grid of inputs. Writes tests/golden/phase.json.

    /usr/bin/python3 tests/golden/phase.py

    {"2-1": [[<loss>, ... by density, from dense to rare], ... by importance, from least to most], "3-2": ...}
"""
import itertools
import json
import math
from pathlib import Path

import torch

CELLS, STARTS, BATCH, STEPS, RATE = 4, 16, 256, 1500, 0.02
GRID = {2: 300, 3: 48}
DENSITY = [10 ** (-2 * (k + 0.5) / CELLS) for k in range(CELLS)]
IMPORTANCE = [10 ** (2 * (k + 0.5) / CELLS - 1) for k in range(CELLS)]


def output(x, w, b):
    """x [model, sample, n], w [model, n, m], b [model, n]"""
    return torch.relu((x @ w) @ w.transpose(1, 2) + b[:, None])


def train(n, m, density, importance):
    """density [model], importance [model, n]"""
    models = len(density)
    w = (torch.randn(models, n, m) * math.sqrt(2 / (n + m))).requires_grad_()
    b = torch.zeros(models, n, requires_grad=True)
    adam = torch.optim.Adam([w, b], lr=RATE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(adam, STEPS)
    # Rare features would hardly ever meet in a batch: half of it has them at density 1/2, and samples are weighed back.
    for _ in range(STEPS):
        often = torch.where(torch.rand(BATCH) < 0.5, 1.0, 0.0)[None, :, None]
        p = density[:, None, None]
        present = torch.rand(models, BATCH, n) < often * 0.5 + (1 - often) * p
        count = present.sum(2)
        own = p[..., 0] ** count * (1 - p[..., 0]) ** (n - count)
        weight = own / (0.5 * own + 0.5 * 0.5**n)
        x = torch.rand(models, BATCH, n) * present
        loss = ((output(x, w, b) - x) ** 2 * importance[:, None]).sum(2)
        adam.zero_grad()
        (loss * weight).mean(1).sum().backward()
        adam.step()
        schedule.step()
    return w.detach().double(), b.detach().double()


def expected(w, b, s, importance):
    """The loss of one model over all patterns, each on a grid of midpoints."""
    n = len(b)
    side = (torch.arange(GRID[n], dtype=torch.float64) + 0.5) / GRID[n]
    total = 0.0
    for pattern in itertools.product((0, 1), repeat=n):
        axes = [side if on else torch.zeros(1, dtype=torch.float64) for on in pattern]
        x = torch.stack(torch.meshgrid(*axes, indexing='ij'), -1).reshape(1, -1, n)
        chance = math.prod(s if on else 1 - s for on in pattern)
        total += chance * float((((output(x, w[None], b[None]) - x) ** 2) * importance).sum(2).mean())
    return total


def main():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    result = {}
    for n, m in ((2, 1), (3, 2)):
        places = [(s, r) for r in IMPORTANCE for s in DENSITY for _ in range(STARTS)]
        density = torch.tensor([s for s, _ in places])
        importance = torch.ones(len(places), n)
        importance[:, -1] = torch.tensor([r for _, r in places])
        w, b = train(n, m, density, importance)
        losses = [expected(w[k], b[k], places[k][0], importance[k].double()) for k in range(len(places))]
        best = [min(losses[k : k + STARTS]) for k in range(0, len(places), STARTS)]
        result[f'{n}-{m}'] = [[round(v, 9) for v in best[k : k + CELLS]] for k in range(0, len(best), CELLS)]
    Path(__file__).with_suffix('.json').write_text(json.dumps(result, indent=1) + '\n')


main()
