"""Stage `snapshot`: the newest checkpoint of a run that is still going, as a model that can be exported and queried.

Input: the folder of a `sft` or `distil` run by ranks. Output: a checkpoint folder with float32 weights, as the masters are.
"""

import dataclasses
import json
import time
from pathlib import Path

import torch

from .checkpoint import save_tuned
from .loop import RUN_CONFIG, last_row
from .stage import is_done, parameters, read_config, write_manifest


@dataclasses.dataclass(frozen=True)
class Config:
    run: str
    out: str


def main(config: Config) -> None:
    out, run, started = Path(config.out), Path(config.run), time.monotonic()
    if is_done(out):
        return
    base = json.loads((run / RUN_CONFIG).read_text())["base"]
    checkpoint = torch.load(run / "checkpoint.pt", weights_only=True, map_location="cpu", mmap=True)
    model = save_tuned(base, checkpoint["updater"]["weights"], out)
    figures = {"step": checkpoint["step"], "tokens": checkpoint["seen"], "seconds_trained": round(checkpoint["seconds"])}
    figures |= {"last_logged": last_row(run), "parameters": parameters(model)}
    write_manifest(out, "snapshot", config, [run / RUN_CONFIG], started, figures)


if __name__ == "__main__":
    main(read_config(Config, "snapshot", __doc__))
