"""Conversations as training examples for Hugging Face models: ids, and labels that are -100 except on answers."""

import json
from pathlib import Path

import torch
from torch.utils.data import Dataset

IGNORED = -100


class Answers(Dataset):
    """Rows of `{messages}`; every assistant turn is trained on, and nothing else. Too long rows are left out."""

    def __init__(self, path: Path, tokenizer, tokens_max: int, rows_max: int | None = None):
        self.rows = []
        self.dropped = 0
        with path.open() as lines:
            for number, line in enumerate(lines):
                if rows_max is not None and number >= rows_max:
                    break
                ids, labels = encode(tokenizer, json.loads(line)["messages"])
                if len(ids) <= tokens_max:
                    self.rows.append({"input_ids": ids, "labels": labels})
                else:
                    self.dropped += 1

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> dict:
        return self.rows[index]


def encode(tokenizer, messages: list[dict]) -> tuple[list[int], list[int]]:
    """Ids and labels by the base's own chat template. Throws where a template rewrites earlier turns."""
    ids: list[int] = []
    labels: list[int] = []

    def add(text: str, is_answer: bool) -> None:
        added = tokenizer(text, add_special_tokens=False)["input_ids"]
        ids.extend(added)
        labels.extend(added if is_answer else [IGNORED] * len(added))

    whole = tokenizer.apply_chat_template(messages, tokenize=False)
    told = ""
    for index, message in enumerate(messages):
        if message["role"] != "assistant":
            continue
        asked = tokenizer.apply_chat_template(messages[:index], tokenize=False, add_generation_prompt=True)
        answered = tokenizer.apply_chat_template(messages[: index + 1], tokenize=False)
        if not (asked.startswith(told) and answered.startswith(asked) and whole.startswith(answered)):
            raise ValueError("the chat template rewrites earlier turns; it cannot be trained on turn by turn")
        add(asked[len(told) :], False)
        add(answered[len(asked) :], True)
        told = answered
    return ids, labels


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
