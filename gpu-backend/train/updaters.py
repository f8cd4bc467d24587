"""How gradients become new weights: plain optimisers, or AdamW on float32 masters of bfloat16 weights."""

from collections.abc import Callable, Sequence

import torch

from .ranks import Ranks

NORM_MAX = 1.0


class PlainUpdater:
    """Optimisers on the model's own weights, each with its rate."""

    def __init__(self, model: torch.nn.Module, optimisers: Sequence[torch.optim.Optimizer]):
        self.model, self.optimisers = model, optimisers
        self.rates = [[group["lr"] for group in optimiser.param_groups] for optimiser in optimisers]

    def apply(self, factor: float) -> None:
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), NORM_MAX)
        for optimiser, rates in zip(self.optimisers, self.rates, strict=True):
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)

    def state(self) -> dict:
        return {"model": self.model.state_dict(), "optimisers": [optimiser.state_dict() for optimiser in self.optimisers]}

    def load(self, state: dict) -> None:
        self.model.load_state_dict(state["model"])
        for optimiser, saved in zip(self.optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)


class MasterUpdater:
    """AdamW on float32 copies of the trained weights; the model computes in bfloat16.

    An update is smaller than bfloat16's resolution, so that without masters most of them would be lost. All masters are
    one flat tensor: one sum over the ranks and one fused optimiser step. `rounded` may put the weights that the model computes with
    onto a quantization grid (quantization-aware training); the masters stay exact.
    """

    def __init__(
        self,
        model: torch.nn.Module,
        ranks: Ranks,
        rate: float,
        betas: tuple[float, float],
        weight_decay: float,
        rounded: Callable[[str, torch.Tensor], torch.Tensor] = lambda _, values: values,
    ):
        self.trained = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
        self.ranks, self.rate, self.rounded = ranks, rate, rounded
        self.masters = torch.nn.Parameter(torch.cat([p.detach().float().flatten() for _, p in self.trained]))
        self.masters.grad = torch.zeros_like(self.masters)
        self.gradients = torch.zeros_like(self.masters, dtype=torch.bfloat16)  # summed as bfloat16: half the bytes
        self.optimiser = torch.optim.AdamW([self.masters], lr=rate, betas=betas, weight_decay=weight_decay, fused=True)
        with torch.no_grad():
            for name, p in model.named_parameters():
                p.data = rounded(name, p).to(torch.bfloat16)
        self.write_weights()

    def apply(self, factor: float) -> None:
        torch.cat([p.grad.flatten() for _, p in self.trained], out=self.gradients)
        for _, p in self.trained:
            p.grad = None
        self.masters.grad.copy_(self.ranks.add_up(self.gradients))
        torch.nn.utils.clip_grad_norm_([self.masters], NORM_MAX)
        self.optimiser.param_groups[0]["lr"] = self.rate * factor
        self.optimiser.step()
        self.write_weights()

    @torch.no_grad()
    def write_weights(self) -> None:
        for name, p, values in self.views():
            p.copy_(self.rounded(name, values))

    def views(self):
        """Each trained weight with its float32 values."""
        start = 0
        for name, p in self.trained:
            yield name, p, self.masters.detach()[start : start + p.numel()].view_as(p)
            start += p.numel()

    def weights(self) -> dict[str, torch.Tensor]:
        return {name: values for name, _, values in self.views()}

    def state(self) -> dict:
        return {"weights": self.weights(), "optimiser": self.optimiser.state_dict()}

    @torch.no_grad()
    def load(self, state: dict) -> None:
        for name, _, values in self.views():
            values.copy_(state["weights"][name])
        self.optimiser.load_state_dict(state["optimiser"])
        self.write_weights()
