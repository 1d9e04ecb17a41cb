"""Golden numbers for the graph runner: activations and gradients of both networks on one small picture, computed in float64 by the
independent implementation in reference.py from the original float weights. Writes tests/golden/parity-<network>.json.

    INCEPTIONV1_WEIGHTS=<folder> /usr/bin/python3 tests/golden/make_parity.py

The picture is [size, size, 3], RGB in 0..1; at row y, column x, channel c (R = 0)
    0.5 + 0.22 sin(0.31 x + 0.17 y + 1.3 c) + 0.16 sin(0.07 x (c + 1) - 0.43 y + 0.5) + 0.1 sin(0.011 x y + 2.1 c)

    {
      "network": "resnet50", "size": 48,
      "picture": {"mean": <mean of all values>, "first": [<the first 6 values>]},
      "layers": {"<layer>": {
        "shape": [h, w, c],            after the ReLU; [1000] for logits
        "mean": <mean>, "rms": <root mean square>,
        "indices": [24 flat indices, row-major in shape], "values": [24 activations there]}},
      "gradients": [{
        "layer": "conv2_1", "channel": 17,   objective: the mean of this channel over all its cells
        "objective": <its value>,
        "rms": <root mean square of the gradient with respect to the picture>,
        "indices": [40 flat indices into [size, size, 3]], "values": [40 partial derivatives, unit: per 0..1 of the picture]}]
    }

Activations at 20 of the 24 indices are not 0. Channels of the gradients are alive in 0.4 to 0.95 of their cells where the layer has such
channels. In float32 a rounding can flip a ReLU that lies at 0 and with it a part of the gradient, so compare by the median.
"""
import json
import math
import random

import torch

import reference

# The smallest at which the last maps still have more than one cell: every tap of a filter and every edge is used.
SIZES = {'resnet50': 48, 'inceptionv1': 64}
GRADIENTS = {'resnet50': ('conv1', 'conv2_1', 'conv3_4', 'conv4_3', 'conv5_2'),
             'inceptionv1': ('conv1', 'conv2', 'inception_3b', 'inception_4b', 'inception_5a')}


def picture(size):
    """[1, 3, size, size] in float64."""
    def value(y, x, c):
        return (0.5 + 0.22 * math.sin(0.31 * x + 0.17 * y + 1.3 * c)
                + 0.16 * math.sin(0.07 * x * (c + 1) - 0.43 * y + 0.5) + 0.1 * math.sin(0.011 * x * y + 2.1 * c))
    return torch.tensor([[[[value(y, x, c) for x in range(size)] for y in range(size)] for c in range(3)]],
                        dtype=torch.float64)


def rounded(values):
    return [float(f'{v:.9g}') for v in values]


def last(t):
    """[1, c, h, w] -> [h, w, c]; [1, n] -> [n]."""
    return t[0].permute(1, 2, 0) if t.ndim == 4 else t[0]


def sample(values, count, alive, rng):
    """`count` flat indices in order, `alive` of them where the value is not 0 (as far as there are so many)."""
    order = list(range(len(values)))
    rng.shuffle(order)
    nonzero = [i for i in order if values[i] != 0][:alive]
    chosen = set(nonzero)
    rest = [i for i in order if i not in chosen][:count - len(nonzero)]
    return sorted(nonzero + rest)


def live_channel(activations):
    """The channel whose share of live cells is nearest to the middle of 0.4 .. 0.95; ties by the larger mean."""
    flat = activations[0].flatten(1)
    share = (flat > 0).double().mean(1)
    scale = flat.mean(1) / flat.mean(1).max()
    return int(((share - 0.675).abs() - 0.05 * scale).argmin())


def main():
    for name, make in reference.NETWORKS.items():
        if not reference.is_there(name):
            print(f'{name}: its weights are not there; left out.')
            continue
        rng = random.Random(2)
        run = make(torch.float64)
        size = SIZES[name]
        x = picture(size).requires_grad_()
        activations = run(x)
        flat = last(x.detach()).flatten().tolist()
        golden = {'network': name, 'size': size,
                  'picture': {'mean': sum(flat) / len(flat), 'first': rounded(flat[:6])},
                  'layers': {}, 'gradients': []}
        for layer, t in activations.items():
            t = last(t.detach())
            values = t.flatten().tolist()
            indices = sample(values, 24, 20, rng)
            golden['layers'][layer] = {'shape': list(t.shape), 'mean': rounded([t.mean().item()])[0],
                                       'rms': rounded([t.square().mean().sqrt().item()])[0], 'indices': indices,
                                       'values': rounded([values[i] for i in indices])}
        for layer in GRADIENTS[name]:
            channel = live_channel(activations[layer].detach())
            objective = activations[layer][0, channel].mean()
            gradient = last(torch.autograd.grad(objective, x, retain_graph=True)[0])
            values = gradient.flatten().tolist()
            indices = sample(values, 40, 40, rng)
            share = (activations[layer][0, channel] > 0).double().mean().item()
            print(f'{name} {layer}:{channel}, {share:.2f} of its cells alive')
            golden['gradients'].append({'layer': layer, 'channel': channel, 'objective': rounded([objective.item()])[0],
                                        'rms': rounded([gradient.square().mean().sqrt().item()])[0],
                                        'indices': indices, 'values': rounded([values[i] for i in indices])})
        out = reference.ROOT / 'tests' / 'golden' / f'parity-{name}.json'
        out.write_text(json.dumps(golden) + '\n')
        print(f'{out.name}: {out.stat().st_size / 1e3:.1f} kB')


main()
