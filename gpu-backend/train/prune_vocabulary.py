"""Stage `prune_vocabulary`: a tokenizer and its embeddings cut to the pieces that the data uses.

The most frequent pieces of the data stay, and with each the pieces that it is merged from, so that a text of kept pieces is
cut as before. Bytes, control tokens and the base's own most frequent pieces stay in any case, so that every text can still be written.
Input: a checkpoint with byte-level BPE; JSON lines of `{messages}`, or any JSON, CSV or text. Output: a checkpoint.
"""

import collections
import csv
import dataclasses
import json
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer, models
from tqdm import tqdm
from transformers import AutoModelForCausalLM

from .checkpoint import END_OF_TURN, PAD, chat_tokenizer, save
from .conversation import rows_of
from .pre_tokenizers import byte_level_bpe, kind_of
from .stage import is_done, parameters, read_config, write_manifest


@dataclasses.dataclass(frozen=True)
class Config:
    model: str
    data: tuple[str, ...]
    out: str
    pieces: int = 17_000
    first_pieces: int = 6_000  # the base's most frequent ones (its earliest merges) stay whatever the data says
    letters: str = "äöüßÄÖÜéèêëàâçîïôûùœÉÀÇñáíóúüÑÁÍÓÚ¿¡€£“”„‘’–—…·×°²"


def texts_in(path: Path) -> Iterator[str]:
    """All texts of a file, unescaped."""
    if path.suffix == ".json":
        yield from strings_in(json.loads(path.read_text()))
    elif path.suffix == ".jsonl":
        for row in rows_of([path]):
            yield from strings_in(row)
    elif path.suffix == ".csv":
        yield from (" ".join(row) for row in csv.reader(path.read_text().splitlines()))
    else:
        yield from path.read_text().splitlines()


def strings_in(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings_in(inner)


def count_pieces(tokenizer: Tokenizer, paths: list[Path]) -> collections.Counter:
    counts: collections.Counter = collections.Counter()
    for path in tqdm(paths, desc="files", mininterval=5):
        batch = list(texts_in(path))
        for start in range(0, len(batch), 1000):
            for encoding in tokenizer.encode_batch_fast(batch[start : start + 1000], add_special_tokens=False):
                counts.update(encoding.ids)
    return counts


def choose(order: list[int], parents: dict[int, tuple[int, int]], kept: set[int], pieces: int) -> set[int]:
    """Adds pieces in this order, each with all that it is merged from, until there are so many."""
    for token in order:
        needed, stack = set(), [token]
        while stack:
            piece = stack.pop()
            if piece not in kept and piece not in needed:
                needed.add(piece)
                stack.extend(parents.get(piece, ()))
        if len(kept) + len(needed) <= pieces:
            kept |= needed
    return kept


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    tokenizer = Tokenizer.from_file(str(Path(config.model) / "tokenizer.json"))
    written = json.loads(tokenizer.to_str())["model"]
    ids = written["vocab"]
    merges = [tuple(merge.split(" ", 1)) if isinstance(merge, str) else tuple(merge) for merge in written["merges"]]
    parents = {ids[left + right]: (ids[left], ids[right]) for left, right in merges}
    special = [token.content for _, token in sorted(tokenizer.get_added_tokens_decoder().items())]
    # What no merge makes: bytes and control tokens.
    kept = {token for token in ids.values() if token not in parents} | {ids[token] for token in special}
    paths = [Path(path) for path in config.data]
    counts = count_pieces(tokenizer, paths)
    letters = [token for letter in config.letters for token in tokenizer.encode(letter, add_special_tokens=False).ids]
    kept = choose(letters, parents, kept, config.pieces)
    kept = choose(list(range(config.first_pieces)), parents, kept, config.pieces)
    kept = choose([token for token, _ in counts.most_common()], parents, kept, config.pieces)

    order = sorted(kept)
    new_ids = {token: index for index, token in enumerate(order)}
    vocabulary = {token: new_ids[old] for token, old in ids.items() if old in kept}
    kept_merges = [pair for pair in merges if {ids[pair[0]], ids[pair[1]], ids[pair[0] + pair[1]]} <= kept]
    small = byte_level_bpe(kind_of(tokenizer), models.BPE(vocab=vocabulary, merges=kept_merges), special)
    model = AutoModelForCausalLM.from_pretrained(config.model, dtype=torch.float32)
    before = parameters(model)
    keep_rows(model, torch.tensor(order))
    model.config.eos_token_id, model.config.pad_token_id = small.token_to_id(END_OF_TURN), small.token_to_id(PAD)
    model.generation_config.eos_token_id, model.generation_config.pad_token_id = model.config.eos_token_id, model.config.pad_token_id
    save(model, chat_tokenizer(small), out)
    figures = {
        "pieces": len(order),
        "pieces_used": len(counts),
        "share_of_text_in_kept_pieces": round(sum(n for token, n in counts.items() if token in kept) / counts.total(), 5),
        "parameters_before": before,
        "parameters": parameters(model),
    }
    write_manifest(out, "prune_vocabulary", config, paths, started, figures)


def keep_rows(model, rows: torch.Tensor) -> None:
    """Embeddings and output head (one matrix where they are tied) with these rows only."""
    embeddings = model.get_input_embeddings()
    weights = [embeddings.weight.data[rows], model.get_output_embeddings().weight.data[rows]]
    model.resize_token_embeddings(len(rows))
    model.get_input_embeddings().weight.data = weights[0]
    model.get_output_embeddings().weight.data = weights[0] if model.config.tie_word_embeddings else weights[1]
    model.tie_weights()


if __name__ == "__main__":
    main(read_config(Config, "prune_vocabulary", __doc__))
