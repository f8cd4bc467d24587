"""Stage `merge`: a LoRA adapter into its base, as one checkpoint that every engine loads.

Input: base checkpoint and adapter folder. Output: a complete checkpoint. `theta` interpolates between the base (0) and the
tuned weights (1), as wise-ft does (Wortsman et al. 2022) and the winning entry of KDD Cup 2024 did with 0.25 to 0.75.
"""

import dataclasses
import time
from pathlib import Path

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

from .checkpoint import save
from .stage import is_done, parameters, read_config, write_manifest


@dataclasses.dataclass(frozen=True)
class Config:
    base: str
    adapter: str
    out: str
    theta: float = 1.0
    bf16: bool = True


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    dtype = torch.bfloat16 if config.bf16 else torch.float32
    base = AutoModelForCausalLM.from_pretrained(config.base, dtype=dtype)
    model = PeftModel.from_pretrained(base, config.adapter)
    # Scaling the adapter's product is interpolating the weights: base + theta * (B A).
    for module in model.modules():
        if hasattr(module, "scaling") and isinstance(module.scaling, dict):
            module.scaling = {name: scale * config.theta for name, scale in module.scaling.items()}
    merged = model.merge_and_unload()
    save(merged, AutoTokenizer.from_pretrained(config.adapter), out)
    adapter = Path(config.adapter) / "adapter_model.safetensors"
    write_manifest(out, "merge", config, [adapter], started, {"parameters": parameters(merged)})


if __name__ == "__main__":
    main(read_config(Config, "merge", __doc__))
