"""Stage `tokenizer`: a byte-level BPE trained on the built conversations.

The pre-tokenizer is Qwen2's regular expression (digits one by one), which llama.cpp knows as `qwen2`, so the GGUF
needs no tokenizer code of its own. Input: JSON lines of `{messages}`. Output: a folder with tokenizer.json and the chat template.
"""

import dataclasses
import itertools
import time
from pathlib import Path

from tokenizers import AddedToken, models, pre_tokenizers, trainers

from .checkpoint import chat_tokenizer
from .conversation import rows_of
from .pre_tokenizers import byte_level_bpe
from .stage import is_done, read_config, write_manifest

SPECIAL_TOKENS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]


@dataclasses.dataclass(frozen=True)
class Config:
    data: str
    out: str
    vocabulary: int = 2048
    conversations: int = 20_000


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    tokenizer = byte_level_bpe("qwen2", models.BPE(), [])
    trainer = trainers.BpeTrainer(
        vocab_size=config.vocabulary,
        special_tokens=[AddedToken(token, special=True) for token in SPECIAL_TOKENS],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=True,
    )
    rows = itertools.islice(rows_of([config.data]), config.conversations)
    tokenizer.train_from_iterator((message["content"] for row in rows for message in row["messages"]), trainer)
    chat_tokenizer(tokenizer).save_pretrained(out)
    write_manifest(out, "tokenizer", config, [Path(config.data)], started, {"pieces": tokenizer.get_vocab_size()})


if __name__ == "__main__":
    main(read_config(Config, "tokenizer", __doc__))
