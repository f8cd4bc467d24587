"""Ten thousand strings as the reference tokenizer cuts them, for the test of `shared/faq/word-piece.ts`.

Questions made here, the sample shop's texts, and strings of characters drawn from every script, with accents, controls,
emoji, halves of surrogate pairs left out, and words longer than the tokenizer takes.
Output: test/fixtures/word-pieces.jsonl.gz, rows of `[text, ids]`.
"""

import dataclasses
import gzip
import json
import random
import unicodedata
from pathlib import Path

from ..stage import read_config
from .questions import made_questions
from .teach import reference_tokenizer

ROOT = Path(__file__).resolve().parents[3]
BLOCKS = [
    (0x20, 0x7F), (0x20, 0x7F), (0xA0, 0x250), (0x250, 0x370), (0x370, 0x400), (0x400, 0x530), (0x590, 0x600), (0x600, 0x700),
    (0x900, 0x980), (0xE00, 0xE80), (0x1E00, 0x2000), (0x2000, 0x2070), (0x20A0, 0x20C0), (0x2100, 0x2200), (0x3000, 0x3100),
    (0x4E00, 0x9FFF), (0xAC00, 0xD7A4), (0xFB00, 0xFB50), (0xFF00, 0xFFF0), (0x1F300, 0x1F650), (0x20000, 0x20100), (0x0, 0x20),
]  # fmt: skip
# Punctuation since Unicode 14, which the reference's own tables do not know yet: a letter to it, a mark to us.
NEWER = "\u061d"


def shop_texts() -> list[str]:
    texts = []
    for locale in ("en", "de"):
        shop = json.loads((ROOT / f"shared/sample-shop/{locale}.json").read_text())
        for product in shop["products"]:
            texts += [product["title"], product.get("description", ""), *product.get("attributes", {}).values()]
        texts += shop["policies"].values()
    return [text for text in texts if text]


def wild(rng: random.Random) -> str:
    out = []
    for _ in range(rng.randint(1, 5)):
        low, high = rng.choice(BLOCKS)
        letters = [chr(rng.randrange(low, high)) for _ in range(rng.randint(1, 9))]
        out.append("".join(letter for letter in letters if unicodedata.category(letter) != "Cn" and letter != NEWER))
    return rng.choice([" ", "", "  ", "\t", "-"]).join(out)


@dataclasses.dataclass(frozen=True)
class Config:
    out: str = str(ROOT / "test/fixtures/word-pieces.jsonl.gz")


def main(config: Config) -> None:
    rng = random.Random(7)
    texts = made_questions(4_000, ["shirt", "kettle", "tent"], ["buy", "wash", "fold"], rng) + shop_texts()
    texts += [
        "a" * 101,
        "b" * 100,
        "ß" * 60,
        "\U0001f600" * 101,
        "Straße",
        "ΣΊΣΥΦΟΣ",
        "İstanbul",
        "naïve café",
        "don't",
        "e-mail: a@b.co",
        "",
    ]
    while len(texts) < 10_000:
        texts.append(wild(rng) if rng.random() < 0.8 else rng.choice(texts).swapcase())
    tokenizer = reference_tokenizer()
    rows = [[text, tokenizer.encode(text, add_special_tokens=False).ids] for text in texts]
    out = Path(config.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(out, "wb", mtime=0) as file:
        file.write("\n".join(json.dumps(row) for row in rows).encode())
    print(len(rows), out.stat().st_size)


if __name__ == "__main__":
    main(read_config(Config, "golden_tokens", __doc__))
