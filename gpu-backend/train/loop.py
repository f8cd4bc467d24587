"""The training loop of our own, which `pretrain`, `sft` and `distil` share: bounded by tokens and resumable at any moment.

A checkpoint (weights, optimiser, position) is written every `checkpoint_seconds`. The learning rate follows the tokens
seen, and a step's rows follow from its number, so that an interrupted run that resumes is the same run.
"""

import dataclasses
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import torch

from .packed import Batch, Packed
from .ranks import Ranks


@dataclasses.dataclass(frozen=True, kw_only=True)
class LoopConfig:
    tokens_total: int = 1_000_000
    batch_tokens: int = 2500  # a step's, of all ranks together
    checkpoint_seconds: int = 180
    seconds_max: int = 0  # stop (and checkpoint) after this long, 0 = when the tokens are used up
    log_steps: int = 20
    test_steps: int = 100


RUN_CONFIG = "run-config.json"


def write_run_config(out: Path, config, **more) -> None:
    """What the run was started with, from the beginning: the manifest comes only at its end."""
    (out / RUN_CONFIG).write_text(json.dumps({**dataclasses.asdict(config), **more}, indent=1) + "\n")


class Updater(Protocol):
    """Weights and their optimisers. `state` holds all that a resumed run needs of them."""

    def apply(self, factor: float) -> None: ...
    def state(self) -> dict: ...
    def load(self, state: dict) -> None: ...


def run(
    config: LoopConfig,
    out: Path,
    data: Packed,
    updater: Updater,
    loss_of: Callable[[Batch], torch.Tensor],
    rate_factor: Callable[[float], float],
    test: Callable[[], dict[str, float]],
    ranks: Ranks,
) -> dict | None:
    """Trains until the tokens are used up and returns the last row of the log; None where the time was up before."""
    checkpoint = out / "checkpoint.pt"
    seen, step, seconds_before = 0, 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True, map_location="cpu", mmap=True)
        updater.load(saved["updater"])
        seen, step, seconds_before = saved["seen"], saved["step"], saved["seconds"]
        if ranks.is_first:
            print(f"resumed at {seen / 1e6:.3f} M tokens, step {step}", flush=True)
    started = saved_at = time.monotonic()
    logged = (seen, started)
    loss_sum, row = torch.zeros(1), {}

    def seconds() -> float:
        return seconds_before + time.monotonic() - started

    while seen < config.tokens_total:
        loss = loss_of(data.step(step, ranks.rank))
        loss.backward()
        updater.apply(rate_factor(seen / config.tokens_total))
        seen += data.tokens_in_step(step)
        step += 1
        loss_sum += loss.item()
        is_last = seen >= config.tokens_total
        if step % config.log_steps == 0 or is_last:
            now = time.monotonic()
            steps = step % config.log_steps or config.log_steps
            row = {
                "step": step,
                "tokens": seen,
                "seconds": round(seconds()),
                "tokens_per_second": round((seen - logged[0]) / (now - logged[1]), 1),
                "loss": round(ranks.add_up(loss_sum).item() / steps, 4),
            }
            loss_sum, logged = torch.zeros(1), (seen, now)
            if step % config.test_steps == 0 or is_last:
                row |= {key: round(value, 4) for key, value in test().items()}
                logged = (seen, time.monotonic())
            if ranks.is_first:
                show(row, seen / config.tokens_total)
                with (out / "log.jsonl").open("a") as log:
                    log.write(json.dumps(row) + "\n")
        is_over = ranks.any(config.seconds_max > 0 and time.monotonic() - started > config.seconds_max)
        if is_over or is_last or ranks.any(time.monotonic() - saved_at > config.checkpoint_seconds):
            if ranks.is_first:
                state = {"updater": updater.state(), "seen": seen, "step": step, "seconds": seconds()}
                torch.save(state, checkpoint.with_suffix(".new"))
                checkpoint.with_suffix(".new").rename(checkpoint)
            saved_at = time.monotonic()
        if is_over and not is_last:
            return None
    ranks.wait()
    return row or last_row(out)


def last_row(out: Path) -> dict:
    """The newest row of a run's log; empty where the run has not logged yet."""
    log = out / "log.jsonl"
    return json.loads(log.read_text().splitlines()[-1]) if log.exists() else {}


def show(row: dict, done: float) -> None:
    """One line: it is written over on a terminal."""
    line = f"{100 * done:5.1f} % {row}"
    print(f"\r{line:<150}" if sys.stdout.isatty() else line, end="" if sys.stdout.isatty() else "\n", flush=True)
