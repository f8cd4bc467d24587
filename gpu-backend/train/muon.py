"""Muon in float32: momentum whose matrix updates are orthogonalised by Newton-Schulz (Jordan et al. 2024).

torch.optim.Muon iterates in bfloat16, which a CPU without bfloat16 units runs a hundred times slower than float32.
Matrices of one shape are stacked, so that a step costs a few batched products.
"""

from collections import defaultdict

import torch


def orthogonalise(updates: torch.Tensor, steps: int = 5) -> torch.Tensor:
    """Nearest semi-orthogonal matrices to a stack (n, rows, columns), by the quintic iteration of the paper."""
    a, b, c = 3.4445, -4.7750, 2.0315
    tall = updates.shape[-2] > updates.shape[-1]
    x = updates.mT if tall else updates
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.mT
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.mT if tall else x


class Muon(torch.optim.Optimizer):
    """For the two-dimensional hidden weights only; embeddings, norms and biases belong to AdamW."""

    def __init__(self, params, lr: float, momentum: float = 0.95, weight_decay: float = 0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            by_shape = defaultdict(list)
            for param in group["params"]:
                if param.grad is not None:
                    by_shape[param.shape].append(param)
            for (rows, columns), params in by_shape.items():
                updates = torch.stack([self._nesterov(param, group["momentum"]) for param in params])
                scale = max(1.0, rows / columns) ** 0.5
                for param, update in zip(params, orthogonalise(updates), strict=True):
                    param.mul_(1 - group["lr"] * group["weight_decay"])
                    param.add_(update, alpha=-group["lr"] * scale)

    def _nesterov(self, param: torch.Tensor, momentum: float) -> torch.Tensor:
        state = self.state[param]
        if "momentum" not in state:
            state["momentum"] = torch.zeros_like(param)
        state["momentum"].lerp_(param.grad, 1 - momentum)
        return param.grad.lerp(state["momentum"], momentum)
