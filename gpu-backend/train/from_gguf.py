"""Stage `from_gguf`: a GGUF as a Hugging Face checkpoint, so that training can start from it.

Two architectures: `qwen2` (the files that `export` writes for llasa-nano) and `llama` (SmolLM2 among others). Matrices are
dequantized: what quantization lost stays lost. Input: a GGUF file. Output: a folder with config.json, model.safetensors,
tokenizer.json and our chat template, which adds no system prompt.
"""

import dataclasses
import time
from pathlib import Path

import gguf
import numpy as np
import torch
from tokenizers import Tokenizer, models
from transformers import LlamaConfig, LlamaForCausalLM, PretrainedConfig, PreTrainedModel, Qwen2Config, Qwen2ForCausalLM

from .checkpoint import END_OF_TURN, PAD, chat_tokenizer, save
from .gguf_names import from_interleaved_rows, hugging_face_name, rotated_heads
from .pre_tokenizers import PRE_TOKENIZERS, byte_level_bpe
from .stage import is_done, parameters, read_config, write_manifest

ARCHITECTURES = {"qwen2": (Qwen2Config, Qwen2ForCausalLM), "llama": (LlamaConfig, LlamaForCausalLM)}


@dataclasses.dataclass(frozen=True)
class Config:
    model: str
    out: str


def read_tokenizer(reader: gguf.GGUFReader) -> Tokenizer:
    tokens = reader.get_field("tokenizer.ggml.tokens").contents()
    types = reader.get_field("tokenizer.ggml.token_type").contents()
    merges = [tuple(merge.split(" ", 1)) for merge in reader.get_field("tokenizer.ggml.merges").contents()]
    kind = reader.get_field("tokenizer.ggml.pre").contents()
    if kind not in PRE_TOKENIZERS:
        raise SystemExit(f"pre-tokenizer {kind} is not one of {', '.join(PRE_TOKENIZERS)}")
    model = models.BPE(vocab={token: index for index, token in enumerate(tokens)}, merges=merges)
    control = [token for token, type_ in zip(tokens, types, strict=True) if type_ == gguf.TokenType.CONTROL]
    return byte_level_bpe(kind, model, control)


def read_model_config(reader: gguf.GGUFReader, tokenizer: Tokenizer) -> PretrainedConfig:
    architecture = reader.get_field("general.architecture").contents()
    if architecture not in ARCHITECTURES:
        raise SystemExit(f"architecture {architecture} is not one of {', '.join(ARCHITECTURES)}")

    def value(key: str, default: float | None = None) -> float:
        field = reader.get_field(f"{architecture}.{key}")
        if field is None and default is None:
            raise SystemExit(f"the file does not give {architecture}.{key}")
        return default if field is None else field.contents()

    return ARCHITECTURES[architecture][0](
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=int(value("embedding_length")),
        num_hidden_layers=int(value("block_count")),
        num_attention_heads=int(value("attention.head_count")),
        num_key_value_heads=int(value("attention.head_count_kv")),
        intermediate_size=int(value("feed_forward_length")),
        max_position_embeddings=int(value("context_length")),
        rope_parameters={"rope_type": "default", "rope_theta": float(value("rope.freq_base", 10_000.0))},
        rms_norm_eps=float(value("attention.layer_norm_rms_epsilon")),
        tie_word_embeddings=not any(tensor.name == "output.weight" for tensor in reader.tensors),
        bos_token_id=None,
        eos_token_id=tokenizer.token_to_id(END_OF_TURN),
        pad_token_id=tokenizer.token_to_id(PAD),
    )


def read_model(reader: gguf.GGUFReader, config: PretrainedConfig) -> PreTrainedModel:
    """A fresh model with the file's weights: transformers refuses to save a model that it loaded from a GGUF itself."""
    model = ARCHITECTURES[config.model_type][1](config)
    weights = {}
    for tensor in reader.tensors:
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
        heads = rotated_heads(tensor.name, config.num_attention_heads, config.num_key_value_heads)
        if config.model_type == "llama" and heads is not None:
            values = from_interleaved_rows(values, heads)
        weights[hugging_face_name(tensor.name)] = torch.from_numpy(np.array(values, dtype=np.float32))
    missing, unexpected = model.load_state_dict(weights, strict=False)
    if unexpected or [name for name in missing if name != "lm_head.weight"]:
        raise SystemExit(f"weights do not fit: missing {missing}, unexpected {unexpected}")
    return model


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    reader = gguf.GGUFReader(config.model)
    tokenizer = read_tokenizer(reader)
    model = read_model(reader, read_model_config(reader, tokenizer))
    save(model, chat_tokenizer(tokenizer), out)
    write_manifest(out, "from_gguf", config, [Path(config.model)], started, {"parameters": parameters(model)})


if __name__ == "__main__":
    main(read_config(Config, "from_gguf", __doc__))
