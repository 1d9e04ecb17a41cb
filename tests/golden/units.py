"""Judges what the repo keeps of every unit, by the independent implementation in reference.py and the original float weights:

- the gallery: how strongly each recorded picture (decoded from its WebP by Pillow) excites its unit, and how strongly the best of all 10,000
  test pictures of CIFAR-10 does, enlarged to the same size;
- the ranks: the 20 strongest test pictures of one unit in every layer of both networks, 30 units in all.

Excitation is the mean over positions after the ReLU; of a class, its logit. Writes tests/golden/units-<network>.json.

    INCEPTIONV1_WEIGHTS=<folder> /usr/bin/python3 tests/golden/units.py [resnet50] [inceptionv1]

    {"network": "resnet50", "size": 96, "pictures": 10000,
     "examples": [{"layer": "conv1", "unit": 21, "strongest": [<20 picture numbers>]}],
     "gallery": [{"layer": "conv1", "unit": 3, "file": <start of the file's SHA-256>, "picture": 5.1, "largest": 1.2}]}

The units of `examples` lie a third into their layer, or at the next one that some picture excites; nobody chose them. The pass over the
photographs takes minutes; its result is kept in .cache/golden.
"""
import hashlib
import json
import sys

import numpy as np
import torch
from PIL import Image

import reference
from collection import COUNT, means, photographs

ROOT = reference.ROOT


def judge(name):
    gallery = json.loads((ROOT / 'content/units/gallery.json').read_text())
    size = gallery['size']
    run = reference.NETWORKS[name]()
    seen = dict(photographs(name, run, size))

    examples = []
    for layer, values in seen.items():
        channels = values.shape[1]
        unit = next(u % channels for u in range(channels // 3, 2 * channels) if values[:, u % channels].max() > 0)
        strongest = np.argsort(-values[:, unit], kind='stable')[:20]
        examples.append({'layer': layer, 'unit': unit, 'strongest': strongest.tolist()})

    judged = []
    for layer, entries in gallery['units'].get(name, {}).items():
        files = [ROOT / 'public/units' / name / layer / f'{entry["unit"]}.webp' for entry in entries]
        x = np.stack([np.asarray(Image.open(file).convert('RGB')) for file in files]).astype(np.float32) / 255
        assert x.shape[1:] == (size, size, 3), (layer, x.shape)
        with torch.no_grad():
            own = means(run(torch.from_numpy(x).permute(0, 3, 1, 2)))[layer]
        for i, entry in enumerate(entries):
            unit = entry['unit']
            judged.append({'layer': layer, 'unit': unit, 'file': hashlib.sha256(files[i].read_bytes()).hexdigest()[:16],
                           'picture': float(f'{own[i, unit]:.5g}'), 'largest': float(f'{seen[layer][:, unit].max():.5g}')})
        rows = [row for row in judged if row['layer'] == layer]
        live = [row for row in rows if row['largest'] != 0]
        wins = sum(row['picture'] > row['largest'] for row in live)
        print(f'{name} {layer}: {wins} of {len(live)} live units, {len(rows)} recorded')

    rows = lambda items: ',\n'.join(json.dumps(item) for item in items)
    head = json.dumps({'network': name, 'size': size, 'pictures': COUNT})[:-1]
    (ROOT / 'tests/golden' / f'units-{name}.json').write_text(
        f'{head}, "examples": [\n{rows(examples)}\n], "gallery": [\n{rows(judged)}\n]}}\n')


for network in sys.argv[1:] or reference.NETWORKS:
    if reference.is_there(network):
        judge(network)
    else:
        print(f'{network}: its weights are not there; left out.')
