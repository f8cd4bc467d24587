"""Stage `distil`: one vector for each token, whose sum over a sentence comes as near the teacher's view as a sum can.

Begins as model2vec does: the teacher's view of each token alone, its principal components, weighted down where a token is
common (smooth inverse frequency, Arora et al. 2017, with ranks for counts as model2vec takes them). Then the vectors are
trained on the corpus: a sentence's sum should point where the teacher's vector points (after the same components), and
the likeness of every pair within a batch should be the teacher's.

Output: table.npy (30522, dimensions) float32, and figures of the held-out sentences before and after.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from ..stage import is_done, read_config, write_manifest
from .teach import reference_tokenizer

UNKNOWN = 100
HELD_OUT = 4_096


@dataclass(frozen=True)
class Config:
    corpus: str
    teach: str
    out: str
    dimensions: int = 128
    epochs: int = 12
    batch_size: int = 1_024
    learning_rate: float = 3e-3
    # Of two losses, where to point and how alike pairs are.
    pair_weight: float = 1.0
    temperature: float = 0.05
    frequency_a: float = 1e-4
    seed: int = 1


def principal_components(rows: torch.Tensor, dimensions: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean (columns) and the leading directions (columns, dimensions)."""
    mean = rows.mean(0)
    covariance = (rows - mean).T @ (rows - mean) / len(rows)
    _, vectors = torch.linalg.eigh(covariance)
    return mean, vectors.flip(1)[:, :dimensions]


def bags(encoded: list[list[int]], indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Flat ids and where each sentence begins, as `embedding_bag` wants them."""
    rows = [encoded[index] for index in indices.tolist()]
    starts = torch.tensor([0] + [len(row) for row in rows[:-1]]).cumsum(0)
    return torch.tensor([token for row in rows for token in row]), starts


def sentence_vectors(table: torch.Tensor, encoded: list[list[int]], indices: torch.Tensor) -> torch.Tensor:
    ids, starts = bags(encoded, indices)
    return functional.normalize(functional.embedding_bag(ids, table, starts, mode="sum"), dim=1)


def pair_loss(ours: torch.Tensor, teachers: torch.Tensor, temperature: float) -> torch.Tensor:
    """How the likeness of each sentence to the others of the batch is spread, ours against the teacher's."""
    hide = torch.eye(len(ours), dtype=torch.bool)
    mine = (ours @ ours.T / temperature).masked_fill(hide, -1e4)
    theirs = (teachers @ teachers.T / temperature).masked_fill(hide, -1e4)
    return functional.kl_div(mine.log_softmax(1), theirs.log_softmax(1), log_target=True, reduction="batchmean")


@torch.inference_mode()
def likeness(table: torch.Tensor, encoded: list[list[int]], indices: torch.Tensor, sentences: torch.Tensor) -> float:
    """Correlation of pairwise cosines with the teacher's on sentences never trained on."""
    ours = sentence_vectors(table, encoded, indices)
    teachers = sentences[indices]
    upper = torch.triu(torch.ones(len(indices), len(indices), dtype=torch.bool), 1)
    pairs = torch.stack([(ours @ ours.T)[upper], (teachers @ teachers.T)[upper]])
    return torch.corrcoef(pairs)[0, 1].item()


def main(config: Config) -> None:
    out = Path(config.out)
    if is_done(out):
        return
    started = time.monotonic()
    torch.manual_seed(config.seed)
    tokenizer = reference_tokenizer()
    texts = Path(config.corpus).read_text(encoding="utf-8").splitlines()
    encoded = [[token for token in tokenizer.encode(text, add_special_tokens=False).ids[:64] if token != UNKNOWN] for text in texts]
    sentences = torch.from_numpy(np.load(Path(config.teach) / "sentences.npy").astype(np.float32))
    usable = torch.tensor([index for index, row in enumerate(encoded) if row])
    held_out, train = usable[:HELD_OUT], usable[HELD_OUT:]

    tokens = torch.from_numpy(np.load(Path(config.teach) / "tokens.npy"))
    mean, directions = principal_components(tokens, config.dimensions)
    chance = 1 / (torch.arange(len(tokens)) + 10.0)
    weight = config.frequency_a / (config.frequency_a + chance / chance.sum())
    start = (tokens - mean) @ directions * weight[:, None]
    before = likeness(start, encoded, held_out, sentences)
    print(f"model2vec: correlation {before:.4f}", flush=True)

    sentence_mean, sentence_directions = principal_components(sentences[train], config.dimensions)
    target = functional.normalize((sentences - sentence_mean) @ sentence_directions, dim=1)
    # The start turned into the components of sentences, so that training need not first turn it.
    ours = functional.embedding_bag(*bags(encoded, train[:50_000])[:1], start, bags(encoded, train[:50_000])[1], mode="sum")
    turn = torch.linalg.svd(ours.T @ target[train[:50_000]])
    table = torch.nn.Parameter(start @ (turn[0] @ turn[2]) / start.norm(dim=1).median())
    optimizer = torch.optim.Adam([table], lr=config.learning_rate)
    steps = config.epochs * (len(train) // config.batch_size)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    for epoch in range(config.epochs):
        order = train[torch.randperm(len(train))]
        total = 0.0
        for indices in order.split(config.batch_size)[:-1]:
            vectors = sentence_vectors(table, encoded, indices)
            pointing = 1 - (vectors * target[indices]).sum(1).mean()
            loss = pointing + config.pair_weight * pair_loss(vectors, sentences[indices], config.temperature)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        after = likeness(table.detach(), encoded, held_out, sentences)
        print(f"epoch {epoch + 1}: loss {total / (steps / config.epochs):.4f}, correlation {after:.4f}", flush=True)
    np.save(out / "table.npy", table.detach().numpy())
    figures = {"correlation_before": round(before, 4), "correlation_after": round(after, 4), "sentences": len(train)}
    write_manifest(out, "distil", config, [Path(config.corpus)], started, figures)


if __name__ == "__main__":
    main(read_config(Config, "distil", __doc__))
