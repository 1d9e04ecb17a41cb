"""How strongly the first 1,000 test pictures of CIFAR-10 excite some units of both networks, computed by the independent
implementation in reference.py from the float weights. Writes tests/golden/photographs-<network>.json: the bar that an optimized
picture of the same size has to clear.

    INCEPTIONV1_WEIGHTS=<folder> /usr/bin/python3 tests/golden/photographs.py

    {"network": "resnet50", "size": 64, "pictures": 1000,
     "units": [{"layer": "conv2_2", "unit": 32, "largest": <the largest mean over the map, of all pictures>}]}

The units lie evenly in their layer; nobody chose them. One that no picture excites at all is dead, and left out.
"""
import json

import torch

import reference
from pictures import cifar10, enlarge

SIZE = 64
COUNT = 1000
BATCH = 50
PER_LAYER = 4
LAYERS = {'resnet50': ('conv2_2', 'conv3_2', 'conv4_2'),
          'inceptionv1': ('conv2', 'inception_3b', 'inception_4b')}


def main():
    pictures = enlarge(cifar10(COUNT), SIZE)
    for name, make in reference.NETWORKS.items():
        if not reference.is_there(name):
            print(f'{name}: its weights are not there; left out.')
            continue
        run = make()
        largest = {}
        with torch.no_grad():
            for first in range(0, COUNT, BATCH):
                out = run(pictures[first:first + BATCH])
                for layer in LAYERS[name]:
                    top = out[layer].mean((2, 3)).amax(0)
                    largest[layer] = top if first == 0 else torch.maximum(largest[layer], top)
        units = []
        for layer in LAYERS[name]:
            channels = len(largest[layer])
            for k in range(PER_LAYER):
                unit = channels * (2 * k + 1) // (2 * PER_LAYER)
                value = largest[layer][unit].item()
                if value > 0:
                    units.append({'layer': layer, 'unit': unit, 'largest': float(f'{value:.6g}')})
                else:
                    print(f'{name} {layer}:{unit} is dead')
        path = reference.ROOT / 'tests' / 'golden' / f'photographs-{name}.json'
        rows = ',\n'.join(json.dumps(unit) for unit in units)
        head = json.dumps({'network': name, 'size': SIZE, 'pictures': COUNT})[:-1]
        path.write_text(f'{head}, "units": [\n{rows}\n]}}\n')
        print(f'{path.name}: {len(units)} units')


main()
