"""Stage `manifest`: what made a model that we commit, and its loss curve as a picture.

Input: a run of `pretrain` or of `sft` by ranks, the JSON lines that it was trained on, and the GGUF. Output, in a folder:
manifest.json (git commit, hashes of data and model, configuration, tokens, hardware, wall time) and loss.png.
"""

import dataclasses
import json
from pathlib import Path

import matplotlib
import torch

from .loop import RUN_CONFIG
from .stage import git_commit, hardware, read_config, sha256

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402  (the backend must be chosen first)

PATHS = ("data", "test", "tokenizer", "out", "base", "init")
MEASURED = ("test_loss", "test_accuracy", "test_first_token_accuracy", "pointer_accuracy")


@dataclasses.dataclass(frozen=True)
class Config:
    run: tuple[str, ...]  # folders of runs, the earliest first; each continues the one before
    data: tuple[str, ...]  # the JSON lines
    model: str
    out: str


def rows_of_run(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]


def plot(runs: list[list[dict]], title: str, out: Path) -> None:
    figure, axes = plt.subplots(figsize=(7, 4))
    before, losses, tested = 0, [], []
    for rows in runs:
        losses += [(before + row["tokens"], row["loss"]) for row in rows]
        tested += [(before + row["tokens"], row["test_loss"]) for row in rows if "test_loss" in row]
        before += rows[-1]["tokens"]
    for points, label in ((losses, "training"), (tested, "test (unseen names)")):
        axes.plot([tokens / 1e6 for tokens, _ in points], [loss for _, loss in points], label=label, linewidth=0.8)
    axes.set(xlabel="tokens (millions)", ylabel="loss per answer token (nats)", ylim=(0, 1.5), title=title)
    axes.legend()
    figure.tight_layout()
    figure.savefig(out, dpi=120)


def main(config: Config) -> None:
    folders, model, out = [Path(run) for run in config.run], Path(config.model), Path(config.out)
    runs = [rows_of_run(folder) for folder in folders]
    run_configs = [json.loads((folder / RUN_CONFIG).read_text()) for folder in folders]
    last = [row for row in runs[-1] if "test_loss" in row][-1]
    manifest = {
        "model": {"file": model.name, "sha256": sha256(model), "bytes": model.stat().st_size},
        "git_commit": git_commit(),
        "data": {Path(path).name: sha256(Path(path)) for path in config.data},
        "config": [{key: value for key, value in run.items() if key not in PATHS} for run in run_configs],
        "tokens": sum(rows[-1]["tokens"] for rows in runs),
        "seconds": sum(rows[-1]["seconds"] for rows in runs),
        "test": {key: last[key] for key in MEASURED if key in last},
        "hardware": hardware(),
        "torch": torch.__version__,
    }
    out.mkdir(parents=True, exist_ok=True)
    plot(runs, model.stem, out / "loss.png")
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(json.dumps(manifest, indent=1))


if __name__ == "__main__":
    main(read_config(Config, "manifest", __doc__))
