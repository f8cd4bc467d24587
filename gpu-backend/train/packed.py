"""Packed conversations as micro-batches: what the training loop of our own reads. See pack.py."""

import dataclasses
from pathlib import Path

import numpy as np
import torch

BUCKET_TOKENS = 32  # rows whose lengths differ by less are shuffled among each other


@dataclasses.dataclass(frozen=True)
class Batch:
    ids: torch.Tensor  # (rows, longest), padded on the right with 0
    mask: torch.Tensor  # (rows, longest): the positions whose next token is an answer's
    share: float  # this batch's share of the answer tokens of its step
    tokens: int

    def to(self, device: torch.device) -> "Batch":
        return dataclasses.replace(self, ids=self.ids.to(device), mask=self.mask.to(device))

    @property
    def targets(self) -> torch.Tensor:
        """The answer tokens, in the order of `mask`."""
        return self.ids[:, 1:][self.mask[:, :-1]]

    @property
    def begins_answer(self) -> torch.Tensor:
        """Which of the answer tokens are the first of their answers."""
        return ~torch.nn.functional.pad(self.mask, (1, 0))[:, :-1][self.mask]


class Packed:
    """Conversations as memory maps, cut into micro-batches of like length. A step's rows depend on its number only."""

    def __init__(self, folder: str | Path, batch_tokens: int, seed: int, ranks: int = 1):
        root = Path(folder)
        self.offsets = np.load(root / "offsets.npy")
        self.tokens = np.memmap(root / "tokens.bin", dtype=np.uint16, mode="r")
        self.targets = np.memmap(root / "targets.bin", dtype=np.uint8, mode="r")
        self.batch_tokens, self.seed, self.ranks = batch_tokens, seed, ranks
        self.lengths = np.diff(self.offsets)
        self.epoch, self.groups = -1, []

    def step(self, number: int, rank: int = 0) -> Batch:
        """The micro-batch of this rank. All ranks' micro-batches of a step have about the same size."""
        groups = self.groups_of_step(number)
        answers = [self.answers_in(rows) for rows in groups]
        return self.batch(groups[rank], answers[rank] / max(1, sum(answers)))

    def tokens_in_step(self, number: int) -> int:
        return int(sum(self.lengths[rows].sum() for rows in self.groups_of_step(number)))

    def groups_of_step(self, number: int) -> list[np.ndarray]:
        steps = max(1, len(self.epoch_groups(self.epoch if self.epoch >= 0 else 0)) // self.ranks)
        # Every epoch has as many groups as the first: only which rows of one bucket share a group changes.
        groups = self.epoch_groups(number // steps)
        start = number % steps * self.ranks
        return [groups[(start + rank) % len(groups)] for rank in range(self.ranks)]

    def epoch_groups(self, epoch: int) -> list[np.ndarray]:
        """Rows of like length together (little padding), micro-batches in random order."""
        if self.epoch != epoch:
            random = np.random.default_rng([self.seed, epoch])
            # Lengths are rounded up to the bucket, so that the cuts fall alike in every epoch.
            rounded = -(-self.lengths // BUCKET_TOKENS) * BUCKET_TOKENS
            order = np.lexsort((random.random(len(rounded)), rounded))
            self.groups = cut(order, rounded, self.batch_tokens)
            random.shuffle(self.groups)
            self.epoch = epoch
        return self.groups

    def answers_in(self, rows: np.ndarray) -> int:
        return int(sum(self.targets[self.offsets[row] + 1 : self.offsets[row + 1]].sum() for row in rows))

    def batch(self, rows: np.ndarray, share: float = 1.0) -> Batch:
        longest = int(self.lengths[rows].max())
        ids = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=bool)
        for index, row in enumerate(rows):
            start, end = self.offsets[row], self.offsets[row + 1]
            ids[index, : end - start] = self.tokens[start:end]
            mask[index, : end - start - 1] = self.targets[start + 1 : end]
        return Batch(torch.from_numpy(ids), torch.from_numpy(mask), share, int(self.lengths[rows].sum()))


def cut(order: np.ndarray, lengths: np.ndarray, batch_tokens: int) -> list[np.ndarray]:
    """Groups of consecutive rows (shortest first) that take at most `batch_tokens` with padding, one row at least."""
    groups: list[np.ndarray] = []
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or lengths[order[end]] * (end - start + 1) > batch_tokens:
            groups.append(order[start:end])
            start = end
    return groups
