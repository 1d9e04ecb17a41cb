"""What the networks take photographs for, by the independent implementation in reference.py and the original float weights: the
probabilities of the five likeliest classes for the first 50 test pictures of CIFAR-10, enlarged to SIZE pixels.
Writes tests/golden/look.json.

    INCEPTIONV1_WEIGHTS=<folder> /usr/bin/python3 tests/golden/look.py

    {"size": 64, "resnet50": [[[<class>, <probability>], ...five], ...50], "inceptionv1": ...}
"""
import json

import torch

import reference
from pictures import cifar10, enlarge

COUNT = 50
SIZE = 64
NAMED = 5


def main():
    result = {'size': SIZE}
    pictures = enlarge(cifar10(COUNT), SIZE)
    for name in ('resnet50', 'inceptionv1'):
        run = reference.NETWORKS[name]()
        with torch.no_grad():
            shares = run(pictures)['logits'].softmax(1)
        values, classes = shares.topk(NAMED, 1)
        result[name] = [
            [[int(c), round(float(v), 7)] for c, v in zip(row_c, row_v)] for row_c, row_v in zip(classes, values)
        ]
    (reference.ROOT / 'tests/golden/look.json').write_text(json.dumps(result) + '\n')


if __name__ == '__main__':
    main()
