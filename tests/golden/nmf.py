"""Golden numbers for the factorization (src/lib/dictionary/nmf.ts): the same start, the same rule, another implementation.

    python3 tests/golden/nmf.py

Each factor is improved against the residual that is left when it is taken out, h = max(0, w'R) / w'w, which is the rule as Cichocki
and Phan (2009) state it; the project's code never makes that residual. numpy in float64, as there, so numbers agree to about 1e-10
where no value is on the edge of zero; the test allows 1e-8.
"""
import json
import pathlib

import numpy as np

rows, columns, count, steps = 12, 9, 3, 25
random = np.random.default_rng(6)
V = np.round(np.maximum(0, random.normal(0.3, 1, (rows, count))) @ np.maximum(0, random.normal(0.3, 1, (count, columns))), 3)
V = np.round(V + 0.1 * random.random((rows, columns)), 3)
W = np.round(random.random((rows, count)), 3)
H = np.round(random.random((count, columns)), 3)
start = {"W": W.ravel().tolist(), "H": H.ravel().tolist()}


def loss():
    return float(((V - W @ H) ** 2).sum() / (V**2).sum())


losses = [loss()]
for _ in range(steps):
    for f in range(count):
        rest = V - W @ H + np.outer(W[:, f], H[f])
        W[:, f] = np.maximum(0, rest @ H[f]) / (H[f] @ H[f])
    for f in range(count):
        rest = V - W @ H + np.outer(W[:, f], H[f])
        H[f] = np.maximum(0, W[:, f] @ rest) / (W[:, f] @ W[:, f])
    losses.append(loss())

pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "rows": rows,
            "columns": columns,
            "V": V.ravel().tolist(),
            "start": start,
            "losses": losses,
            "W": W.ravel().tolist(),
            "H": H.ravel().tolist(),
        }
    )
    + "\n"
)
print(losses[0], losses[1], losses[-1])
