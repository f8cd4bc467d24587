"""Stage `sft`: supervised fine-tuning on built instructions, LoRA or full, loss on answers only.

Input: a Hugging Face checkpoint (folder or hub id) and JSON lines of `{messages}`. Output: an adapter (LoRA) or a whole
checkpoint. Resumes from its last checkpoint. Several GPUs: `accelerate launch --use_fsdp … sft.py --recipe …`, see README.
"""

import dataclasses
import time
from pathlib import Path

import torch
from answers import Answers, collate
from peft import LoraConfig, get_peft_model
from stage import is_done, parameters, read_config, write_manifest
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments
from transformers.trainer_utils import get_last_checkpoint


@dataclasses.dataclass(frozen=True)
class Config:
    base: str
    data: str
    out: str
    method: str = "lora"  # or "full"
    lora_rank: int = 64
    lora_alpha: int = 128
    lora_dropout: float = 0.05
    learning_rate: float = 4e-5  # the paper's
    epochs: float = 2.0  # the paper's
    batch_size: int = 256  # rows an update, the paper's
    rows_per_device: int = 4
    steps_max: int = -1
    tokens_max: int = 3072
    warmup_fraction: float = 0.03
    bf16: bool = True
    gradient_checkpointing: bool = True
    save_steps: int = 100
    seed: int = 1


def new_trainer(config, model, tokenizer, data, trainer=Trainer, **more) -> Trainer:
    """The loop that `sft` and `distil` share; only the loss differs."""
    devices = max(1, torch.cuda.device_count())
    steps_per_update = max(1, config.batch_size // (config.rows_per_device * devices))
    arguments = TrainingArguments(
        output_dir=str(Path(config.out) / "checkpoints"),
        learning_rate=config.learning_rate,
        num_train_epochs=config.epochs,
        max_steps=config.steps_max,
        per_device_train_batch_size=config.rows_per_device,
        gradient_accumulation_steps=steps_per_update,
        lr_scheduler_type="cosine",
        warmup_steps=config.warmup_fraction,
        bf16=config.bf16 and torch.cuda.is_available(),
        gradient_checkpointing=config.gradient_checkpointing,
        save_steps=config.save_steps,
        save_total_limit=2,
        logging_steps=1 if config.steps_max > 0 else 10,
        report_to=[],
        seed=config.seed,
        remove_unused_columns=False,
        dataloader_pin_memory=torch.cuda.is_available(),
    )
    return trainer(model=model, args=arguments, train_dataset=data, data_collator=collate(tokenizer.pad_token_id), **more)


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    tokenizer = AutoTokenizer.from_pretrained(config.base)
    model = AutoModelForCausalLM.from_pretrained(config.base, dtype=torch.bfloat16 if config.bf16 else torch.float32)
    if config.method == "lora":
        lora = LoraConfig(
            r=config.lora_rank,
            lora_alpha=config.lora_alpha,
            lora_dropout=config.lora_dropout,
            target_modules="all-linear",
            task_type="CAUSAL_LM",
        )
        model.enable_input_require_grads()
        model = get_peft_model(model, lora)
    data = Answers(Path(config.data), tokenizer, config.tokens_max)
    trainer = new_trainer(config, model, tokenizer, data)
    result = trainer.train(resume_from_checkpoint=get_last_checkpoint(str(out / "checkpoints")) if (out / "checkpoints").exists() else None)
    trainer.save_model(str(out))
    tokenizer.save_pretrained(out)
    if trainer.is_world_process_zero():
        figures = {
            "rows": len(data),
            "rows_too_long": data.dropped,
            "steps": result.global_step,
            "loss": round(result.training_loss, 4),
            "parameters": parameters(model),
            "trained_parameters": sum(p.numel() for p in model.parameters() if p.requires_grad),
        }
        write_manifest(out, "sft", config, [Path(config.data)], started, figures)


if __name__ == "__main__":
    main(read_config(Config, "sft", __doc__))
