"""Toy models of superposition in PyTorch, from torch's own random numbers: golden losses and shapes for tests/unit/claims/superposition.test.ts.

    nice /usr/bin/python3 tests/golden/superposition.py [--only NAME ...]     writes superposition.json beside this file (10 minutes on a quiet core)

Every set-up is trained with all restarts as one batch: float32, autograd, torch.optim.Adam with the rate halving smoothly. Final weights are judged
by their expected loss (every pattern of presence weighed by its probability, strengths from a scrambled Sobol sequence), not by the batches that
trained them. superposition_replay.py holds single steps and the geometry to PyTorch.
"""
import argparse
import collections
import itertools
import json
import time
from pathlib import Path

import torch

torch.set_num_threads(1)
HERE = Path(__file__).parent
# Restarts in all; the first `restarts` of a setting are what as many of ours are held against.
ALL = 64
# A feature with a direction shorter than this is not represented.
KEPT = 0.5


def setting(name, n, m, density, decay=1.0, restarts=8, batch=256, steps=2000, rate=0.01, halving=500, **other):
    return {'name': name, 'features': n, 'hidden': m, 'density': density, 'decay': decay, 'restarts': restarts, 'batch': batch, 'steps': steps,
            'rate': rate, 'halving': halving, 'groups': None, 'weights': 'tied', 'hiddenActivation': 'linear', 'outputActivation': 'relu',
            'inputs': 'positive', 'target': 'identity', 'sampling': 'random', 'shape': None, **other}


def sets(*sides):
    """Sets of features that share a draw, from the sides of their members: ((0, 0), (0, 1)) is a pair that comes together and one that never does."""
    return [[k, side] for k, members in enumerate(sides) for side in members]


ABSOLUTE = {'weights': 'untied', 'hiddenActivation': 'relu', 'inputs': 'signed', 'target': 'absolute'}
SETTINGS = [
    setting('pair', 2, 1, 0.05, restarts=16, shape=[0.5, 1.0, 0.0]),
    setting('pentagon', 5, 2, 0.05, restarts=16, shape=[0.4, 1.13, -0.25]),
    setting('octahedron', 6, 3, 0.01, restarts=16, batch=512, shape=[0.5, 1.0, 0.0]),
    setting('antiprism', 8, 3, 0.01, restarts=16, batch=512, shape=[0.3685, 1.15, -0.26]),
    setting('introduction, density 1', 5, 2, 1.0, decay=0.9, batch=128),
    setting('introduction, density 0.2', 5, 2, 0.2, decay=0.9, restarts=16, batch=128),
    setting('introduction, density 0.05', 5, 2, 0.05, decay=0.9),
    setting('one rarer feature', 5, 2, [0.05, 0.05, 0.05, 0.05, 0.01]),
    setting('ten features', 10, 5, 0.1, decay=0.75, batch=128),
    setting('linear', 10, 4, 0.3, decay=0.8, restarts=4, batch=128, outputActivation='linear'),
    setting('hidden ReLU', 10, 5, 0.5, decay=0.75, restarts=4, batch=128, hiddenActivation='relu'),
    setting('absolute value, 3 neurons', 2, 3, 0.3, decay=0.8, restarts=16, **ABSOLUTE),
    setting('correlated pairs', 6, 2, 0.1, groups=sets((0, 0), (0, 0), (0, 0))),
    setting('anticorrelated pairs', 4, 2, 0.1, restarts=16, groups=sets((0, 1), (0, 1))),
    setting('every pattern', 3, 2, 0.3, decay=0.8, sampling='patterns'),
]


def densities(s):
    density = torch.tensor(s['density'])
    return density if density.ndim else density.expand(s['features'])


def present(s, shape):
    """Presence of features, bool [*shape, n]: apart, or by the draw that a set shares, in which each side has its own interval."""
    if s['groups'] is None:
        return torch.rand(*shape, s['features']) < densities(s)
    where = torch.tensor([g for g, _ in s['groups']])
    sides = torch.tensor([side for _, side in s['groups']], dtype=torch.float32)
    u = torch.rand(*shape, int(where.max()) + 1)[..., where]
    return (u >= sides * s['density']) & (u < (sides + 1) * s['density'])


def forward(s, x, E, D, b):
    """x [k, batch, n]; E, D [k, n, m]; b [k, n] -> output, [k, batch, n]."""
    h = x @ E
    if s['hiddenActivation'] == 'relu':
        h = h.relu()
    y = h @ D.transpose(1, 2) + b[:, None]
    return y.relu() if s['outputActivation'] == 'relu' else y


def losses(s, x, E, D, b, weight=None):
    """Importance-weighted squared error, summed over features, meaned over samples: [k]."""
    importance = s['decay'] ** torch.arange(s['features'], dtype=x.dtype)
    want = x.abs() if s['target'] == 'absolute' else x
    error = ((want - forward(s, x, E, D, b)) ** 2 * importance).sum(-1)
    return error.mean(1) if weight is None else (error * weight).mean(1)


def patterns(s):
    """Every pattern of presence [p, n] and its probability [p]."""
    n, q = s['features'], s['density']
    if s['groups'] is None:
        rows = torch.tensor(list(itertools.product([0.0, 1.0], repeat=n)))
        return rows, torch.where(rows > 0, densities(s), 1 - densities(s)).prod(1)
    found = {}
    drawn = sorted({g for g, _ in s['groups']})
    sides = sorted({side for _, side in s['groups']})
    for choice in itertools.product([None, *sides], repeat=len(drawn)):
        row = tuple(float(choice[drawn.index(g)] == side) for g, side in s['groups'])
        chance = 1.0
        for c in choice:
            chance *= 1 - q * len(sides) if c is None else q
        found[row] = found.get(row, 0) + chance
    return torch.tensor(list(found)), torch.tensor(list(found.values()))


def expected_loss(s, E, D, b, points=512):
    rows, chance = patterns(s)
    keep = chance > 1e-7
    rows, chance = rows[keep], chance[keep] / chance[keep].sum()
    strength = torch.quasirandom.SobolEngine(s['features'], scramble=True, seed=5).draw(points)
    if s['inputs'] == 'signed':
        strength = 2 * strength - 1
    x = (rows[:, None] * strength[None]).reshape(1, -1, s['features'])
    weight = (chance[:, None].expand(-1, points) * len(chance)).reshape(1, -1)
    with torch.no_grad():
        return torch.cat([losses(s, x, E[k:k + 1], D[k:k + 1], b[k:k + 1], weight) for k in range(len(E))])


def train(s, models, seed):
    """Final E, D, b of `models` restarts."""
    torch.manual_seed(seed)
    n, m = s['features'], s['hidden']
    sd = (2 / (n + m)) ** 0.5
    E = (torch.randn(models, n, m) * sd).requires_grad_()
    D = E if s['weights'] == 'tied' else (torch.randn(models, n, m) * sd).requires_grad_()
    b = torch.zeros(models, n, requires_grad=True)
    optimizer = torch.optim.Adam([E, b] if D is E else [E, D, b], lr=s['rate'])
    weight = None
    if s['sampling'] == 'patterns':
        rows, chance = patterns(s)
        repeat = s['batch'] // len(rows)
        fixed, weight = rows.repeat(repeat, 1)[None], (chance * len(rows)).repeat(repeat)[None]
    for step in range(s['steps']):
        for group in optimizer.param_groups:
            group['lr'] = s['rate'] * 0.5 ** (step / s['halving'])
        shape = (models, s['batch'])
        strength = torch.rand(*shape, n)
        if s['inputs'] == 'signed':
            strength = 2 * strength - 1
        x = strength * (fixed if weight is not None else present(s, shape))
        optimizer.zero_grad()
        losses(s, x, E, D, b, weight).sum().backward()
        optimizer.step()
    return E.detach(), D.detach(), b.detach()


def dimensionality(E):
    """D of every feature, [k, n]."""
    unit = E / E.norm(dim=2, keepdim=True).clamp_min(1e-9)
    return E.pow(2).sum(2) / (unit @ E.transpose(1, 2)).pow(2).sum(2).clamp_min(1e-12)


def digits(values, count=5):
    return [digits(v, count) if isinstance(v, list) else float(f'{v:.{count}g}') for v in values]


def shaped(s, E, b):
    """Restarts in which every feature has the dimensionality (within 0.02), the length and the bias (within 0.03) of the shape."""
    share, length, bias = s['shape']
    fits = ((dimensionality(E) - share).abs() <= 0.02) & ((E.norm(dim=2) - length).abs() <= 0.03) & ((b - bias).abs() <= 0.03)
    return int(fits.all(1).sum())


def measure(s, seed=11):
    E, D, b = train(s, ALL, seed)
    loss = expected_loss(s, E, D, b)
    best = int(loss.argmin())
    # A loss can be zero, to which nothing is near in percent.
    kept = sum(loss <= 1.05 * loss.min() + 1e-6).item()
    found = {'best': loss.min().item(), 'bestOfAsMany': loss[:s['restarts']].min().item(), 'all': ALL, 'within5': int(kept),
             'kept': (E.norm(dim=2) > KEPT).sum(1).tolist(),
             'E': digits(E[best].flatten().tolist()), 'b': digits(b[best].tolist())}
    if s['shape']:
        found['shaped'] = shaped(s, E, b)
    if s['weights'] == 'untied':
        found['D'] = digits(D[best].flatten().tolist())
    print(f"{s['name']:24} best {found['best']:.6f}  best of {s['restarts']} {found['bestOfAsMany']:.6f}  within 5 % {found['within5']} of {ALL}")
    print('   kept of all', collections.Counter(found['kept']), ' of the best', found['kept'][best], ' shaped', found.get('shaped'))
    found['kept'] = [found['kept'].count(k) for k in range(s['features'] + 1)]
    print('   loss ', digits(loss.sort().values.tolist(), 3)[::4], flush=True)
    print('   D    ', digits(dimensionality(E[best:best + 1])[0].tolist(), 3), ' norms', digits(E[best].norm(dim=1).tolist(), 3), ' b', digits(b[best].tolist(), 3), flush=True)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--only', nargs='*', help='settings to train anew; the others stay as they are')
    only = parser.parse_args().only
    file = HERE / 'superposition.json'
    found = {row['name']: row for row in json.loads(file.read_text())['settings']} if only else {}
    for s in SETTINGS:
        if only and s['name'] not in only:
            continue
        start = time.time()
        found[s['name']] = {**s, 'torch': measure(s)}
        print(f'   {time.time() - start:.0f} s', flush=True)
    rows = ',\n'.join(json.dumps(found[s['name']]) for s in SETTINGS)
    file.write_text('{"torch": "%s", "settings": [\n%s\n]}\n' % (torch.__version__, rows))


if __name__ == '__main__':
    main()
