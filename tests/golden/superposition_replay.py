"""The same samples, other arithmetic: golden numbers for tests/unit/superposition/replay.test.ts and geometry.test.ts.

    nice /usr/bin/python3 tests/golden/superposition_replay.py     writes superposition-replay.json beside this file (seconds)

`replays`: the generator of src/lib/math/random.ts and the drawing rules of src/lib/superposition/draw.ts restated in numpy, the training step by
autograd and torch.optim in float64; weights after some steps and the mean loss of all steps. `geometry`: dimensionality, interference and
dimensions per feature of a random matrix, straight from their definitions.
"""
import json
from pathlib import Path

import numpy as np
import torch

torch.set_num_threads(1)
GRID = 2 ** 24


def pcg(value):
    value = np.asarray(value, dtype=np.int64) & 0xFFFFFFFF
    state = (value * 747796405 + 2891336453) & 0xFFFFFFFF
    word = (((state >> ((state >> 28) + 4)) ^ state) * 277803737) & 0xFFFFFFFF
    return (word >> 22) ^ word


def hashed(key, counter):
    return pcg(pcg(counter) ^ key)


def normals(key, count):
    at = np.arange(count)
    u = (hashed(key, 2 * at) >> 8) / GRID + 2.0 ** -25
    return np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * (hashed(key, 2 * at + 1) >> 8) / GRID)


def text_hash(text):
    value = 2166136261
    for letter in text:
        value = ((value ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return value


def start(c, k):
    """E, D, b of model k."""
    n, m = c['features'], c['hidden']
    weights = pcg(pcg(c['seed']) + pcg(text_hash('weights') ^ 0x9E3779B9))
    apart = c['weights'] == 'untied'
    w = normals(pcg(weights + pcg(k)), n * m * (1 + apart)) * np.sqrt(2 / (n + m))
    E = torch.tensor(w[:n * m].astype(np.float32).astype(float).reshape(n, m), requires_grad=True)
    D = torch.tensor(w[n * m:].astype(np.float32).astype(float).reshape(n, m), requires_grad=True) if apart else E
    return E, D, torch.zeros(n, dtype=torch.float64, requires_grad=True)


def samples(c, k, step):
    """Inputs [batch, n] and weights [batch] of one step of model k."""
    n, batch = c['features'], c['batch']
    density = np.array(c['density'], dtype=np.float32).reshape(-1, n)
    density = density[k % len(density)].astype(float)
    grouped = c['groups'] is not None
    streams = 2 * n if grouped else n
    key = pcg(pcg(c['seed']) + k)
    bits = hashed(key, (step * batch + np.arange(batch)[:, None]) * streams + np.arange(streams)) >> 8
    width = np.floor(density * GRID + 0.5)
    weight = np.ones(batch)
    if c['sampling'] == 'patterns':
        pattern = np.arange(batch) % 2 ** n
        there = (pattern[:, None] >> np.arange(n)) & 1 == 1
        weight = np.where(there, density, 1 - density).prod(1) * 2 ** n
        strength = bits / GRID
    elif grouped:
        low, end = {}, {}
        for i, group in enumerate(c['groups']):
            side = (group['set'], group['side'])
            low.setdefault(side, end.get(group['set'], 0))
            end[group['set']] = max(end.get(group['set'], 0), low[side] + width[i])
        begin = np.array([low[g['set'], g['side']] for g in c['groups']])
        shared = bits[:, [g['set'] for g in c['groups']]]
        there = (shared >= begin) & (shared < begin + width)
        strength = bits[:, n:] / GRID
    else:
        there, strength = bits < width, bits / width
    if c['inputs'] == 'signed':
        strength = 2 * strength - 1
    return torch.tensor(np.where(there, strength, 0)), torch.tensor(weight)


def replay(c):
    importance = torch.tensor(np.array(c['importance'], dtype=np.float32).astype(float))
    found = {'W': [], 'decoder': [], 'b': [], 'loss': []}
    for k in range(c['instances']):
        E, D, b = start(c, k)
        optimizer = torch.optim.AdamW([E, b] if D is E else [E, D, b], lr=c['rate'], weight_decay=c['weightDecay'])
        total = 0
        for step in range(c['stepsTaken']):
            for group in optimizer.param_groups:
                group['lr'] = c['rate'] * 0.5 ** (step / c['halving']) if c['halving'] else c['rate']
            x, weight = samples(c, k, step)
            h = x @ E
            h = h.relu() if c['hiddenActivation'] == 'relu' else h
            y = h @ D.T + b
            y = y.relu() if c['outputActivation'] == 'relu' else y
            want = {'absolute': x.abs(), 'positive': x.relu()}.get(c['target'], x)
            loss = (((y - want) ** 2 * importance).sum(1) * weight).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        for name, value in (('W', E), ('decoder', D), ('b', b)):
            found[name] += [round(v, 7) for v in value.detach().flatten().tolist()]
        found['loss'].append(round(total / c['stepsTaken'], 8))
    return {'config': {key: value for key, value in c.items() if value is not None and key != 'stepsTaken'}, 'steps': c['stepsTaken'], **found}


def config(n, m, density, importance, **other):
    return {'features': n, 'hidden': m, 'instances': 2, 'importance': importance, 'density': density, 'groups': None, 'weights': 'tied',
            'hiddenActivation': 'linear', 'outputActivation': 'relu', 'inputs': 'positive', 'target': 'identity', 'batch': 32, 'sampling': 'random',
            'rate': 0.01, 'halving': 0, 'weightDecay': 0, 'seed': 7, 'stepsTaken': 60, **other}


CONFIGS = {
    'ReLU output, halving, decay, a density for each model': config(5, 2, [0.3, 0.2, 0.5, 0.1, 1, 0.05, 0.4, 0.4, 0.2, 0.3], [1, 0.9, 0.8, 0.7, 0.6], halving=25, weightDecay=0.01),
    'linear': config(4, 3, [0.5] * 4, [1, 0.5, 2, 1], outputActivation='linear'),
    'ReLU hidden and output': config(4, 3, [0.4] * 4, [1] * 4, hiddenActivation='relu'),
    'absolute value, untied': config(3, 4, [0.5] * 3, [1, 0.8, 0.6], weights='untied', hiddenActivation='relu', inputs='signed', target='absolute'),
    'positive part': config(4, 2, [0.6] * 4, [1, 0.9, 0.8, 0.7], hiddenActivation='relu', inputs='signed', target='positive'),
    'groups': config(5, 2, [0.2, 0.2, 0.3, 0.1, 0.4], [1] * 5, groups=[{'set': k, 'side': side} for k, side in ((0, 0), (0, 0), (1, 0), (1, 1), (1, 2))]),
    'every pattern': config(3, 2, [0.3, 0.2, 0.6], [1, 1, 0.5], sampling='patterns'),
    'one feature, more dimensions than features': config(1, 3, [0.5], [1]),
}


def geometry():
    n, m = 9, 4
    W = np.random.default_rng(3).normal(size=(n, m)).round(4)
    W[4] = 0
    length = np.sqrt((W ** 2).sum(1))
    share, others = [], []
    for i in range(n):
        if length[i] == 0:
            share.append(0)
            others.append(0)
            continue
        along = np.array([np.dot(W[i] / length[i], W[j]) ** 2 for j in range(n)])
        share.append(length[i] ** 2 / along.sum())
        others.append(np.delete(along, i).sum())
    return {'features': n, 'hidden': m, 'W': W.flatten().tolist(), 'norms': length.tolist(), 'dimensionality': share, 'interference': others,
            'dimensionsPerFeature': m / np.linalg.norm(W, 'fro') ** 2}


if __name__ == '__main__':
    rows = ',\n'.join(json.dumps({'name': name, **replay(c)}) for name, c in CONFIGS.items())
    text = '{"replays": [\n%s\n],\n"geometry": %s}\n' % (rows, json.dumps(geometry()))
    (Path(__file__).parent / 'superposition-replay.json').write_text(text)
