"""The runner `accelerate`: transformers' Trainer with the settings that `sft` and `distil` share. Only the loss differs."""

import dataclasses
from pathlib import Path

import torch
from transformers import Trainer, TrainingArguments
from transformers.trainer_utils import get_last_checkpoint

from .answers import Answers, collate


@dataclasses.dataclass(frozen=True, kw_only=True)
class TrainerConfig:
    data: str
    out: str
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


def new_trainer(config: TrainerConfig, model, tokenizer, trainer=Trainer, **more) -> Trainer:
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
    data = Answers(Path(config.data), tokenizer, config.tokens_max)
    return trainer(model=model, args=arguments, train_dataset=data, data_collator=collate(tokenizer.pad_token_id), **more)


def train(trainer: Trainer, out: Path):
    """Trains on from the last checkpoint where there is one, and saves the result."""
    checkpoints = out / "checkpoints"
    result = trainer.train(resume_from_checkpoint=get_last_checkpoint(str(checkpoints)) if checkpoints.exists() else None)
    trainer.save_model(str(out))
    return result
