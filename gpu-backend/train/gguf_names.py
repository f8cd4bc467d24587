"""The names of one weight in Hugging Face checkpoints and in GGUF files, and the order of its rows in both."""

import numpy as np

OUTSIDE = {
    "model.embed_tokens.weight": "token_embd.weight",
    "model.norm.weight": "output_norm.weight",
    "lm_head.weight": "output.weight",
}
INSIDE = {
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def gguf_name(name: str) -> str | None:
    if name in OUTSIDE:
        return OUTSIDE[name]
    if not name.startswith("model.layers."):
        return None
    _, _, layer, rest = name.split(".", 3)
    module, kind = rest.rsplit(".", 1)
    return f"blk.{layer}.{INSIDE[module]}.{kind}"


def hugging_face_name(name: str) -> str:
    outside = {target: source for source, target in OUTSIDE.items()}
    if name in outside:
        return outside[name]
    inside = {target: source for source, target in INSIDE.items()}
    _, layer, module, kind = name.split(".")
    return f"model.layers.{layer}.{inside[module]}.{kind}"


def rotated_heads(name: str, heads: int, key_value_heads: int) -> int | None:
    """How many heads a query or key weight has; None for every other weight."""
    if ".q_proj." in name or ".attn_q." in name:
        return heads
    if ".k_proj." in name or ".attn_k." in name:
        return key_value_heads
    return None


def to_interleaved_rows(values: np.ndarray, heads: int) -> np.ndarray:
    """Rows as a `llama` GGUF has them: the two halves of each head's rotary dimensions alternate."""
    return values.reshape(heads, 2, -1, *values.shape[1:]).swapaxes(1, 2).reshape(values.shape)


def from_interleaved_rows(values: np.ndarray, heads: int) -> np.ndarray:
    return values.reshape(heads, -1, 2, *values.shape[1:]).swapaxes(1, 2).reshape(values.shape)
