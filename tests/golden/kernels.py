"""Kernels between units, from the original weights: the gradient of one cell of a unit with respect to a unit of an earlier layer, by
PyTorch's autograd through reference.py made linear (ReLU and local response normalization pass everything on, max pooling averages;
batch norm stays as Keras has it, unfolded). In double precision, so that only the site's own rounding is left to be seen.

    INCEPTIONV1_WEIGHTS=... python3 tests/golden/kernels.py

writes kernels.json: for each network edges `to`, `from`, the rows of the kernel (cut to where it is not zero) and `top`, `left`: where
its first cell lies, counted in cells of the source from the cell under the unit. `input:0` is blue, 0..255.
"""
import json
from pathlib import Path

import torch

import reference

EDGES = {
    'inceptionv1': [
        ('conv1:12', 'input:2'),
        ('conv2:17', 'conv1:5'),  # pooling, normalization, a bottleneck
        ('inception_3a:10', 'conv2:60'),  # 1 x 1
        ('inception_3a:100', 'conv2:33'),  # 3 x 3
        ('inception_3a:207', 'conv2:100'),  # 5 x 5
        ('inception_3a:240', 'conv2:7'),  # the branch that pools
        ('inception_3b:50', 'inception_3a:207'),
        ('inception_3b:200', 'inception_3a:198'),
        ('inception_3b:394', 'inception_3a:198'),
        ('inception_3b:321', 'inception_3a:213'),
        ('inception_3b:450', 'inception_3a:3'),
        ('inception_3b:394', 'conv2:100'),  # a whole layer in between
        ('inception_4a:300', 'inception_3b:394'),  # pooling with stride 2, then 3 x 3
        ('inception_4c:430', 'inception_4b:237'),
    ],
    'resnet50': [
        ('conv1:12', 'input:2'),
        ('conv2_1:5', 'conv1:40'),  # pooling and projection
        ('conv2_2:5', 'conv2_1:5'),  # the shortcut's own unit
        ('conv2_2:5', 'conv2_1:9'),
        ('conv3_1:81', 'conv2_3:17'),  # stride 2
        ('conv3_1:166', 'conv2_3:200'),
        ('conv3_2:81', 'conv3_1:81'),
        ('conv3_2:194', 'conv3_1:424'),
        ('conv3_3:26', 'conv3_1:222'),  # a whole block in between
        ('conv3_4:424', 'conv3_3:300'),
        ('conv4_1:500', 'conv3_4:84'),
        ('conv4_2:31', 'conv4_1:32'),
    ],
}
SIDE = 224


class Linear:
    """torch.nn.functional, as reference.py uses it, without anything that is not linear."""
    conv2d, batch_norm, pad, linear = (getattr(torch.nn.functional, name) for name in ('conv2d', 'batch_norm', 'pad', 'linear'))
    relu = staticmethod(lambda x: x)
    local_response_norm = staticmethod(lambda x, *_: x)
    max_pool2d = staticmethod(lambda x, size, stride, padding=0, ceil_mode=False: torch.nn.functional.avg_pool2d(
        x, size, stride, padding, ceil_mode))


def kernel(out, to, source):
    layer, unit = to.split(':')
    y = out[layer].shape[2] // 2
    before, channel = source.split(':')
    grad, = torch.autograd.grad(out[layer][0, int(unit), y, y], out[before], retain_graph=True)
    stride = round(out[before].shape[2] / out[layer].shape[2])
    # The picture is RGB in 0..1; what the weights see is BGR in 0..255.
    plane = grad[0].flip(0)[int(channel)] / 255 if before == 'input' else grad[0, int(channel)]
    rows, columns = plane.any(1).nonzero().flatten(), plane.any(0).nonzero().flatten()
    top, bottom, left, right = int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])
    assert top > 0 and left > 0 and bottom < plane.shape[0] - 1, 'the kernel touches the edge'
    values = [[float(f'{value:.9g}') for value in row] for row in plane[top:bottom + 1, left:right + 1].tolist()]
    return {'to': to, 'from': source, 'top': top - stride * y, 'left': left - stride * y, 'rows': values}


if __name__ == '__main__':
    reference.F = Linear
    found = {}
    for network, edges in EDGES.items():
        picture = torch.full((1, 3, SIDE, SIDE), 0.5, dtype=torch.float64, requires_grad=True)
        out = reference.NETWORKS[network](torch.float64)(picture)
        out['input'] = picture
        found[network] = [kernel(out, *edge) for edge in edges]
        for edge in found[network]:
            print(network, edge['to'], edge['from'], len(edge['rows']), 'x', len(edge['rows'][0]), edge['top'], edge['left'])
    Path(__file__).with_name('kernels.json').write_text(json.dumps(found).replace('}, {', '},\n{') + '\n')
