"""Measures how well the packed shards agree with the float weights, and writes src/tools/networks/measured.json.

    /usr/bin/python3 tests/golden/measure_precision.py [--pictures 500] [--size 64] [--network resnet50] [--folder public/networks] [--dry]

Pictures: the first of CIFAR-10's test set, enlarged to 64 px, where there are fewer cells than at 224 px for errors to average out over.
Per layer: over all pictures and positions, the correlation of each
channel's activations with those of the reference (reference.py, from the original files); of these, the median over channels. Channels that
never vary in the reference are left out. Top-1: the share of pictures to which both give the same class. Also printed: how far the
probability of any class is off, at most, in the first 50 pictures, and in how many of all pictures it is off by more than 1e-3. --dry
writes nothing.
"""
import argparse
import json

import torch

import reference
import shards
from pictures import ROOT, cifar10, enlarge

MEASURED = ROOT / 'src/tools/networks/measured.json'
SIZE = 64


class Correlation:
    """Per channel, from running sums in float64."""

    def __init__(self):
        self.sums = 0

    def add(self, a, b):
        a, b = (t.transpose(0, 1).flatten(1).double() for t in (a, b))
        self.sums = self.sums + torch.stack([torch.full((len(a),), a.shape[1], dtype=torch.float64),
                                             a.sum(1), b.sum(1), (a * a).sum(1), (b * b).sum(1), (a * b).sum(1)])

    def median(self):
        n, a, b, aa, bb, ab = self.sums
        va, vb, cov = aa - a * a / n, bb - b * b / n, ab - a * b / n
        live = va > 1e-9 * n
        return (cov[live] / (va[live] * vb[live].clamp(min=1e-30)).sqrt()).median().item()


def measure(name, folder, pictures, size):
    manifest, tensors, key = shards.load(folder)
    exact, packed = reference.NETWORKS[name](), shards.network(manifest, tensors)
    correlations, agree, off = {}, 0, []
    with torch.no_grad():
        for part in pictures.split(50 if size <= 112 else 10):
            x = enlarge(part, size)
            a, b = exact(x), packed(x)
            for layer in manifest['layers']:
                correlations.setdefault(layer['name'], Correlation()).add(a[layer['name']], b[layer['name']])
            off += (a['logits'].softmax(1) - b['logits'].softmax(1)).abs().amax(1).tolist()
            agree += (a['logits'].argmax(1) == b['logits'].argmax(1)).sum().item()
    total = sum(shard['bytes'] for shard in manifest['shards'])
    result = {'key': key, 'pictures': len(pictures), 'size': size,
              'correlation': {layer: round(c.median(), 6) for layer, c in correlations.items()},
              'top1Agreement': round(agree / len(pictures), 4)}
    worst = min(result['correlation'], key=result['correlation'].get)
    print(f"{name}: {total / 1e6:.2f} MB, top-1 agreement {result['top1Agreement']:.3f}, "
          f"lowest correlation {result['correlation'][worst]:.6f} ({worst}), "
          f"probabilities within {max(off[:50]):.1e} in 50 pictures, off by more than 1e-3 in "
          f"{sum(o > 1e-3 for o in off)} of {len(off)}", flush=True)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--pictures', type=int, default=500)
    parser.add_argument('--size', type=int, default=SIZE)
    parser.add_argument('--network', choices=list(reference.NETWORKS))
    parser.add_argument('--folder', default='public/networks')
    parser.add_argument('--dry', action='store_true')
    args = parser.parse_args()
    pictures = cifar10(args.pictures)
    known = json.loads(MEASURED.read_text()) if MEASURED.exists() else {}
    for name in [args.network] if args.network else list(reference.NETWORKS):
        result = measure(name, ROOT / args.folder / name, pictures, args.size)
        if args.dry:
            print(json.dumps(result['correlation'], indent=1))
        else:
            known[name] = result
            MEASURED.write_text(json.dumps(known, indent=2) + '\n')


main()
