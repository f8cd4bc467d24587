"""What is minimised: cross-entropy on answers, or a teacher's distribution there. Only answer tokens reach the head."""

import dataclasses

import torch
import torch.nn.functional as functional

from .answer_gradients import answer_hidden
from .packed import Batch
from .ranks import Ranks


def answer_logits(model, batch: Batch) -> torch.Tensor:
    """(answer tokens, vocabulary). Right padding needs no attention mask: no answer's token looks at what comes later."""
    device = next(model.parameters()).device
    with torch.autocast("cuda", torch.bfloat16, enabled=device.type == "cuda"):
        hidden = model.model(input_ids=batch.ids.to(device), use_cache=False).last_hidden_state[batch.mask.to(device)]
    return model.lm_head(hidden.to(model.lm_head.weight.dtype)).float()


def answer_loss(model, batch: Batch, gradient: str = "all", first_token_weight: float = 1.0) -> torch.Tensor:
    """`gradient` is `all` or `answers`: whether it flows through the prompt's positions too, see answer_gradients.py.

    `first_token_weight` weighs the token that an answer begins with: it decides what kind of answer follows, and it is one
    token in twenty.
    """
    logits = answer_logits(model, batch) if gradient == "all" else model.lm_head(answer_hidden(model, batch)).float()
    losses = functional.cross_entropy(logits, batch.targets.to(logits.device), reduction="none")
    weights = 1 + (first_token_weight - 1) * batch.begins_answer.to(logits.device)
    return (losses * weights).sum() / weights.sum()


def distillation_loss(student: torch.Tensor, teacher: torch.Tensor, targets: torch.Tensor, alpha: float, temperature: float):
    """alpha * T² * KL(teacher_T || student_T) + (1 - alpha) * cross-entropy (Hinton, Vinyals, Dean 2015)."""
    hard = functional.cross_entropy(student, targets)
    soft = functional.kl_div(
        functional.log_softmax(student / temperature, -1),
        functional.log_softmax(teacher / temperature, -1),
        log_target=True,
        reduction="batchmean",
    )
    return alpha * temperature**2 * soft + (1 - alpha) * hard


@dataclasses.dataclass(frozen=True)
class AnswerScores:
    """Sums over answer tokens; `first_*` over the tokens that answers begin with, which decide what kind of answer follows."""

    loss: float = 0.0
    right: float = 0.0
    tokens: float = 0.0
    first_loss: float = 0.0
    first_right: float = 0.0
    first_tokens: float = 0.0

    def means(self) -> dict[str, float]:
        return {
            "loss": self.loss / self.tokens,
            "accuracy": self.right / self.tokens,
            "first_token_loss": self.first_loss / self.first_tokens,
            "first_token_accuracy": self.first_right / self.first_tokens,
        }

    def added_up(self, ranks: Ranks) -> "AnswerScores":
        return AnswerScores(*ranks.add_up(torch.tensor(dataclasses.astuple(self))).tolist())


@torch.no_grad()
def measure_answers(model, batches: list[Batch]) -> AnswerScores:
    sums = torch.zeros(6)
    for batch in batches:
        logits = answer_logits(model, batch)
        targets, first = batch.targets.to(logits.device), batch.begins_answer.to(logits.device)
        losses = functional.cross_entropy(logits, targets, reduction="none")
        right = (logits.argmax(-1) == targets).float()
        values = torch.stack([losses, right, torch.ones_like(right)])
        sums += torch.cat([values.sum(1), values[:, first].sum(1)]).cpu()
    return AnswerScores(*sums.tolist())
