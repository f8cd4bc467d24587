"""Stage `export_hf`: a checkpoint as TensorRT-LLM and vLLM load it: bfloat16 safetensors, `rope_theta` where both look.

Both engines know the Llama and Qwen2 architectures. The stage reads back what it wrote. Input and output: a checkpoint folder.
"""

import dataclasses
import json
import time
from pathlib import Path

import torch
from safetensors import safe_open
from transformers import AutoModelForCausalLM, AutoTokenizer

from .checkpoint import save
from .stage import is_done, parameters, read_config, write_manifest


@dataclasses.dataclass(frozen=True)
class Config:
    model: str
    out: str


def check(out: Path, vocabulary: int) -> None:
    config = json.loads((out / "config.json").read_text())
    missing = [key for key in ("architectures", "rope_theta", "eos_token_id", "torch_dtype") if config.get(key) is None]
    if missing:
        raise SystemExit(f"{out}/config.json does not give {', '.join(missing)}")
    for path in out.glob("*.safetensors"):
        with safe_open(path, "pt") as weights:
            wrong = [name for name in weights.keys() if weights.get_tensor(name).dtype != torch.bfloat16]  # noqa: SIM118
        if wrong:
            raise SystemExit(f"{path}: not bfloat16: {', '.join(wrong[:3])}")
    if len(AutoTokenizer.from_pretrained(out)) != vocabulary:
        raise SystemExit(f"{out}: the tokenizer's vocabulary is not the model's {vocabulary}")


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    model = AutoModelForCausalLM.from_pretrained(config.model, dtype=torch.bfloat16)
    save(model, AutoTokenizer.from_pretrained(config.model), out)
    # transformers 5 writes `dtype`; older readers know `torch_dtype` only.
    written = json.loads((out / "config.json").read_text())
    (out / "config.json").write_text(json.dumps({**written, "torch_dtype": "bfloat16"}, indent=2) + "\n")
    check(out, model.config.vocab_size)
    inputs = [Path(config.model) / "model.safetensors"]
    write_manifest(out, "export_hf", config, inputs, started, {"parameters": parameters(model)})


if __name__ == "__main__":
    main(read_config(Config, "export_hf", __doc__))
