"""Stage `distil`: a student learns a teacher's full distribution on the answers, not only its best token.

Teacher and student must share a tokenizer. Also heals a pruned model: the teacher is the model before pruning. Input: two
checkpoints and JSON lines of `{messages}` (with `--runner ranks`: what `pack` wrote). Output: the student's checkpoint.
Runners as in `sft`; on several GPUs the teacher is replicated on each, so a 72B teacher needs GPUs that hold it.
"""

import dataclasses
import time
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer

from .checkpoint import write_rope_theta
from .conversation import IGNORED
from .objectives import answer_logits, distillation_loss
from .stage import is_done, parameters, read_config, write_manifest
from .trainer import TrainerConfig, new_trainer, train
from .tune import TuneConfig, tune


@dataclasses.dataclass(frozen=True, kw_only=True)
class Config(TrainerConfig, TuneConfig):
    teacher: str
    student: str
    runner: str = "accelerate"  # or "ranks"
    alpha: float = 0.7
    temperature: float = 2.0
    learning_rate: float = 1e-4
    epochs: float = 1.0
    batch_size: int = 128
    gradient_checkpointing: bool = False


class Distiller(Trainer):
    def __init__(self, *arguments, teacher, alpha: float, temperature: float, **more):
        super().__init__(*arguments, **more)
        self.teacher = teacher.eval().requires_grad_(False).to(self.args.device)
        self.alpha, self.temperature = alpha, temperature

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        labels = inputs.pop("labels")
        answers = labels[:, 1:] != IGNORED
        outputs = model(**inputs)
        student = outputs.logits[:, :-1][answers].float()
        with torch.no_grad():
            teacher = self.teacher(**inputs).logits[:, :-1][answers].float()
        loss = distillation_loss(student, teacher, labels[:, 1:][answers], self.alpha, self.temperature)
        return (loss, outputs) if return_outputs else loss


def load_teacher(config: Config, student, dtype: torch.dtype):
    teacher = AutoModelForCausalLM.from_pretrained(config.teacher, dtype=dtype).eval().requires_grad_(False)
    if teacher.config.vocab_size != student.config.vocab_size:
        raise SystemExit("teacher and student have different vocabularies; logits cannot be compared")
    return teacher


def main(config: Config) -> None:
    if config.runner == "ranks":
        return tune("distil", config, config.student, lambda student: loss_by_ranks(config, student))
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return None
    dtype = torch.bfloat16 if config.bf16 else torch.float32
    tokenizer = AutoTokenizer.from_pretrained(config.student)
    student = AutoModelForCausalLM.from_pretrained(config.student, dtype=dtype)
    teacher = load_teacher(config, student, dtype)
    more = {"teacher": teacher, "alpha": config.alpha, "temperature": config.temperature}
    trainer = new_trainer(config, student, tokenizer, Distiller, **more)
    result = train(trainer, out)
    tokenizer.save_pretrained(out)
    if trainer.is_world_process_zero():
        write_rope_theta(out)
        figures = {"rows": len(trainer.train_dataset), "steps": result.global_step, "loss": round(result.training_loss, 4)}
        figures |= {"teacher_parameters": parameters(teacher), "parameters": parameters(student)}
        write_manifest(out, "distil", config, [Path(config.data)], started, figures)
    return None


def loss_by_ranks(config: Config, student):
    teacher = load_teacher(config, student, torch.bfloat16)

    def loss(batch):
        with torch.no_grad():
            taught = answer_logits(teacher, batch)
        return distillation_loss(answer_logits(student, batch), taught, batch.targets, config.alpha, config.temperature)

    return loss


if __name__ == "__main__":
    main(read_config(Config, "distil", __doc__))
