"""Stage `pack`: conversations to token arrays, once, so that training only reads memory maps.

Input: JSON lines of `{messages}` and tokenizer.json. Output, in a folder: tokens.bin (uint16), targets.bin (uint8, 1
where the token is an answer's), offsets.npy (int64, one more than conversations). The chat template is ChatML.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tqdm import tqdm


def encode(tokenizer: Tokenizer, messages: list[dict]) -> tuple[list[int], list[int]]:
    """Token ids of a conversation, and 1 for those the model is trained to write: answers and their end mark."""
    end_of_turn = tokenizer.token_to_id("<|im_end|>")
    ids: list[int] = []
    is_target: list[int] = []
    for message in messages:
        header = tokenizer.encode(f"<|im_start|>{message['role']}\n", add_special_tokens=False).ids
        body = tokenizer.encode(message["content"], add_special_tokens=False).ids + [end_of_turn]
        newline = tokenizer.encode("\n", add_special_tokens=False).ids
        answered = 1 if message["role"] == "assistant" else 0
        ids += header + body + newline
        is_target += [0] * len(header) + [answered] * len(body) + [0] * len(newline)
    return ids, is_target


def lines_of(paths: list[Path]):
    for path in paths:
        with path.open() as lines:
            yield from lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, nargs="+")
    parser.add_argument(
        "--keep",
        nargs="*",
        default=[],
        metavar="NAME=SHARE",
        help="how often rows of this task_name or task_type are taken: 0.1 one in ten at random, 3 three times",
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokens-max", type=int, default=1024, help="longer conversations are left out")
    options = parser.parse_args()

    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    options.out.mkdir(parents=True, exist_ok=True)
    shares = {name: float(share) for name, share in (text.split("=") for text in options.keep)}
    random = np.random.default_rng(options.seed)
    offsets = [0]
    dropped = 0
    with (
        (options.out / "tokens.bin").open("wb") as tokens,
        (options.out / "targets.bin").open("wb") as targets,
    ):
        for line in tqdm(lines_of(options.data), unit=" conversations"):
            row = json.loads(line)
            share = shares.get(row.get("task_name"), shares.get(row.get("task_type"), 1.0))
            times = int(share) + (random.random() < share % 1)
            if times == 0:
                continue
            ids, is_target = encode(tokenizer, row["messages"])
            if len(ids) > options.tokens_max:
                dropped += 1
                continue
            for _ in range(times):
                np.asarray(ids, dtype=np.uint16).tofile(tokens)
                np.asarray(is_target, dtype=np.uint8).tofile(targets)
                offsets.append(offsets[-1] + len(ids))
    np.save(options.out / "offsets.npy", np.asarray(offsets, dtype=np.int64))
    print(f"{len(offsets) - 1} conversations, {offsets[-1]} tokens, {dropped} too long and left out")


if __name__ == "__main__":
    main()
