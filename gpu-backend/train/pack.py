"""Stage `pack`: conversations to token arrays, once, so that training only reads memory maps.

Input: JSON lines of `{messages}` and a checkpoint folder or a folder with tokenizer.json. Output, in a folder: tokens.bin
(uint16), targets.bin (uint8, 1 where the token is an answer's), offsets.npy (int64, one more than conversations).
"""

import dataclasses
import time
from pathlib import Path

import numpy as np
from tqdm import tqdm
from transformers import AutoTokenizer

from .conversation import encode, rows_of
from .stage import is_done, read_config, write_manifest


@dataclasses.dataclass(frozen=True)
class Config:
    data: tuple[str, ...]
    tokenizer: str
    out: str
    # NAME=SHARE: how often rows of this task_name or task_type are read: 0.1 one in ten at random, 3 three times.
    keep: tuple[str, ...] = ()
    tokens_max: int = 1024  # longer conversations are left out
    seed: int = 1


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    tokenizer = AutoTokenizer.from_pretrained(config.tokenizer)
    if len(tokenizer) > 1 << 16:
        raise SystemExit(f"{len(tokenizer)} pieces do not fit 16 bits")
    shares = {name: float(share) for name, share in (text.split("=") for text in config.keep)}
    random = np.random.default_rng(config.seed)
    offsets, answers, dropped = [0], 0, 0
    with (out / "tokens.bin").open("wb") as tokens, (out / "targets.bin").open("wb") as targets:
        for row in tqdm(rows_of(config.data), unit=" conversations", mininterval=5):
            share = shares.get(row.get("task_name"), shares.get(row.get("task_type"), 1.0))
            times = int(share) + (random.random() < share % 1)
            if times == 0:
                continue
            ids, is_answer = encode(tokenizer, row["messages"])
            if len(ids) > config.tokens_max:
                dropped += 1
                continue
            for _ in range(times):
                np.asarray(ids, dtype=np.uint16).tofile(tokens)
                np.asarray(is_answer, dtype=np.uint8).tofile(targets)
                offsets.append(offsets[-1] + len(ids))
                answers += sum(is_answer)
    np.save(out / "offsets.npy", np.asarray(offsets, dtype=np.int64))
    figures = {"conversations": len(offsets) - 1, "tokens": offsets[-1], "answer_tokens": answers, "too_long": dropped}
    write_manifest(out, "pack", config, [Path(path) for path in config.data], started, figures)


if __name__ == "__main__":
    main(read_config(Config, "pack", __doc__))
