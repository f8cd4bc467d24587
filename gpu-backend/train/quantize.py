"""Stage `quantize`: fewer bits for the weights, by llm-compressor, as a checkpoint in compressed-tensors form.

Methods: `gptq` (int4, groups of 128; the paper's, for vLLM: TensorRT-LLM's PyTorch backend does not load it), `fp8`
(dynamic, Hopper and Ada) and `nvfp4` (Blackwell). For TensorRT-LLM itself NVIDIA's ModelOpt writes the checkpoint, see
README. GGUF (Q8_0, Q5_0, Q4_0) is `export`'s. Input: a checkpoint, and rows of `{messages}` for what needs calibration.
"""

import dataclasses
import time
from pathlib import Path

import torch
from datasets import Dataset
from llmcompressor import oneshot
from llmcompressor.modifiers.gptq import GPTQModifier
from llmcompressor.modifiers.quantization import QuantizationModifier
from transformers import AutoModelForCausalLM, AutoTokenizer

from .answers import Answers
from .checkpoint import write_rope_theta
from .stage import is_done, read_config, write_manifest


@dataclasses.dataclass(frozen=True)
class Config:
    model: str
    data: str
    out: str
    method: str = "gptq"
    calibration_rows: int = 512
    tokens_max: int = 2048
    bf16: bool = True


# The head stays as it is: it is small beside the rest, and every answer goes through it.
MODIFIERS = {
    "gptq": lambda: GPTQModifier(targets="Linear", scheme="W4A16", ignore=["lm_head"]),
    "fp8": lambda: QuantizationModifier(targets="Linear", scheme="FP8_DYNAMIC", ignore=["lm_head"]),
    "nvfp4": lambda: QuantizationModifier(targets="Linear", scheme="NVFP4", ignore=["lm_head"]),
}
CALIBRATED = {"gptq", "nvfp4"}


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if config.method not in MODIFIERS:
        raise SystemExit(f"--method is one of {', '.join(MODIFIERS)}")
    if is_done(out):
        return
    tokenizer = AutoTokenizer.from_pretrained(config.model)
    model = AutoModelForCausalLM.from_pretrained(config.model, dtype=torch.bfloat16 if config.bf16 else torch.float32)
    calibration = {}
    if config.method in CALIBRATED:
        rows = Answers(Path(config.data), tokenizer, config.tokens_max, config.calibration_rows).rows
        columns = [{"input_ids": row["input_ids"], "attention_mask": [1] * len(row["input_ids"])} for row in rows]
        calibration = {
            "dataset": Dataset.from_list(columns),
            "num_calibration_samples": len(columns),
            "max_seq_length": config.tokens_max,
        }
    oneshot(model=model, recipe=MODIFIERS[config.method](), **calibration)
    model.save_pretrained(out, save_compressed=True)
    tokenizer.save_pretrained(out)
    write_rope_theta(out)
    size = sum(path.stat().st_size for path in out.glob("*.safetensors"))
    write_manifest(out, "quantize", config, [Path(config.data)], started, {"bytes": size})


if __name__ == "__main__":
    main(read_config(Config, "quantize", __doc__))
