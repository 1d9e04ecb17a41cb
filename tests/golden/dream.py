"""One step of DeepDream's direction by the independent implementation in reference.py: the gradient of the mean squared activations of
a layer with respect to the picture, divided by its mean absolute value. Writes tests/golden/dream.json.

    INCEPTIONV1_WEIGHTS=<folder> /usr/bin/python3 tests/golden/dream.py

    {"width": 40, "height": 32, "every": 17,
     "layers": [{"network": "resnet50", "layer": "conv3_2", "value": <mean square>, "direction": [<each 17th number, row by row, RGB>]}]}
"""
import json

import torch

import reference

WIDTH, HEIGHT, EVERY = 40, 32, 17
LAYERS = {'resnet50': ('conv3_2', 'conv4_1'), 'inceptionv1': ('inception_3b', 'inception_4c')}


def picture():
    """[1, 3, h, w]: waves that differ along x, along y and between the colors, within 0.1..0.9."""
    y, x, c = torch.meshgrid(*(torch.arange(n, dtype=torch.float64) for n in (HEIGHT, WIDTH, 3)), indexing='ij')
    waves = 0.5 + 0.4 * torch.sin(0.37 * x + 1.3 * c) * torch.cos(0.23 * y + 0.4 * c)
    return waves.permute(2, 0, 1)[None]


def main():
    layers = []
    for network, names in LAYERS.items():
        if not reference.is_there(network):
            raise SystemExit(f'{network}: its weights are not there.')
        run = reference.NETWORKS[network](torch.float64)
        for layer in names:
            x = picture().requires_grad_()
            value = run(x)[layer].square().mean()
            value.backward()
            direction = (x.grad / x.grad.abs().mean())[0].permute(1, 2, 0).flatten()[::EVERY]
            layers.append({'network': network, 'layer': layer, 'value': float(f'{value.item():.7g}'),
                           'direction': [float(f'{v:.6g}') for v in direction.tolist()]})
            print(network, layer, value.item())
    path = reference.ROOT / 'tests' / 'golden' / 'dream.json'
    head = json.dumps({'width': WIDTH, 'height': HEIGHT, 'every': EVERY})[:-1]
    rows = ',\n'.join(json.dumps(layer) for layer in layers)
    path.write_text(f'{head}, "layers": [\n{rows}\n]}}\n')


main()
