"""Stage `export`: a Llama or Qwen2 checkpoint as GGUF for llama.cpp.

Matrices are F16, Q8_0, Q5_0 or Q4_0, norms and biases F32. Never Q4_1 for llasa-small: its base lies on Q4_1's grid, and
quantizing to it again snaps the tuning away. A `llama` file wants the rows of queries and keys interleaved, a `qwen2` file
as they are. The tokenizer and the chat template travel inside. Input: a checkpoint folder. Output: a file and its manifest.
"""

import dataclasses
import json
import time
from pathlib import Path

import gguf
import numpy as np
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM, PretrainedConfig

from .checkpoint import END_OF_TURN, PAD
from .gguf_names import gguf_name, rotated_heads, to_interleaved_rows
from .pre_tokenizers import kind_of
from .stage import is_done, read_config, write_manifest

TYPES = {
    "f16": (gguf.GGMLQuantizationType.F16, gguf.LlamaFileType.MOSTLY_F16),
    "q8_0": (gguf.GGMLQuantizationType.Q8_0, gguf.LlamaFileType.MOSTLY_Q8_0),
    "q5_0": (gguf.GGMLQuantizationType.Q5_0, gguf.LlamaFileType.MOSTLY_Q5_0),
    "q4_0": (gguf.GGMLQuantizationType.Q4_0, gguf.LlamaFileType.MOSTLY_Q4_0),
}
ARCHITECTURES = ("llama", "qwen2")


@dataclasses.dataclass(frozen=True)
class Config:
    model: str
    out: str  # a file
    type: str = "q8_0"
    embeddings_type: str = ""  # that of the embeddings, which are the output head too where the two are tied; empty: as `type`
    name: str = "llasa-nano"
    license: str = "MIT"


def add_tokenizer(writer: gguf.GGUFWriter, tokenizer: Tokenizer, template: str) -> None:
    vocabulary = sorted(tokenizer.get_vocab(with_added_tokens=True).items(), key=lambda item: item[1])
    special = {token.content for token in tokenizer.get_added_tokens_decoder().values()}
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(kind_of(tokenizer))
    writer.add_token_list([token for token, _ in vocabulary])
    writer.add_token_types([gguf.TokenType.CONTROL if token in special else gguf.TokenType.NORMAL for token, _ in vocabulary])
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    writer.add_token_merges([merge if isinstance(merge, str) else " ".join(merge) for merge in merges])
    writer.add_eos_token_id(tokenizer.token_to_id(END_OF_TURN))
    writer.add_pad_token_id(tokenizer.token_to_id(PAD))
    writer.add_add_bos_token(False)
    writer.add_chat_template(template)


def add_shape(writer: gguf.GGUFWriter, config: PretrainedConfig) -> None:
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_rope_dimension_count(config.hidden_size // config.num_attention_heads)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_vocab_size(config.vocab_size)


def add_weights(writer: gguf.GGUFWriter, model, type_: str, embeddings_type: str) -> None:
    config = model.config
    for name, tensor in model.state_dict().items():
        target = gguf_name(name)
        if target is None or (target == "output.weight" and config.tie_word_embeddings):
            continue
        values = tensor.detach().float().numpy()
        heads = rotated_heads(name, config.num_attention_heads, config.num_key_value_heads)
        if config.model_type == "llama" and heads is not None:
            values = to_interleaved_rows(values, heads)
        if values.ndim == 2:
            stored = TYPES[embeddings_type if target in ("token_embd.weight", "output.weight") else type_][0]
            writer.add_tensor(target, gguf.quants.quantize(values, stored), raw_dtype=stored)
        else:
            writer.add_tensor(target, values.astype(np.float32))


def main(config: Config) -> None:
    out, model_folder, started = Path(config.out), Path(config.model), time.monotonic()
    embeddings_type = config.embeddings_type or config.type
    for type_ in (config.type, embeddings_type):
        if type_ not in TYPES:
            raise SystemExit(f"--type and --embeddings-type are of {', '.join(TYPES)}")
    if is_done(out):
        return
    model = AutoModelForCausalLM.from_pretrained(model_folder, dtype="float32")
    if model.config.model_type not in ARCHITECTURES:
        raise SystemExit(f"{model_folder} is a {model.config.model_type}; we export {', '.join(ARCHITECTURES)}")
    writer = gguf.GGUFWriter(str(out), model.config.model_type)
    writer.add_name(config.name)
    writer.add_license(config.license)
    add_shape(writer, model.config)
    writer.add_file_type(TYPES[config.type][1])
    tokenizer = Tokenizer.from_file(str(model_folder / "tokenizer.json"))
    add_tokenizer(writer, tokenizer, (model_folder / "chat_template.jinja").read_text())
    add_weights(writer, model, config.type, embeddings_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    write_manifest(out, "export", config, [model_folder / "model.safetensors"], started, {"bytes": out.stat().st_size})


if __name__ == "__main__":
    main(read_config(Config, "export", __doc__))
