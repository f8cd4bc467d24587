"""The runner `ranks`: a pretrained checkpoint through our own loop, with bf16 weights and float32 masters.

Every process computes on one thread. On two cores two processes are several times faster than one with two threads as
soon as anything else runs beside them.
"""

import dataclasses
import math
import time
from collections.abc import Callable
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM

from .checkpoint import save_tuned
from .loop import LoopConfig, run, write_run_config
from .objectives import measure_answers
from .packed import Packed
from .quantization_grid import rounding
from .ranks import Ranks, join_ranks
from .stage import is_done, parameters, write_manifest
from .updaters import MasterUpdater

TEST_BATCHES = 8  # of each rank


@dataclasses.dataclass(frozen=True, kw_only=True)
class TuneConfig(LoopConfig):
    data: str
    out: str
    test: str = ""  # a packed folder; the loss on it is logged
    learning_rate: float = 2e-4
    rate_floor: float = 0.05  # the cosine ends at this share of the rate
    warmup_fraction: float = 0.03
    decay_fraction: float = 1.0  # the last share of the tokens, over which the rate falls; before that it is constant
    second_moment_decay: float = 0.98  # AdamW's second beta: a tuning run has few steps
    weight_decay: float = 0.0
    frozen_layers: int = 0  # the lowest ones
    train_embeddings: bool = True
    quantization: str = ""  # q4_0 or q5_0: train with the weights that the exported file will have
    gradient: str = "all"  # or "answers": not through the prompt's positions, which costs three fifths
    first_token_weight: float = 1.0  # of the token that an answer begins with
    seed: int = 1


def cosine(config: TuneConfig) -> Callable[[float], float]:
    """The factor of the learning rate after a share of the tokens: linear warm-up, constant, then half a cosine wave."""

    def factor(done: float) -> float:
        if done < config.warmup_fraction:
            return (done + 1e-3) / (config.warmup_fraction + 1e-3)
        falls_from = max(config.warmup_fraction, 1 - config.decay_fraction)
        falling = min(1.0, max(0.0, (done - falls_from) / max(1e-9, 1 - falls_from)))
        return config.rate_floor + (1 - config.rate_floor) * (1 + math.cos(math.pi * falling)) / 2

    return factor


def load(base: str):
    # On a CPU torch's fused attention is slower than plain products for rows of a few hundred tokens (its backward by far).
    attention = "sdpa" if torch.cuda.is_available() else "eager"
    return AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32, attn_implementation=attention)


def freeze(model, config: TuneConfig) -> None:
    for layer in model.model.layers[: config.frozen_layers]:
        layer.requires_grad_(False)
    if not config.train_embeddings:
        model.model.embed_tokens.requires_grad_(False)


def tune(stage: str, config: TuneConfig, base: str, new_loss: Callable) -> None:
    """`new_loss(model)` gives the loss of a batch; the rest is the same for every stage."""
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    ranks = join_ranks()
    if ranks.is_first:
        write_run_config(out, config, base=base)
    model = load(base)
    freeze(model, config)
    updater = MasterUpdater(
        model,
        ranks,
        config.learning_rate,
        (0.9, config.second_moment_decay),
        config.weight_decay,
        rounding(config.quantization),
    )
    batch_tokens = config.batch_tokens // ranks.count
    data = Packed(config.data, batch_tokens, config.seed, ranks.count)
    test = Packed(config.test or config.data, batch_tokens, seed=0, ranks=ranks.count)
    loss_of = new_loss(model)
    last = run(
        config,
        out,
        data,
        updater,
        lambda batch: loss_of(batch) * batch.share,
        cosine(config),
        lambda: measure(model, test, ranks),
        ranks,
    )
    if last is None or not ranks.is_first:
        return
    save_tuned(base, updater.weights(), out)
    inputs = [Path(config.data) / "tokens.bin", Path(base) / "model.safetensors"]
    figures = {**last, "parameters": parameters(model), "trained_parameters": updater.masters.numel(), "ranks": ranks.count}
    write_manifest(out, stage, config, inputs, started, figures)


def measure(model, test: Packed, ranks: Ranks) -> dict[str, float]:
    """Scores of the same few batches each time."""
    scores = measure_answers(model, [test.step(number, ranks.rank) for number in range(TEST_BATCHES)])
    return {f"test_{name}": value for name, value in scores.added_up(ranks).means().items()}
