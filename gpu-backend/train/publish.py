"""Stage `publish`: a model into gpu-backend/models, with what made it and how it scored.

Refuses without results that are newer than the weights: a model goes out measured or not at all. Input: a GGUF, its run's
manifest, and one or more results (ShopBench's results.json, or the table of `npm run nano`). Output: the GGUF and
manifest.json with the results' hashes.
"""

import dataclasses
import json
import shutil
from datetime import datetime
from pathlib import Path

from .stage import read_config, sha256


@dataclasses.dataclass(frozen=True)
class Config:
    model: str
    manifest: str
    results: tuple[str, ...]
    out: str = "gpu-backend/models"


def main(config: Config) -> None:
    model, out = Path(config.model), Path(config.out)
    result_files = [Path(path) for path in config.results]
    for path in result_files:
        check_results(path, model)
    out.mkdir(parents=True, exist_ok=True)
    manifest = json.loads(Path(config.manifest).read_text())
    manifest["model"] = {"file": model.name, "sha256": sha256(model), "bytes": model.stat().st_size}
    manifest["results"] = {path.name: sha256(path) for path in result_files}
    shutil.copy2(model, out / model.name)
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(f"published {model.name} to {out}")


def check_results(path: Path, model: Path) -> None:
    results = json.loads(path.read_text())
    measured_at = datetime.fromisoformat(results["at"]).timestamp() if "at" in results else path.stat().st_mtime
    if measured_at < model.stat().st_mtime:
        raise SystemExit(f"{path} is older than {model}: measure these weights first")
    if results.get("baseUrl", "-") == "":
        raise SystemExit(f"{path} is a baseline's, not the model's")


if __name__ == "__main__":
    main(read_config(Config, "publish", __doc__))
