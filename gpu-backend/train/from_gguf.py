"""Stage `from_gguf`: a GGUF of ours back to a Hugging Face checkpoint, so that training can go on from committed weights.

Q8_0 matrices are dequantized: what was lost to int8 (relative error about 0.4 %) is gone. Input: a Qwen2 GGUF written by
`export.py`. Output: a folder with config.json, model.safetensors, tokenizer.json and the chat template.
"""

import argparse
import json
from pathlib import Path

import gguf
import numpy as np
import torch
from checkpoint import save
from export import LAYER_NAMES, NAMES
from tokenizer import SPECIAL_TOKENS, new_tokenizer
from tokenizers import AddedToken, Tokenizer, models
from transformers import Qwen2Config, Qwen2ForCausalLM


def read_tokenizer(reader: gguf.GGUFReader) -> Tokenizer:
    tokens = reader.get_field("tokenizer.ggml.tokens").contents()
    merges = [tuple(merge.split(" ", 1)) for merge in reader.get_field("tokenizer.ggml.merges").contents()]
    tokenizer = new_tokenizer()
    tokenizer.model = models.BPE(vocab={token: index for index, token in enumerate(tokens)}, merges=merges)
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in SPECIAL_TOKENS])
    return tokenizer


def hugging_face_name(name: str) -> str:
    outside = {target: source for source, target in NAMES.items()}
    if name in outside:
        return outside[name]
    inside = {target: source for source, target in LAYER_NAMES.items()}
    _, layer, module, kind = name.split(".")
    return f"model.layers.{layer}.{inside[module]}.{kind}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    reader = gguf.GGUFReader(options.model)
    number = lambda key: int(reader.get_field(f"qwen2.{key}").contents())  # noqa: E731
    tokenizer = read_tokenizer(reader)
    model = Qwen2ForCausalLM(
        Qwen2Config(
            vocab_size=tokenizer.get_vocab_size(),
            hidden_size=number("embedding_length"),
            num_hidden_layers=number("block_count"),
            num_attention_heads=number("attention.head_count"),
            num_key_value_heads=number("attention.head_count_kv"),
            intermediate_size=number("feed_forward_length"),
            max_position_embeddings=number("context_length"),
            rope_parameters={"rope_type": "default", "rope_theta": 10_000.0},
            rms_norm_eps=float(reader.get_field("qwen2.attention.layer_norm_rms_epsilon").contents()),
            tie_word_embeddings=True,
            bos_token_id=None,
            eos_token_id=tokenizer.token_to_id("<|im_end|>"),
        )
    )
    weights = {}
    for tensor in reader.tensors:
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
        weights[hugging_face_name(tensor.name)] = torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32))
    missing, unexpected = model.load_state_dict(weights, strict=False)
    if unexpected or [name for name in missing if name != "lm_head.weight"]:
        raise SystemExit(f"weights do not fit: missing {missing}, unexpected {unexpected}")
    save(model, tokenizer, options.out)
    print(json.dumps({"parameters": sum(p.numel() for p in model.parameters()), "out": str(options.out)}))


if __name__ == "__main__":
    main()
