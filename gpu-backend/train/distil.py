"""Stage `distil`: a student learns a teacher's whole distribution on the answers, not only its best token.

Loss = alpha * T² * KL(teacher_T || student_T) + (1 - alpha) * cross-entropy (Hinton, Vinyals, Dean 2015), on answer
tokens only. Teacher and student must share a tokenizer. Also heals a pruned model: teacher = the model before pruning.
Input: two checkpoints and JSON lines of `{messages}`. Output: the student's checkpoint. Several GPUs: as `sft`; the
teacher is replicated on each, so a 72B teacher needs GPUs that hold it or a smaller one.
"""

import dataclasses
import time
from pathlib import Path

import torch
import torch.nn.functional as functional
from answers import IGNORED, Answers
from sft import new_trainer
from stage import is_done, parameters, read_config, write_manifest
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer


@dataclasses.dataclass(frozen=True)
class Config:
    teacher: str
    student: str
    data: str
    out: str
    alpha: float = 0.7
    temperature: float = 2.0
    learning_rate: float = 1e-4
    epochs: float = 1.0
    batch_size: int = 128
    rows_per_device: int = 4
    steps_max: int = -1
    tokens_max: int = 3072
    warmup_fraction: float = 0.03
    bf16: bool = True
    gradient_checkpointing: bool = False
    save_steps: int = 100
    seed: int = 1


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
        hard = functional.cross_entropy(student, labels[:, 1:][answers])
        soft = functional.kl_div(
            functional.log_softmax(student / self.temperature, -1),
            functional.log_softmax(teacher / self.temperature, -1),
            log_target=True,
            reduction="batchmean",
        )
        loss = self.alpha * self.temperature**2 * soft + (1 - self.alpha) * hard
        return (loss, outputs) if return_outputs else loss


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    dtype = torch.bfloat16 if config.bf16 else torch.float32
    tokenizer = AutoTokenizer.from_pretrained(config.student)
    teacher = AutoModelForCausalLM.from_pretrained(config.teacher, dtype=dtype)
    student = AutoModelForCausalLM.from_pretrained(config.student, dtype=dtype)
    if teacher.config.vocab_size != student.config.vocab_size:
        raise SystemExit("teacher and student have different vocabularies; logits cannot be compared")
    data = Answers(Path(config.data), tokenizer, config.tokens_max)
    trainer = new_trainer(
        config, student, tokenizer, data, Distiller, teacher=teacher, alpha=config.alpha, temperature=config.temperature
    )
    result = trainer.train()
    trainer.save_model(str(out))
    tokenizer.save_pretrained(out)
    if trainer.is_world_process_zero():
        figures = {"rows": len(data), "steps": result.global_step, "loss": round(result.training_loss, 4)}
        figures |= {"teacher_parameters": parameters(teacher), "parameters": parameters(student)}
        write_manifest(out, "distil", config, [Path(config.data)], started, figures)


if __name__ == "__main__":
    main(read_config(Config, "distil", __doc__))
