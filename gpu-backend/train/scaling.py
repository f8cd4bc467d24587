"""Stage `scaling`: score against compute (parameters times tokens trained on), as a picture for the model card.

Input: `--points NAME=PARAMETERS,TOKENS,RESULTS.json …` (ShopBench results of the same questions). Output: a PNG with the
scores by answer type over the product, logarithmic from the least that was trained on, and the same as JSON beside it.
"""

import dataclasses
import json
from pathlib import Path

import matplotlib

from .stage import read_config

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402  (the backend must be chosen first)

TYPES = ["multiple-choice", "yes/no", "retrieval", "named_entity_recognition", "generation"]


@dataclasses.dataclass(frozen=True)
class Config:
    points: tuple[str, ...]
    out: str
    title: str = "llasa-nano on ShopBench questions"


def main(config: Config) -> None:
    out = Path(config.out)
    points = []
    for text in config.points:
        name, rest = text.split("=", 1)
        parameters, tokens, file = rest.split(",", 2)
        scores = json.loads(Path(file).read_text())["byType"]
        points.append({"name": name, "compute": float(parameters) * float(tokens), "byType": scores})
    points.sort(key=lambda point: point["compute"])

    figure, axes = plt.subplots(figsize=(7, 4))
    compute = [point["compute"] for point in points]
    for kind in (each for each in TYPES if all(each in point["byType"] for point in points)):
        axes.plot(compute, [100 * point["byType"][kind] for point in points], marker="o", label=kind)
    for point in points:
        axes.annotate(point["name"], (point["compute"], 2), rotation=90, fontsize=7, ha="center")
    # A model that was trained on nothing stands at the left end.
    axes.set_xscale("symlog", linthresh=min(each for each in compute if each > 0))
    axes.set(ylim=(0, 100), xlabel="parameters × tokens", ylabel="score × 100", title=config.title)
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(out, dpi=120)
    out.with_suffix(".json").write_text(json.dumps(points, indent=1) + "\n")


if __name__ == "__main__":
    main(read_config(Config, "scaling", __doc__))
