"""Reads what src/tools/networks built and runs its graph in PyTorch, with a decoder of its own. The interface is that of
reference.py: picture [n, 3, h, w] RGB in 0..1 -> {layer: activations}."""
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F


def decode(data, tensor):
    count = int(np.prod(tensor['shape']))
    raw = data[tensor['offset']:tensor['offset'] + tensor['bytes']]
    encoding = tensor['encoding']
    if encoding in ('f32', 'f16'):
        values = np.frombuffer(raw, '<f4' if encoding == 'f32' else '<f2', count).astype(np.float32)
    else:
        n, channels = int(encoding[1:]), tensor['shape'][-1]
        scales = np.frombuffer(raw, '<f4', channels)
        bits = np.unpackbits(np.frombuffer(raw, np.uint8, offset=4 * channels), bitorder='little')[:count * n]
        integers = bits.reshape(count, n).astype(np.int32) @ (1 << np.arange(n, dtype=np.int32)) - (1 << (n - 1))
        assert np.abs(integers).max() < 1 << (n - 1)
        values = (integers.reshape(-1, channels) * scales.astype(np.float64)).astype(np.float32)
    return torch.from_numpy(values.reshape(tensor['shape']).copy())


def load(folder):
    """The manifest, the tensors by name, and the key under which measured.json keeps a measurement of these shards."""
    folder = Path(folder)
    manifest = json.loads((folder / 'manifest.json').read_text())
    tensors = {}
    for shard in manifest['shards']:
        data = (folder / shard['file']).read_bytes()
        assert hashlib.sha256(data).hexdigest() == shard['sha256'], shard['file']
        for tensor in shard['tensors']:
            tensors[tensor['name']] = decode(data, tensor)
    key = hashlib.sha256(''.join(s['sha256'] + '\n' for s in manifest['shards']).encode()).hexdigest()
    return manifest, tensors, key


def network(manifest, tensors):
    mean = torch.tensor(manifest['input']['mean']).view(1, 3, 1, 1)
    layers = {layer['name'] for layer in manifest['layers']}
    filters = {name: t.permute(3, 2, 0, 1).contiguous() for name, t in tensors.items() if t.ndim == 4}

    def run(x):
        x = (x.flip(1) if manifest['input']['order'] == 'BGR' else x) * 255 - mean
        known = {'input': x}
        for node in manifest['nodes']:
            op = node['op']
            inputs = [known[name] for name in node.get('inputs') or [node['input']]]
            if op == 'conv':
                y = F.conv2d(inputs[0], filters[node['weights']], tensors[node['weights'] + '/bias'],
                             node['stride'], node['pad'])
            elif op == 'maxpool':
                pad = node['pad']
                y = F.max_pool2d(F.pad(inputs[0], (pad,) * 4), node['size'], node['stride'], ceil_mode=node['ceil'])
            elif op == 'lrn':
                squares = F.pad(inputs[0] ** 2, (0, 0, 0, 0, node['radius'], node['radius']))
                window = sum(squares[:, i:i + inputs[0].shape[1]] for i in range(2 * node['radius'] + 1))
                y = inputs[0] / (node['bias'] + node['alpha'] * window) ** node['beta']
            elif op == 'concat':
                y = torch.cat(inputs, 1)
            elif op == 'add':
                y = inputs[0] + inputs[1]
            elif op == 'globalAverage':
                y = inputs[0].mean((2, 3))
            elif op == 'dense':
                y = inputs[0] @ tensors[node['weights']] + tensors[node['weights'] + '/bias']
            else:
                raise ValueError(op)
            known[node['name']] = F.relu(y) if node.get('relu') else y
        return {name: known[name] for name in layers}

    return run
