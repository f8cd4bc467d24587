"""Stage `pretrain`: a small Qwen2 decoder from scratch on packed conversations, loss on the answers only.

The learning rate warms up, stays, and falls in a straight line over the last part of the tokens. Matrices are trained by
Muon, the rest by AdamW. Resumable at any moment, see loop.py. Output: a checkpoint folder, with log.jsonl and checkpoint.pt.
"""

import dataclasses
import time
from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import AutoTokenizer, PreTrainedTokenizerBase, Qwen2Config, Qwen2ForCausalLM

from .checkpoint import save
from .loop import LoopConfig, run, write_run_config
from .muon import Muon
from .objectives import answer_logits, answer_loss, measure_answers
from .packed import Batch, Packed
from .ranks import Ranks
from .stage import is_done, parameters, read_config, write_manifest
from .updaters import PlainUpdater

TEST_BATCHES = 6
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Config(LoopConfig):
    data: str
    test: str
    tokenizer: str  # a folder, see tokenizer.py
    out: str
    init: str = ""  # a checkpoint folder to continue from (see from_gguf.py); its shape must be the one below
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


def new_model(config: Config, tokenizer: PreTrainedTokenizerBase) -> Qwen2ForCausalLM:
    torch.manual_seed(config.seed)
    return Qwen2ForCausalLM(
        Qwen2Config(
            vocab_size=len(tokenizer),
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
            eos_token_id=tokenizer.eos_token_id,
        )
    )


def new_updater(config: Config, model: Qwen2ForCausalLM) -> PlainUpdater:
    matrices = [p for name, p in model.named_parameters() if p.ndim == 2 and "embed" not in name]
    others = [p for name, p in model.named_parameters() if p.ndim != 2 or "embed" in name]
    return PlainUpdater(
        model,
        [
            Muon(matrices, lr=config.matrix_rate, weight_decay=0.01),
            torch.optim.AdamW(others, lr=config.other_rate, betas=(0.9, 0.95), weight_decay=0.0),
        ],
    )


def rate_factor(config: Config, done: float) -> float:
    if done < config.warmup_fraction:
        return done / config.warmup_fraction
    return min(1.0, max(0.0, (1 - done) / config.decay_fraction))


@torch.no_grad()
def pointer_accuracy(model: Qwen2ForCausalLM, batch: Batch, digits: torch.Tensor) -> float:
    """How often the product's number in a slot is right: what the phrases of an answer cannot give away."""
    targets = batch.targets.to(DEVICE)
    chosen = torch.isin(targets, digits)
    return (answer_logits(model, batch)[chosen].argmax(-1) == targets[chosen]).float().mean().item()


def measure(model: Qwen2ForCausalLM, test: Packed, digits: torch.Tensor) -> dict[str, float]:
    batches = [test.step(number) for number in range(TEST_BATCHES)]
    scores = measure_answers(model, batches).means()
    pointers = [pointer_accuracy(model, batch, digits) for batch in batches]
    return {
        "test_loss": scores["loss"],
        "test_accuracy": scores["accuracy"],
        "pointer_accuracy": sum(pointers) / len(pointers),
    }


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    write_run_config(out, config)
    tokenizer = AutoTokenizer.from_pretrained(config.tokenizer)
    digits = torch.tensor(tokenizer.convert_tokens_to_ids(list("12345")), device=DEVICE)
    model = new_model(config, tokenizer)
    if config.init:
        model.load_state_dict(load_file(Path(config.init) / "model.safetensors"), strict=False)
    model.to(DEVICE)
    print(f"{parameters(model) / 1e6:.2f} M parameters")
    test = Packed(config.test, config.batch_tokens, seed=0)
    last = run(
        config,
        out,
        Packed(config.data, config.batch_tokens, config.seed),
        new_updater(config, model),
        lambda batch: answer_loss(model, batch),
        lambda done: rate_factor(config, done),
        lambda: measure(model, test, digits),
        Ranks(0, 1),
    )
    if last is None:
        return
    save(model, tokenizer, out)
    inputs = [Path(config.data) / "tokens.bin", Path(config.tokenizer) / "tokenizer.json"]
    write_manifest(out, "pretrain", config, inputs, started, {**last, "parameters": parameters(model)})


if __name__ == "__main__":
    main(read_config(Config, "pretrain", __doc__))
