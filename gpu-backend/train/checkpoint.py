"""A small model of ours as a Hugging Face checkpoint folder, which every later stage and tool reads."""

from pathlib import Path

from tokenizer import SPECIAL_TOKENS
from tokenizers import Tokenizer
from transformers import PreTrainedTokenizerFast, Qwen2ForCausalLM


def save(model: Qwen2ForCausalLM, tokenizer: Tokenizer, out: Path) -> None:
    """Writes config.json, model.safetensors, tokenizer.json and the ChatML template."""
    model.save_pretrained(out)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        eos_token="<|im_end|>",
        pad_token="<|endoftext|>",
        additional_special_tokens=SPECIAL_TOKENS,
    )
    fast.chat_template = (Path(__file__).parent / "chat_template.jinja").read_text()
    fast.save_pretrained(out)
