"""Stage `manifest`: what made a model, and its loss curve as a picture. Written last: its existence means complete.

Output: manifest.json (git commit, hashes of data, tokenizer and model, configuration, tokens, hardware, wall time) and
loss.png.
"""

import argparse
import json
import subprocess
from pathlib import Path

import matplotlib
import torch
from stage import hardware, sha256

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402  (the backend must be chosen first)


def plot(rows: list[dict], out: Path) -> None:
    figure, axes = plt.subplots(figsize=(7, 4))
    axes.plot([row["tokens"] / 1e6 for row in rows], [row["loss"] for row in rows], label="training", linewidth=0.8)
    tested = [row for row in rows if "test_loss" in row]
    axes.plot([row["tokens"] / 1e6 for row in tested], [row["test_loss"] for row in tested], label="test (unseen names)")
    axes.set(xlabel="tokens (millions)", ylabel="loss per answer token (nats)", ylim=(0, 1.5), title="llasa-nano")
    axes.legend()
    figure.tight_layout()
    figure.savefig(out, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of `pretrain`")
    parser.add_argument("--data", type=Path, required=True, nargs="+", help="the JSON lines it was trained on")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    config = json.loads((options.run / "config.json").read_text())
    rows = [json.loads(line) for line in (options.run / "log.jsonl").read_text().splitlines()]
    last = [row for row in rows if "test_loss" in row][-1]
    manifest = {
        "model": {"file": options.model.name, "sha256": sha256(options.model), "bytes": options.model.stat().st_size},
        "git_commit": subprocess.check_output(["git", "rev-parse", "HEAD"], text=True).strip(),
        "data": {path.name: sha256(path) for path in options.data},
        "tokenizer_sha256": sha256(Path(config["tokenizer"])),
        "config": {key: value for key, value in config.items() if key not in ("data", "test", "tokenizer", "out")},
        "tokens": rows[-1]["tokens"],
        "seconds": rows[-1]["seconds"],
        "test": {key: last[key] for key in ("test_loss", "test_accuracy", "pointer_accuracy")},
        "hardware": hardware(),
        "torch": torch.__version__,
    }
    plot(rows, options.out / "loss.png")
    (options.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(json.dumps(manifest, indent=1))


if __name__ == "__main__":
    main()
