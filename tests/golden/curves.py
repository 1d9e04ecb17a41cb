"""Where the curve units of the field notes point, by the independent implementation in reference.py and the original float weights, and by curves
drawn here: a pixel of a curve is the share of 16 points in it that lie within the band of an arc, so nothing is shared with src/lib/stimuli.

    INCEPTIONV1_WEIGHTS=<folder> /usr/bin/python3 tests/golden/curves.py [resnet50] [inceptionv1]

Writes tests/golden/curves-<network>.json. From the notes it takes only which units are called curve detectors.

    {"network": "resnet50", "size": 112, "units": [{"unit": "conv3_1:20", "orientation": 3.1, "opposite": 0.1, "line": 0.4}]}

Degrees go clockwise on the screen from the right, to where the curve bulges: the direction of the mean over radii and inks, each response squared.
`opposite` is the largest response within 20 degrees of the other direction for the best radius and ink, `line` the largest to a straight band of that
ink, both as shares of the peak. A unit answers within 12 pixels of the middle. The pass takes minutes; its result is kept in .cache/golden.
"""
import json
import sys

import numpy as np
import torch

import reference

SIZE = 112
STEP = 15
RADII = (14, 22, 35, 55, 75)
LENGTH = 56
BAND = 2.8
# Brightness of the ink and of the paper.
INKS = {'light': (0.95, 0.3), 'dark': (0.05, 0.7)}
REACH = 12
FINE = 4
BATCH = 24


def band(degrees, radius):
    """[SIZE, SIZE], 0..1: how much of each pixel an arc covers that bulges towards `degrees`; straight where `radius` is None."""
    places = (np.arange(SIZE * FINE) + 0.5) / FINE - SIZE / 2
    y, x = np.meshgrid(places, places, indexing='ij')
    turned = (x + 1j * y) * np.exp(-1j * np.radians(degrees))
    if radius is None:
        covered = (np.abs(turned.real) <= BAND / 2) & (np.abs(turned.imag) <= LENGTH / 2)
    else:
        from_center = turned + radius
        half = min(LENGTH / radius, np.radians(160)) / 2
        covered = (np.abs(np.abs(from_center) - radius) <= BAND / 2) & (np.abs(np.angle(from_center)) <= half)
    return covered.reshape(SIZE, FINE, SIZE, FINE).mean((1, 3))


def pictures():
    """Coverages [n, SIZE, SIZE] and, of each, its (radius, degrees)."""
    keys = [(radius, degrees) for radius in RADII for degrees in range(0, 360, STEP)]
    keys += [(None, degrees) for degrees in range(0, 180, STEP)]
    return np.stack([band(degrees, radius) for radius, degrees in keys]).astype(np.float32), keys


def middle(x):
    """[n, c, h, w] -> [n, c]: the largest response whose cell lies within REACH pixels of the middle."""
    cells = x.shape[-1]
    stride = SIZE / cells
    inside = np.abs((np.arange(cells) + 0.5) * stride - SIZE / 2) <= REACH + stride / 2
    first, last = np.flatnonzero(inside)[[0, -1]]
    return x[:, :, first:last + 1, first:last + 1].amax((2, 3)).numpy()


def respond(run, covered, layers):
    """{layer: {ink: [n, channels]}}"""
    result = {layer: {} for layer in layers}
    for ink, (front, back) in INKS.items():
        gray = torch.from_numpy(back + (front - back) * covered)
        parts = {layer: [] for layer in layers}
        with torch.no_grad():
            for batch in gray.split(BATCH):
                out = run(batch[:, None].expand(-1, 3, -1, -1))
                for layer in layers:
                    parts[layer].append(middle(out[layer]))
        for layer in layers:
            result[layer][ink] = np.concatenate(parts[layer])
    return result


LAYERS = {'resnet50': [f'conv{stage}_{i}' for stage, count in ((2, 3), (3, 4)) for i in range(1, count + 1)],
          'inceptionv1': ['conv2', 'inception_3a', 'inception_3b']}


def answers(name):
    """{layer/ink: [n, channels]} and the (radius, degrees) of each picture."""
    covered, keys = pictures()
    folder = reference.ROOT / '.cache' / 'golden'
    path = folder / f'curves-{name}.npz'
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        found = respond(reference.NETWORKS[name](), covered, LAYERS[name])
        np.savez(path, **{f'{layer}/{ink}': values for layer, inks in found.items() for ink, values in inks.items()})
    return dict(np.load(path)), keys


def describe(columns, keys):
    """`columns`: {ink: [n]}, one unit's responses."""
    directions = np.arange(0, 360, STEP)
    tunings = {(ink, radius): np.array([values[keys.index((radius, degrees))] for degrees in directions])
               for ink, values in columns.items() for radius in RADII}
    (ink, _), tuning = max(tunings.items(), key=lambda item: item[1].max())
    peak = tuning.max()
    total = sum(t ** 2 for t in tunings.values())
    mean = np.degrees(np.angle((total * np.exp(1j * np.radians(directions))).sum())) % 360
    far = np.abs((directions - mean) % 360 - 180) <= 20
    straight = max(columns[ink][i] for i, (radius, _) in enumerate(keys) if radius is None)
    return {'orientation': round(float(mean), 1), 'opposite': round(float(tuning[far].max() / peak), 3),
            'line': round(float(straight / peak), 3)}


def judge(name):
    notes = json.loads((reference.ROOT / 'content/units' / f'{name}.json').read_text())
    found, keys = answers(name)
    rows = []
    for note in notes:
        if note['family'] == 'curve':
            layer, channel = note['unit'].split(':')
            columns = {ink: found[f'{layer}/{ink}'][:, int(channel)] for ink in INKS}
            rows.append({'unit': note['unit'], **describe(columns, keys)})
    text = ',\n'.join(json.dumps(row) for row in rows)
    head = json.dumps({'network': name, 'size': SIZE})[:-1]
    (reference.ROOT / 'tests/golden' / f'curves-{name}.json').write_text(f'{head}, "units": [\n{text}\n]}}\n')
    own = {note['unit']: note['evidence']['orientation'] for note in notes if note['family'] == 'curve'}
    apart = sorted((abs((row['orientation'] - own[row['unit']] + 180) % 360 - 180), row['unit']) for row in rows)
    print(f'{name}: {len(rows)} units, {sum(gap <= 15 for gap, _ in apart)} within 15 degrees; farthest {apart[-12:]}')


for network in sys.argv[1:] or reference.NETWORKS:
    if reference.is_there(network):
        judge(network)
    else:
        print(f'{network}: its weights are not there; left out.')
