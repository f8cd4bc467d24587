"""Stage `pack`: the vectors as int8 beside their vocabulary, as `shared/faq/word-table.ts` reads them in place.

Tokens that no text gives ([CLS], [unused7], …) are not in the hash table; their rows stay, so that ids are the reference's.
Output: words-v1.bin and its manifest.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..stage import is_done, read_config, sha256, write_manifest
from .teach import reference_tokenizer

MAGIC, FORMAT = 0x4C575431, 1
SLOTS = 1 << 16
CONTINUES = 0x80000000
HASH_START = {False: 0x811C9DC5, True: 0x1F1BE47C}
HASH_FACTOR = 0x01000193


@dataclass(frozen=True)
class Config:
    table: str
    out: str


def units_of(text: str) -> list[int]:
    return np.frombuffer(text.encode("utf-16-le"), np.uint16).tolist()


def hash_of(units: list[int], continues: bool) -> int:
    value = HASH_START[continues]
    for unit in units:
        value = ((value ^ unit) * HASH_FACTOR) & 0xFFFFFFFF
    return value


def quantize(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows as int8 and the factor of each that gives them back; a row's largest number becomes 127."""
    scales = np.maximum(np.abs(table).max(1), 1e-9) / 127
    return scales.astype(np.float32), np.round(table / scales[:, None]).astype(np.int8)


def pack(table: np.ndarray, vocabulary: list[str]) -> bytes:
    scales, vectors = quantize(table)
    slots = np.zeros(SLOTS, np.uint16)
    offsets, pool, longest = [], [], 0
    for token, text in enumerate(vocabulary):
        continues = text.startswith("##") and len(text) > 2
        special = text.startswith("[") and text.endswith("]") and len(text) > 2
        units = units_of(text[2:] if continues else text)
        offsets.append(len(pool) | (CONTINUES if continues else 0))
        if special:
            continue
        pool.extend(units)
        longest = max(longest, len(units))
        slot = hash_of(units, continues) & (SLOTS - 1)
        while slots[slot]:
            slot = (slot + 1) & (SLOTS - 1)
        slots[slot] = token + 1
    offsets.append(len(pool))
    if len(pool) % 2:
        pool.append(0)
    header = np.array([MAGIC, FORMAT, len(vocabulary), table.shape[1], SLOTS, len(pool), longest, 0], np.int32)
    parts = [header, scales, np.array(offsets, np.uint32), slots, np.array(pool, np.uint16), vectors]
    return b"".join(part.astype(part.dtype.newbyteorder("<")).tobytes() for part in parts)


def main(config: Config) -> None:
    out = Path(config.out)
    if is_done(out):
        return
    started = time.monotonic()
    table = np.load(config.table)
    ids = reference_tokenizer().get_vocab()
    data = pack(table, sorted(ids, key=ids.get))
    file = out / "words-v1.bin"
    file.write_bytes(data)
    write_manifest(out, "pack", config, [Path(config.table)], started, {"bytes": len(data), "sha256": sha256(file)})


if __name__ == "__main__":
    main(read_config(Config, "pack", __doc__))
