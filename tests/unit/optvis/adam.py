"""Writes adam.json: five steps of PyTorch's Adam, upward. Run with a Python that has torch: python3 adam.py > adam.json"""
import json

import torch

torch.set_default_dtype(torch.float64)
value = torch.tensor([0.5, -1.0, 2.0, 0.0], requires_grad=True)
gradients = [[1.0, -2.0, 0.001, 1e-6], [0.5, 3.0, 0.002, 0.0], [-4.0, 0.1, 0.0, 1e-6], [0.0, 0.0, 0.0, 0.0], [2.0, -2.0, 5.0, -1e-6]]
adam = torch.optim.Adam([value], lr=0.05, betas=(0.9, 0.999), eps=1e-8, maximize=True)
values = []
for gradient in gradients:
    value.grad = torch.tensor(gradient)
    adam.step()
    values.append(value.tolist())
print(json.dumps({"start": [0.5, -1.0, 2.0, 0.0], "rate": 0.05, "gradients": gradients, "values": values, "torch": torch.__version__}, indent=2))
