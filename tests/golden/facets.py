"""What the units of public/units/<network>/facets.json answer to photographs, by the independent implementation in reference.py and the original float
weights: the 20 strongest of all 10,000 test pictures of CIFAR-10, and the responses (means over positions after the ReLU) to those of the quiz, in its
order. Writes tests/golden/facets-<network>.json; to be made again when `npm run facets` has written other pictures.

    INCEPTIONV1_WEIGHTS=<folder> /usr/bin/python3 tests/golden/facets.py [resnet50] [inceptionv1]

    {"network": "resnet50", "size": 96, "units": [
    {"unit": "conv4_5:790", "strongest": [<20 picture numbers>], "quiz": [<60 responses>]}]}
"""
import json
import sys

import numpy as np

import reference
from collection import COUNT, photographs

ROOT = reference.ROOT


def judge(name):
    entries = json.loads((ROOT / 'public/units' / name / 'facets.json').read_text())
    assert entries['pictures'] == COUNT
    seen = photographs(name, reference.NETWORKS[name](), entries['size'])
    layers = {}
    rows = []
    for entry in entries['units']:
        layer, unit = entry['unit'].split(':')
        if layer not in layers:
            layers = {layer: seen[layer]}
        values = layers[layer][:, int(unit)]
        rows.append({'unit': entry['unit'], 'strongest': np.argsort(-values, kind='stable')[:20].tolist(),
                     'quiz': [float(f'{values[i]:.4g}') for i in entry['quiz']['pictures']]})
    head = json.dumps({'network': name, 'size': entries['size']})[:-1]
    lines = ',\n'.join(json.dumps(row) for row in rows)
    (ROOT / 'tests/golden' / f'facets-{name}.json').write_text(f'{head}, "units": [\n{lines}\n]}}\n')
    print(f'{name}: {len(rows)} units')


for network in sys.argv[1:] or reference.NETWORKS:
    if reference.is_there(network):
        judge(network)
    else:
        print(f'{network}: its weights are not there; left out.')
