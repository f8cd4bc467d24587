"""A model as a Hugging Face checkpoint folder, which every later stage and tool reads."""

import json
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel, PreTrainedTokenizerFast

TEMPLATE = Path(__file__).parent / "chat_template.jinja"
END_OF_TURN, PAD = "<|im_end|>", "<|endoftext|>"


def save(model: PreTrainedModel, tokenizer: PreTrainedTokenizerFast, out: Path) -> None:
    """Writes config.json, model.safetensors, tokenizer.json and the chat template."""
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)
    write_rope_theta(out)


def save_tuned(base: str, weights: dict[str, torch.Tensor], out: Path) -> PreTrainedModel:
    """The base with these float32 weights in place of its own: what was not trained stays exactly as it was."""
    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)
    model.load_state_dict(weights, strict=False)
    save(model, AutoTokenizer.from_pretrained(base), out)
    return model


def write_rope_theta(folder: Path) -> None:
    """Writes `rope_theta` at the top of config.json too.

    transformers 5 writes it only within `rope_parameters`. Readers of version 4 (TensorRT-LLM 1.2's among them) do not
    look there and silently take 10,000.
    """
    path = folder / "config.json"
    if not path.exists():
        return
    config = json.loads(path.read_text())
    theta = (config.get("rope_parameters") or {}).get("rope_theta")
    if theta is not None:
        path.write_text(json.dumps({**config, "rope_theta": theta}, indent=2) + "\n")


def chat_tokenizer(tokenizer: Tokenizer) -> PreTrainedTokenizerFast:
    """A tokenizer with our ChatML template, which adds no system prompt of its own."""
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token=END_OF_TURN, pad_token=PAD)
    fast.chat_template = TEMPLATE.read_text()
    return fast
