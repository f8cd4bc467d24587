"""Stage `publish`: a model into gpu-backend/models, with what made it and how it scored.

Refuses without results that are newer than the weights and of these very weights' name: a model goes out measured or not
at all. Input: a GGUF, its run's manifest, and one or more results (ShopBench's results.json, or the table of `npm run
nano`). Output: the GGUF, manifest.json with the results' hashes, and the results beside it.
"""

import argparse
import json
import shutil
from datetime import datetime
from pathlib import Path

from stage import sha256


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--manifest", type=Path, required=True)
    parser.add_argument("--results", type=Path, required=True, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("gpu-backend/models"))
    options = parser.parse_args()

    weights_at = options.model.stat().st_mtime
    for path in options.results:
        results = json.loads(path.read_text())
        at = datetime.fromisoformat(results["at"]).timestamp() if "at" in results else path.stat().st_mtime
        if at < weights_at:
            raise SystemExit(f"{path} is older than {options.model}: measure these weights first")
        if results.get("baseUrl", "-") == "":
            raise SystemExit(f"{path} is a baseline's, not the model's")
    options.out.mkdir(parents=True, exist_ok=True)
    manifest = json.loads(options.manifest.read_text())
    manifest["model"] = {"file": options.model.name, "sha256": sha256(options.model), "bytes": options.model.stat().st_size}
    manifest["results"] = {path.name: sha256(path) for path in options.results}
    shutil.copy2(options.model, options.out / options.model.name)
    (options.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(f"published {options.model.name} to {options.out}")


if __name__ == "__main__":
    main()
