"""What every stage shares: a frozen configuration from a recipe and the command line, and a manifest beside the output.

A recipe is a YAML file with one section for each stage; the command line wins over it. The manifest is written last, so
a folder with one is complete, and a stage that finds it does nothing.
"""

import argparse
import dataclasses
import hashlib
import json
import platform
import subprocess
import time
from pathlib import Path

import torch
import yaml


def read_config(kind: type, section: str, description: str | None):
    """A `kind` (frozen dataclass) from `--recipe FILE` and `--name value`; fields without default must be given."""
    recipe_parser = argparse.ArgumentParser(add_help=False)
    recipe_parser.add_argument("--recipe", type=Path)
    given, _ = recipe_parser.parse_known_args()
    recipe = yaml.safe_load(given.recipe.read_text())[section] if given.recipe else {}
    parser = argparse.ArgumentParser(description=description, parents=[recipe_parser])
    for field in dataclasses.fields(kind):
        known = field.name in recipe or field.default is not dataclasses.MISSING
        default = recipe.get(field.name, None if field.default is dataclasses.MISSING else field.default)
        name = f"--{field.name.replace('_', '-')}"
        if field.type is bool:
            parser.add_argument(name, action=argparse.BooleanOptionalAction, default=default)
        else:
            parser.add_argument(name, type=field.type, required=not known, default=default, help=f"default: {default}")
    values = {key: value for key, value in vars(parser.parse_args()).items() if key != "recipe"}
    unknown = set(recipe) - set(values)
    if unknown:
        parser.error(f"{given.recipe}: {section} has unknown settings {sorted(unknown)}")
    config = kind(**values)
    print(json.dumps(dataclasses.asdict(config), indent=1), flush=True)
    return config


def is_done(out: Path) -> bool:
    if (out / "manifest.json").exists():
        print(f"{out} is complete; delete it to run the stage again")
        return True
    out.mkdir(parents=True, exist_ok=True)
    return False


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hardware() -> str:
    if torch.cuda.is_available():
        return f"{torch.cuda.device_count()} x {torch.cuda.get_device_name(0)}"
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} x {names[0]}" if names else platform.processor()


def write_manifest(out: Path, stage: str, config, inputs: list[Path], started: float, figures: dict) -> None:
    """Git commit, configuration, hashes of what went in and came out, hardware, seconds, and the stage's own figures."""
    files = [path for path in sorted(out.iterdir()) if path.suffix in (".safetensors", ".gguf", ".json")]
    commit = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    manifest = {
        "stage": stage,
        "git_commit": commit or None,
        "config": dataclasses.asdict(config),
        "inputs": {str(path): sha256(path) for path in inputs if path.is_file()},
        "outputs": {path.name: sha256(path) for path in files},
        "hardware": hardware(),
        "torch": torch.__version__,
        "seconds": round(time.monotonic() - started, 1),
        **figures,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(json.dumps(figures), flush=True)


def parameters(model: torch.nn.Module) -> int:
    return sum(p.numel() for p in model.parameters())


def write_rope_theta(folder: Path) -> None:
    """The base of rotary positions beside transformers 5's `rope_parameters`: versions before 5, which engines' images have,
    look only there and silently fall back to 10,000."""
    path = folder / "config.json"
    config = json.loads(path.read_text())
    theta = (config.get("rope_parameters") or {}).get("rope_theta")
    if theta is not None and "rope_theta" not in config:
        path.write_text(json.dumps({**config, "rope_theta": theta}, indent=2) + "\n")
