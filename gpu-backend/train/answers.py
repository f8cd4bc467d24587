"""Conversations as training examples for transformers' Trainer: ids, and labels that are -100 except on answers."""

from pathlib import Path

import torch
from torch.utils.data import Dataset

from .conversation import IGNORED, encode, rows_of


class Answers(Dataset):
    """Rows of `{messages}`; every assistant turn is trained on, and nothing else. Rows that are too long are left out."""

    def __init__(self, path: Path, tokenizer, tokens_max: int, rows_max: int | None = None):
        self.rows = []
        self.dropped = 0
        for number, row in enumerate(rows_of([path])):
            if rows_max is not None and number >= rows_max:
                break
            ids, is_answer = encode(tokenizer, row["messages"])
            if len(ids) > tokens_max:
                self.dropped += 1
                continue
            labels = [token if answer else IGNORED for token, answer in zip(ids, is_answer, strict=True)]
            self.rows.append({"input_ids": ids, "labels": labels})

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> dict:
        return self.rows[index]


def collate(pad: int):
    """Right padding to the longest row of the batch."""

    def pad_rows(rows: list[dict]) -> dict:
        longest = max(len(row["input_ids"]) for row in rows)
        fill = lambda values, filler: values + [filler] * (longest - len(values))  # noqa: E731
        return {
            "input_ids": torch.tensor([fill(row["input_ids"], pad) for row in rows]),
            "attention_mask": torch.tensor([fill([1] * len(row["input_ids"]), 0) for row in rows]),
            "labels": torch.tensor([fill(row["labels"], IGNORED) for row in rows]),
        }

    return pad_rows
