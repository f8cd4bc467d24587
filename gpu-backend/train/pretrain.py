"""Stage `pretrain`: a small Qwen2 decoder from scratch on packed conversations, loss on the answers only.

Resumable at any moment: a checkpoint (weights, optimiser, position) is written every `checkpoint_seconds`. The run is
bounded by tokens, and its learning rate follows the tokens seen (warm-up, constant, linear decay over the last part),
so an interrupted run that resumes takes the same road. Output: checkpoint.pt, log.jsonl, config.json, and once the tokens
are used up hf/, the model as a Hugging Face checkpoint.
"""

import argparse
import dataclasses
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional
from checkpoint import save as save_checkpoint
from muon import Muon
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import Qwen2Config, Qwen2ForCausalLM


@dataclasses.dataclass(frozen=True)
class Config:
    data: str
    test: str
    tokenizer: str
    out: str
    init: str = ""  # a checkpoint folder to go on from (see from_gguf.py); its shape must be the one below
    tokens_total: int = 40_000_000
    batch_tokens: int = 4096
    hidden: int = 192
    layers: int = 5
    heads: int = 6
    key_value_heads: int = 6
    feed_forward: int = 512
    context: int = 2048
    matrix_rate: float = 0.012
    other_rate: float = 1.5e-3
    warmup_fraction: float = 0.01
    decay_fraction: float = 0.4
    seed: int = 1
    checkpoint_seconds: int = 180
    seconds_max: int = 0  # stop (and checkpoint) after this long, 0 = when the tokens are used up


def read_config() -> Config:
    parser = argparse.ArgumentParser(description=__doc__)
    for field in dataclasses.fields(Config):
        required = field.default is dataclasses.MISSING
        default = None if required else field.default
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=field.type, required=required, default=default)
    return Config(**vars(parser.parse_args()))


class Packed:
    """Conversations as memory maps; see pack.py."""

    def __init__(self, folder: str):
        root = Path(folder)
        self.offsets = np.load(root / "offsets.npy")
        self.tokens = np.memmap(root / "tokens.bin", dtype=np.uint16, mode="r")
        self.targets = np.memmap(root / "targets.bin", dtype=np.uint8, mode="r")

    def lengths(self) -> np.ndarray:
        return np.diff(self.offsets)

    def batch(self, rows: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        """Right-padded ids (rows, longest) and the mask of positions whose next token is an answer's."""
        longest = int(self.lengths()[rows].max())
        ids = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=bool)
        for index, row in enumerate(rows):
            start, end = self.offsets[row], self.offsets[row + 1]
            ids[index, : end - start] = self.tokens[start:end]
            mask[index, : end - start - 1] = self.targets[start + 1 : end]
        return torch.from_numpy(ids), torch.from_numpy(mask)


def batches(data: Packed, batch_tokens: int, seed: int) -> list[np.ndarray]:
    """Rows of like length together (little padding), batches in random order."""
    random = np.random.default_rng(seed)
    lengths = data.lengths()
    order = np.lexsort((random.random(len(lengths)), lengths // 32))
    groups: list[np.ndarray] = []
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or lengths[order[end]] * (end - start + 1) > batch_tokens:
            groups.append(order[start:end])
            start = end
    random.shuffle(groups)
    return groups


def new_model(config: Config, vocabulary: int) -> Qwen2ForCausalLM:
    torch.manual_seed(config.seed)
    return Qwen2ForCausalLM(
        Qwen2Config(
            vocab_size=vocabulary,
            hidden_size=config.hidden,
            num_hidden_layers=config.layers,
            num_attention_heads=config.heads,
            num_key_value_heads=config.key_value_heads,
            intermediate_size=config.feed_forward,
            max_position_embeddings=config.context,
            rope_parameters={"rope_type": "default", "rope_theta": 10_000.0},
            tie_word_embeddings=True,
            use_cache=False,
            bos_token_id=None,
            eos_token_id=2,
        )
    )


DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def answers_of(model: Qwen2ForCausalLM, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Hidden states (answer tokens, hidden) before each answer token, and those tokens. bf16 on GPUs; on CPUs it is slow."""
    ids, mask = ids.to(DEVICE, non_blocking=True), mask.to(DEVICE, non_blocking=True)
    with torch.autocast("cuda", torch.bfloat16, enabled=DEVICE.type == "cuda"):
        hidden = model.model(input_ids=ids).last_hidden_state[mask]
    return hidden.float(), ids[:, 1:][mask[:, :-1]]


def answer_loss(model: Qwen2ForCausalLM, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy over answer tokens only; the vocabulary projection is computed for those alone."""
    hidden, targets = answers_of(model, ids, mask)
    logits = model.lm_head(hidden)
    return functional.cross_entropy(logits, targets), (logits.argmax(-1) == targets).float().mean()


@torch.no_grad()
def pointer_accuracy(model: Qwen2ForCausalLM, ids: torch.Tensor, mask: torch.Tensor, digits: torch.Tensor) -> float:
    """How often the product's number in a slot is right: what the phrases of an answer cannot give away."""
    hidden, targets = answers_of(model, ids, mask)
    chosen = torch.isin(targets, digits)
    return (model.lm_head(hidden[chosen]).argmax(-1) == targets[chosen]).float().mean().item()


def rate_factor(config: Config, seen: int) -> float:
    done = seen / config.tokens_total
    if done < config.warmup_fraction:
        return done / config.warmup_fraction
    return min(1.0, max(0.0, (1 - done) / config.decay_fraction))


@torch.no_grad()
def evaluate(model: Qwen2ForCausalLM, test: Packed, batch_tokens: int, digits: torch.Tensor) -> dict[str, float]:
    groups = batches(test, batch_tokens, seed=0)[:6]
    results = [answer_loss(model, *test.batch(rows)) for rows in groups]
    return {
        "test_loss": float(np.mean([loss.item() for loss, _ in results])),
        "test_accuracy": float(np.mean([accuracy.item() for _, accuracy in results])),
        "pointer_accuracy": float(np.mean([pointer_accuracy(model, *test.batch(rows), digits) for rows in groups])),
    }


def main(config: Config) -> None:
    print(json.dumps(dataclasses.asdict(config), indent=2))
    out = Path(config.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "config.json").write_text(json.dumps(dataclasses.asdict(config), indent=2))
    data, test = Packed(config.data), Packed(config.test)
    tokenizer = Tokenizer.from_file(config.tokenizer)
    digits = torch.tensor([tokenizer.token_to_id(digit) for digit in "12345"], device=DEVICE)
    model = new_model(config, tokenizer.get_vocab_size())
    if config.init:
        model.load_state_dict(load_file(Path(config.init) / "model.safetensors"), strict=False)
    model.to(DEVICE)
    matrices = [p for name, p in model.named_parameters() if p.ndim == 2 and "embed" not in name]
    others = [p for name, p in model.named_parameters() if p.ndim != 2 or "embed" in name]
    optimisers = [
        Muon(matrices, lr=config.matrix_rate, weight_decay=0.01),
        torch.optim.AdamW(others, lr=config.other_rate, betas=(0.9, 0.95), weight_decay=0.0),
    ]
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters")

    seen, step, seconds_before = 0, 0, 0.0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True, map_location=DEVICE)
        model.load_state_dict(state["model"])
        for optimiser, saved in zip(optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)
        seen, step, seconds_before = state["seen"], state["step"], state["seconds"]
        print(f"resumed at {seen / 1e6:.2f} M tokens")

    started = saved_at = time.monotonic()

    def save() -> None:
        torch.save(
            {
                "model": model.state_dict(),
                "optimisers": [optimiser.state_dict() for optimiser in optimisers],
                "seen": seen,
                "step": step,
                "seconds": seconds_before + time.monotonic() - started,
            },
            checkpoint.with_suffix(".new"),
        )
        checkpoint.with_suffix(".new").rename(checkpoint)

    groups = batches(data, config.batch_tokens, config.seed)
    losses: list[float] = []
    with (out / "log.jsonl").open("a") as log:
        while seen < config.tokens_total:
            rows = groups[step % len(groups)]
            ids, mask = data.batch(rows)
            factor = rate_factor(config, seen)
            for optimiser, rate in zip(optimisers, (config.matrix_rate, config.other_rate), strict=True):
                for group in optimiser.param_groups:
                    group["lr"] = rate * factor
            loss, _ = answer_loss(model, ids, mask)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            for optimiser in optimisers:
                optimiser.step()
                optimiser.zero_grad(set_to_none=True)
            seen += int(data.lengths()[rows].sum())
            step += 1
            losses.append(loss.item())
            if step % 20 == 0 or seen >= config.tokens_total:
                row = {
                    "step": step,
                    "tokens": seen,
                    "seconds": round(seconds_before + time.monotonic() - started),
                    "loss": round(float(np.mean(losses)), 4),
                }
                losses.clear()
                if step % 100 == 0 or seen >= config.tokens_total:
                    tested = evaluate(model, test, config.batch_tokens, digits)
                    row |= {key: round(value, 4) for key, value in tested.items()}
                log.write(json.dumps(row) + "\n")
                log.flush()
                print(row, flush=True)
            if time.monotonic() - saved_at > config.checkpoint_seconds:
                save()
                saved_at = time.monotonic()
            if config.seconds_max and time.monotonic() - started > config.seconds_max:
                break
    save()
    if seen >= config.tokens_total:
        save_checkpoint(model, tokenizer, out / "hf")


if __name__ == "__main__":
    main(read_config())
