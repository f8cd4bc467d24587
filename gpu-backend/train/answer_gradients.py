"""Hidden states of answer tokens whose gradient flows through those tokens only.

A prompt of four hundred tokens before an answer of thirty costs most of a training step, and two thirds of that cost are its
gradient. Here the prompt passes once without gradient; the answer's positions pass a second time with it, attending to the
prompt's keys and values as constants. The forward values are the same.
"""

import torch
import torch.nn.functional as functional

from .packed import Batch


def rotate(values: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """Rotary positions on (…, head dimension), in the layout of Hugging Face checkpoints (two halves)."""
    first, second = values.chunk(2, -1)
    return values * cos + torch.cat((-second, first), -1) * sin


class Positions:
    """The answer positions of a batch as a flat list, and padded by row for attention."""

    def __init__(self, mask: torch.Tensor):
        self.rows, self.columns = mask.nonzero(as_tuple=True)
        counts = mask.sum(1)
        self.longest = int(counts.max())
        starts = counts.cumsum(0) - counts
        self.offsets = torch.arange(len(self.rows), device=mask.device) - starts[self.rows]
        self.shape = (len(mask), self.longest)
        seen = torch.full(self.shape, -1, dtype=torch.long, device=mask.device)
        seen[self.rows, self.offsets] = self.columns
        # (rows, 1, longest, tokens): a position attends to itself and to what is before it. Padding attends to the first token.
        self.attends = (torch.arange(mask.shape[1], device=mask.device) <= seen.clamp(min=0)[..., None])[:, None]

    def padded(self, values: torch.Tensor) -> torch.Tensor:
        """(positions, …) as (rows, longest, …)."""
        return values.new_zeros(*self.shape, *values.shape[1:]).index_put((self.rows, self.offsets), values)


def answer_hidden(model, batch: Batch) -> torch.Tensor:
    """(answer tokens, hidden), as `answer_logits` needs them. For Llama and Qwen2 layers."""
    decoder, config = model.model, model.config
    ids = batch.ids.to(decoder.embed_tokens.weight.device)
    positions = Positions(batch.mask.to(ids.device))
    hidden = decoder.embed_tokens(ids)
    cos, sin = decoder.rotary_emb(hidden, torch.arange(ids.shape[1], device=ids.device)[None])
    answers = None
    for layer in decoder.layers:
        trained = any(p.requires_grad for p in layer.parameters())
        if trained and answers is None:
            answers = hidden[positions.rows, positions.columns]
        hidden, keys, values = full_layer(layer, hidden, cos, sin, config)
        if trained:
            answers = answer_layer(layer, answers, keys, values, cos, sin, positions, config)
    return decoder.norm(hidden[positions.rows, positions.columns] if answers is None else answers)


def heads(linear, normed: torch.Tensor, config) -> torch.Tensor:
    return linear(normed).unflatten(-1, (-1, config.hidden_size // config.num_attention_heads))


@torch.no_grad()
def full_layer(layer, hidden, cos, sin, config):
    attention, normed = layer.self_attn, layer.input_layernorm(hidden)
    queries, keys, values = (heads(p, normed, config).transpose(1, 2) for p in (attention.q_proj, attention.k_proj, attention.v_proj))
    queries, keys = rotate(queries, cos[:, None], sin[:, None]), rotate(keys, cos[:, None], sin[:, None])
    mixed = functional.scaled_dot_product_attention(queries, keys, values, is_causal=True, enable_gqa=True)
    hidden = hidden + attention.o_proj(mixed.transpose(1, 2).flatten(2))
    return hidden + layer.mlp(layer.post_attention_layernorm(hidden)), keys, values


def answer_layer(layer, answers, keys, values, cos, sin, positions: Positions, config):
    attention, normed = layer.self_attn, layer.input_layernorm(answers)
    cos, sin = cos[0, positions.columns][:, None], sin[0, positions.columns][:, None]
    queries = rotate(heads(attention.q_proj, normed, config), cos, sin)
    own_keys = rotate(heads(attention.k_proj, normed, config), cos, sin)
    own_values = heads(attention.v_proj, normed, config)
    # The answer's own keys and values carry gradient; those of the prompt are constants. (rows, tokens, heads, dimension)
    at = (positions.rows, positions.columns)
    keys = keys.transpose(1, 2).index_put(at, own_keys).transpose(1, 2)
    values = values.transpose(1, 2).index_put(at, own_values).transpose(1, 2)
    shared = config.num_attention_heads // config.num_key_value_heads
    queries = positions.padded(queries).transpose(1, 2).unflatten(1, (-1, shared)).flatten(2, 3)  # (rows, kv, shared * longest, d)
    scores = queries @ keys.transpose(-1, -2) * queries.shape[-1] ** -0.5
    scores = scores.unflatten(2, (shared, -1)).masked_fill(~positions.attends[:, None], float("-inf"))
    mixed = scores.softmax(-1, dtype=torch.float32).to(values.dtype).flatten(2, 3) @ values
    mixed = mixed.unflatten(2, (shared, -1)).flatten(1, 2).transpose(1, 2)[positions.rows, positions.offsets]
    answers = answers + attention.o_proj(mixed.flatten(1))
    return answers + layer.mlp(layer.post_attention_layernorm(answers))
