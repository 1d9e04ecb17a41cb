"""The range of one neuron of each network over the first 1,000 test pictures of CIFAR-10: the unit's activation at the center of the map,
before the ReLU, computed by the independent implementation in reference.py from the float weights. Writes
tests/golden/range-<network>.json, in which every group holds the numbers of its pictures and their activations.

    INCEPTIONV1_WEIGHTS=<folder> /usr/bin/python3 tests/golden/range.py

    {"network": "resnet50", "layer": "conv3_2", "unit": 26, "size": 96, "pictures": 1000,
     "groups": {"lowest": [[<index>, <activation>], ...], "slightlyNegative": ..., "slightlyPositive": ..., "highest": ...}}
"""
import json

import torch

import reference
from pictures import cifar10, enlarge

SIZE = 96
COUNT = 1000
BATCH = 20
UNITS = {'resnet50': ('conv3_2', 26), 'inceptionv1': ('inception_4a', 3)}


def main():
    pictures = cifar10(COUNT)
    for name, make in reference.NETWORKS.items():
        if not reference.is_there(name):
            print(f'{name}: its weights are not there; left out.')
            continue
        layer, unit = UNITS[name]
        run = make(pre_relu=True)
        values = []
        with torch.no_grad():
            for first in range(0, COUNT, BATCH):
                x = run(enlarge(pictures[first:first + BATCH], SIZE))[f'{layer}_pre_relu']
                values += x[:, unit, x.shape[2] // 2, x.shape[3] // 2].tolist()
        order = sorted(range(COUNT), key=values.__getitem__)
        # The median picture of each side stands for the slight ones: far from the ends, and not at zero.
        negative = [i for i in order if values[i] < 0]
        positive = [i for i in order if values[i] > 0]
        middle = lambda side: side[len(side) // 2:][:4]
        groups = {'lowest': order[:4], 'slightlyNegative': middle(negative), 'slightlyPositive': middle(positive),
                  'highest': order[-4:]}
        golden = {'network': name, 'layer': layer, 'unit': unit, 'size': SIZE, 'pictures': COUNT,
                  'groups': {key: [[i, float(f'{values[i]:.7g}')] for i in group] for key, group in groups.items()}}
        path = reference.ROOT / 'tests' / 'golden' / f'range-{name}.json'
        path.write_text(json.dumps(golden) + '\n')
        print(f'{path.name}: from {values[order[0]]:.3f} to {values[order[-1]]:.3f}')


main()
