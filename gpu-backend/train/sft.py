"""Stage `sft`: supervised fine-tuning on built instructions, LoRA or full, loss on answers only.

Two runners. `accelerate` is transformers' Trainer, for GPUs: `accelerate launch --use_fsdp … -m train.sft --recipe …`, see
README; its input is JSON lines of `{messages}`. `ranks` is our own loop, for small models on a CPU: `torchrun
--nproc-per-node 2 -m train.sft …`; its input is what `pack` wrote. Output: an adapter (LoRA) or a checkpoint. Both resume.
"""

import dataclasses
import time
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer

from .checkpoint import write_rope_theta
from .objectives import answer_loss
from .stage import is_done, parameters, read_config, write_manifest
from .trainer import TrainerConfig, new_trainer, train
from .tune import TuneConfig, tune


@dataclasses.dataclass(frozen=True, kw_only=True)
class Config(TrainerConfig, TuneConfig):
    base: str
    method: str = "lora"  # or "full"
    runner: str = "accelerate"  # or "ranks", which tunes in full only
    lora_rank: int = 64
    lora_alpha: int = 128
    lora_dropout: float = 0.05


def main(config: Config) -> None:
    if config.method not in ("lora", "full") or config.runner not in ("accelerate", "ranks"):
        raise SystemExit("--method is lora or full, --runner is accelerate or ranks")
    if config.runner == "ranks":
        if config.method != "full":
            raise SystemExit("--runner ranks tunes in full: give --method full")
        return tune(
            "sft", config, config.base, lambda model: lambda batch: answer_loss(model, batch, config.gradient, config.first_token_weight)
        )
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return None
    tokenizer = AutoTokenizer.from_pretrained(config.base)
    model = AutoModelForCausalLM.from_pretrained(config.base, dtype=torch.bfloat16 if config.bf16 else torch.float32)
    if config.method == "lora":
        model.enable_input_require_grads()
        model = get_peft_model(model, new_lora(config))
    trainer = new_trainer(config, model, tokenizer)
    result = train(trainer, out)
    tokenizer.save_pretrained(out)
    if trainer.is_world_process_zero():
        write_rope_theta(out)
        figures = {
            "rows": len(trainer.train_dataset),
            "rows_too_long": trainer.train_dataset.dropped,
            "steps": result.global_step,
            "loss": round(result.training_loss, 4),
            "parameters": parameters(model),
            "trained_parameters": sum(p.numel() for p in model.parameters() if p.requires_grad),
        }
        write_manifest(out, "sft", config, [Path(config.data)], started, figures)
    return None


def new_lora(config: Config) -> LoraConfig:
    return LoraConfig(
        r=config.lora_rank,
        lora_alpha=config.lora_alpha,
        lora_dropout=config.lora_dropout,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )


if __name__ == "__main__":
    main(read_config(Config, "sft", __doc__))
