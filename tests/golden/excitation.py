"""Judges exported feature visualizations: does the picture excite its unit more than every one of 1,000 CIFAR-10 pictures?

    /usr/bin/python3 tests/golden/excitation.py export1.json export2.json ... [--pictures 1000] [--out verdicts.json]

Each file is what feature-visualizer exports (figure, params, network, data.image = {width, height, rgb}); params name the network, the layer
and the unit. A file may also hold a list of such exports. The unit's excitation is the spatial mean of its channel after the ReLU (with negative
sign, which is judged for logits only, minus the logit), computed by reference.py in float32 from the original weights, for the exported picture and for the first
pictures of the test set enlarged bicubically to the same size. Exit status 1 unless at least 9 in 10 of the live units win; a unit is live if
any of the pictures, the exported one included, excites it at all.
"""
import argparse
import json
import sys
from collections import defaultdict

import torch

import reference
from pictures import cifar10, enlarge


def read(files):
    for file in files:
        with open(file) as handle:
            found = json.load(handle)
        for entry in found if isinstance(found, list) else [found]:
            params, image = entry['params'], entry['data']['image']
            rgb = torch.tensor(image['rgb'], dtype=torch.float32)
            if rgb.min() < 0 or rgb.max() > 1:
                raise SystemExit(f'{file}: the picture is not in 0..1')
            yield {'file': file, 'network': entry.get('network') or params['network'], 'layer': params['layer'],
                   'unit': int(params['unit']), 'negative': str(params.get('sign', 'positive')).startswith('neg'),
                   'x': rgb.view(image['height'], image['width'], 3).permute(2, 0, 1)}


def excitations(run, x, layers, batch=25):
    """{layer: [n, channels]}: spatial means, computed `batch` pictures at a time."""
    parts = defaultdict(list)
    with torch.no_grad():
        for part in x.split(batch):
            out = run(part)
            for layer in layers:
                t = out[layer]
                parts[layer].append(t.mean((2, 3)) if t.ndim == 4 else t)
    return {layer: torch.cat(t) for layer, t in parts.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('files', nargs='+')
    parser.add_argument('--pictures', type=int, default=1000)
    parser.add_argument('--out')
    args = parser.parse_args()
    groups = defaultdict(list)
    for entry in read(args.files):
        if entry['negative'] and entry['layer'] != 'logits':
            raise SystemExit(f"{entry['file']}: negative sign is judged for logits only (other layers end in a ReLU)")
        if entry['x'].shape[1] != entry['x'].shape[2]:
            raise SystemExit(f"{entry['file']}: the picture is not square")
        groups[entry['network'], entry['x'].shape[1]].append(entry)
    pictures = cifar10(args.pictures)
    verdicts = []
    for (network, size), entries in groups.items():
        run = reference.NETWORKS[network]()
        layers = sorted({entry['layer'] for entry in entries})
        others = excitations(run, enlarge(pictures, size), layers)
        own = excitations(run, torch.stack([entry['x'] for entry in entries]), layers)
        for i, entry in enumerate(entries):
            sign = -1 if entry['negative'] else 1
            mine = sign * own[entry['layer']][i, entry['unit']].item()
            theirs = sign * others[entry['layer']][:, entry['unit']]
            live = mine != 0 or bool((theirs != 0).any())
            beaten = int((theirs < mine).sum())
            verdict = {'network': network, 'unit': f"{entry['layer']}:{entry['unit']}", 'size': size, 'excitation': mine,
                       'best': theirs.max().item(), 'beaten': beaten, 'of': len(theirs), 'live': live,
                       'wins': beaten == len(theirs), 'file': entry['file']}
            verdicts.append(verdict)
            state = 'beats all' if verdict['wins'] else f'beats {beaten}' if live else 'dead'
            print(f"{network:12} {verdict['unit']:20} {size:4} px  {mine:10.4f}  best of the others {verdict['best']:10.4f}  {state}")
    live = [v for v in verdicts if v['live']]
    wins = sum(v['wins'] for v in live)
    print(f'{wins} of {len(live)} live units are excited more than by each of {args.pictures} pictures.')
    if args.out:
        with open(args.out, 'w') as handle:
            json.dump(verdicts, handle, indent=1)
    sys.exit(0 if live and wins >= 0.9 * len(live) else 1)


main()
