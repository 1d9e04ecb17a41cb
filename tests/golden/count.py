"""What a run of each network in PyTorch says of its size: every convolution and matrix product is overheard, so nothing here is worked
out from a description. Multiplications are those of the products as they happened: one for each number of the output and each number that
went into it. Per layer that readers see: neurons, numbers that multiply, numbers that are added, multiplications, at 224 and at 96 pixels.
The parameters of ResNet-50 before batch norm was folded are those of its file. Run from the root of the repository:
/usr/bin/python3 tests/golden/count.py
"""
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import reference

calls = []


def overhear(name):
    original = getattr(F, name)

    def heard(x, weight, bias=None, *rest, **named):
        y = original(x, weight, bias, *rest, **named)
        each = weight.numel() // weight.shape[0]
        calls.append((weight.numel(), bias.numel(), y.numel() * each))
        return y

    setattr(F, name, heard)


overhear('conv2d')
overhear('linear')
product = torch.Tensor.__matmul__


def heard_product(x, matrix):
    y = product(x, matrix)
    # The classes' numbers to add follow it, one for each output.
    calls.append((matrix.numel(), y.shape[-1], y.numel() * matrix.shape[0]))
    return y


torch.Tensor.__matmul__ = heard_product

resnet_blocks = [4, 3, 3, 4, 3, 3, 3, 4, 3, 3, 3, 3, 3, 4, 3, 3]
# Products in each layer that readers see, in the order in which they happen.
products = {
    'resnet50': [1, *resnet_blocks, 1],
    'inceptionv1': [1, 2, *[6] * 9, 1],
}

result = {}
for network, run in (('resnet50', reference.resnet50()), ('inceptionv1', reference.inceptionv1())):
    result[network] = {}
    for size in (224, 96):
        calls.clear()
        with torch.no_grad():
            out = run(torch.zeros(1, 3, size, size))
        assert len(calls) == sum(products[network]), (network, len(calls))
        heard = iter(calls)
        groups = [[next(heard) for _ in range(count)] for count in products[network]]
        result[network][str(size)] = [
            [name, out[name].numel(), *(sum(call[i] for call in group) for i in range(3))]
            for name, group in zip([name for name in out if not name.endswith('_pre_relu')], groups)
        ]

model = json.loads((reference.RESNET / 'model.json').read_text())
result['resnet50']['unfolded'] = sum(
    int(np.prod(entry['shape'])) for group in model['weightsManifest'] for entry in group['weights']
)
path = Path(__file__).with_suffix('.json')
path.write_text(json.dumps(result, separators=(',', ':')) + '\n')
print(path, {n: (sum(r[2] + r[3] for r in v['224']), sum(r[4] for r in v['224'])) for n, v in result.items()})
