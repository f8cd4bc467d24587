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
import typing
from collections.abc import Sequence
from pathlib import Path

import yaml


def read_config(kind: type, section: str, description: str | None, arguments: Sequence[str] | None = None):
    """A `kind` (frozen dataclass) from `--recipe FILE` and `--name value`; fields without a default are required."""
    recipe_parser = argparse.ArgumentParser(add_help=False)
    recipe_parser.add_argument("--recipe", type=Path)
    recipe_parser.add_argument("--section", default=section, help=f"section of the recipe, default: {section}")
    known, _ = recipe_parser.parse_known_args(arguments)
    recipe = read_recipe(known.recipe, known.section) if known.recipe else {}
    parser = argparse.ArgumentParser(description=description, parents=[recipe_parser])
    for field in dataclasses.fields(kind):
        add_argument(parser, field, typing.get_type_hints(kind)[field.name], recipe)
    values = vars(parser.parse_args(arguments))
    del values["recipe"], values["section"]
    unknown = set(recipe) - set(values)
    if unknown:
        parser.error(f"{known.recipe}: {known.section} has unknown settings {sorted(unknown)}")
    config = kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
    print(json.dumps(dataclasses.asdict(config), indent=1), flush=True)
    return config


def read_recipe(path: Path, section: str) -> dict:
    recipe = yaml.safe_load(path.read_text())
    if section not in recipe:
        raise SystemExit(f"{path} has no section {section}; it has {', '.join(recipe)}")
    return recipe[section]


def add_argument(parser: argparse.ArgumentParser, field: dataclasses.Field, kind: typing.Any, recipe: dict) -> None:
    """One option for one field. A tuple field takes several values after its name."""
    required = field.default is dataclasses.MISSING and field.name not in recipe
    default = recipe.get(field.name, None if field.default is dataclasses.MISSING else field.default)
    name = f"--{field.name.replace('_', '-')}"
    help_text = None if required else f"default: {default}"
    if kind is bool:
        parser.add_argument(name, action=argparse.BooleanOptionalAction, required=required, default=default)
    elif typing.get_origin(kind) is tuple:
        values = [default] if isinstance(default, str) else default
        parser.add_argument(name, nargs="*", type=typing.get_args(kind)[0], required=required, default=values, help=help_text)
    else:
        parser.add_argument(name, type=kind, required=required, default=default, help=help_text)


def is_file(out: Path) -> bool:
    return out.suffix == ".gguf"


def manifest_of(out: Path) -> Path:
    """A folder's manifest lies in it, a file's beside it."""
    return out.with_suffix(".manifest.json") if is_file(out) else out / "manifest.json"


def is_done(out: Path) -> bool:
    if manifest_of(out).exists():
        print(f"{out} is complete; delete {manifest_of(out)} to run the stage again")
        return True
    (out.parent if is_file(out) else out).mkdir(parents=True, exist_ok=True)
    return False


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def git_commit() -> str | None:
    found = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


def hardware() -> str:
    import torch

    if torch.cuda.is_available():
        return f"{torch.cuda.device_count()} x {torch.cuda.get_device_name(0)}"
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} x {names[0]}" if names else platform.processor()


def write_manifest(out: Path, stage: str, config, inputs: Sequence[Path], started: float, figures: dict) -> None:
    """Git commit, configuration, hashes of what went in and came out, hardware, seconds, and the stage's own figures."""
    import torch

    inside = [out] if is_file(out) else sorted(out.iterdir())
    files = [path for path in inside if path.suffix in (".safetensors", ".gguf", ".json", ".bin", ".npy")]
    manifest = {
        "stage": stage,
        "git_commit": git_commit(),
        "config": dataclasses.asdict(config),
        "inputs": {str(path): sha256(path) for path in inputs if path.is_file()},
        "outputs": {path.name: sha256(path) for path in files},
        "hardware": hardware(),
        "torch": torch.__version__,
        "seconds": round(time.monotonic() - started, 1),
        **figures,
    }
    manifest_of(out).write_text(json.dumps(manifest, indent=1) + "\n")
    print(json.dumps(figures), flush=True)


def parameters(model) -> int:
    return sum(p.numel() for p in model.parameters())
