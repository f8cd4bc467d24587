"""Conversations as token ids, by the base's own chat template, with a mark on what the model is trained to write."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from transformers import PreTrainedTokenizerBase

IGNORED = -100


def rows_of(paths: Iterable[Path | str]) -> Iterator[dict]:
    for path in paths:
        with Path(path).open() as lines:
            for line in lines:
                yield json.loads(line)


def encode(tokenizer: PreTrainedTokenizerBase, messages: list[dict]) -> tuple[list[int], list[bool]]:
    """Ids of a conversation, and whether each is the model's to write: answers and their end mark.

    An answer of `weight` 0 (the field of OpenAI's fine-tuning format) is context and is not trained on. Throws where a template
    rewrites earlier turns.
    """
    ids: list[int] = []
    is_answer: list[bool] = []

    def add(text: str, trained: bool) -> None:
        added = tokenizer(text, add_special_tokens=False)["input_ids"]
        ids.extend(added)
        # A template may write a line break after the end mark: the model has stopped by then.
        end = len(added) - added[::-1].index(tokenizer.eos_token_id) if tokenizer.eos_token_id in added else len(added)
        is_answer.extend([trained and index < end for index in range(len(added))])

    complete = tokenizer.apply_chat_template(messages, tokenize=False)
    written = ""
    for index, message in enumerate(messages):
        if message["role"] != "assistant":
            continue
        question = tokenizer.apply_chat_template(messages[:index], tokenize=False, add_generation_prompt=True)
        answered = tokenizer.apply_chat_template(messages[: index + 1], tokenize=False)
        if not (question.startswith(written) and answered.startswith(question) and complete.startswith(answered)):
            raise ValueError("the chat template rewrites earlier turns; it cannot be trained on turn by turn")
        add(question[len(written) :], False)
        add(answered[len(question) :], message.get("weight", 1) > 0)
        written = answered
    return ids, is_answer
