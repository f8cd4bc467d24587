"""The values that a weight can have in llama.cpp's Q4_0 and Q5_0, so that training can compute with them.

Blocks of 32 columns share a half-precision scale: the entry of largest size becomes -8 (Q4_0) or -16 (Q5_0). The same as
`gguf.quants`, in torch; tests/test_quantization_grid.py compares the two.
"""

from collections.abc import Callable

import torch

BLOCK = 32
LOWEST = {"q4_0": 8, "q5_0": 16}


def on_grid(weights: torch.Tensor, kind: str) -> torch.Tensor:
    lowest = LOWEST[kind]
    blocks = weights.reshape(-1, BLOCK)
    largest = blocks.gather(1, blocks.abs().argmax(1, keepdim=True))
    scale = largest / -lowest
    inverse = torch.where(scale == 0, torch.zeros_like(scale), 1 / scale)
    steps = (blocks * inverse + (lowest + 0.5)).trunc().clamp(0, 2 * lowest - 1) - lowest
    return (steps * scale.half().float()).view_as(weights)


def rounding(kind: str) -> Callable[[str, torch.Tensor], torch.Tensor]:
    """What `updaters.MasterUpdater` computes with: layers' matrices on the grid, everything else as it is."""
    if not kind:
        return lambda _, values: values
    if kind not in LOWEST:
        raise SystemExit(f"--quantization is one of {', '.join(LOWEST)}, or empty")
    return lambda name, values: on_grid(values, kind) if values.ndim == 2 and ".layers." in name else values
