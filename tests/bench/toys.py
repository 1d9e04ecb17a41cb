"""The contender from numpy: the same toy models, random numbers included. Prints ms a step, one line a round.

python3 toys.py <features> <hidden> <instances> <batch> <density> <rounds>
"""

import sys
import time

import numpy as np

n, m, instances, batch = map(int, sys.argv[1:5])
density, rounds = np.float32(sys.argv[5]), int(sys.argv[6])
rng = np.random.default_rng(1)
W = rng.standard_normal((instances, n, m), dtype=np.float32) * np.float32(np.sqrt(2 / (n + m)))
b = np.zeros((instances, 1, n), np.float32)
moments = [[np.zeros_like(w), np.zeros_like(w)] for w in (W, b)]
steps = 0


def step():
    global steps
    steps += 1
    u = rng.random((instances, batch, n), dtype=np.float32)
    x = np.where(u < density, u / density, np.float32(0))
    h = x @ W
    out = h @ W.transpose(0, 2, 1) + b
    error = np.maximum(out, 0) - x
    np.einsum("kbi,kbi->k", error, error)
    g = np.where(out > 0, error * np.float32(2 / batch), np.float32(0))
    dW = x.transpose(0, 2, 1) @ (g @ W) + g.transpose(0, 2, 1) @ h
    db = g.sum(1, keepdims=True)
    rate = np.float32(1e-3 / (1 - 0.9**steps))
    root = np.float32(1 / np.sqrt(1 - 0.999**steps))
    for w, d, (a, v) in zip((W, b), (dW, db), moments):
        a *= np.float32(0.9)
        a += np.float32(0.1) * d
        v *= np.float32(0.999)
        v += np.float32(0.001) * d * d
        w -= rate * a / (np.sqrt(v) * root + np.float32(1e-8))


for _ in range(5):
    step()
for _ in range(rounds):
    started = time.perf_counter()
    for _ in range(10):
        step()
    print((time.perf_counter() - started) * 100, flush=True)
