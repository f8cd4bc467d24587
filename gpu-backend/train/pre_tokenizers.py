"""The ways of splitting text before byte-level BPE that we use, each under the name by which llama.cpp knows it."""

import json

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers

QWEN2_PATTERN = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"


def qwen2() -> pre_tokenizers.PreTokenizer:
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_PATTERN), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )


def smollm() -> pre_tokenizers.PreTokenizer:
    """Digits one by one, then GPT-2's pattern."""
    return pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])


PRE_TOKENIZERS = {"qwen2": qwen2, "smollm": smollm}


def byte_level_bpe(kind: str, model: models.BPE, special: list[str]) -> Tokenizer:
    """A tokenizer of this kind. `special` are control tokens, which are already in the vocabulary or come first."""
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = PRE_TOKENIZERS[kind]()
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in special])
    return tokenizer


def kind_of(tokenizer: Tokenizer) -> str:
    """The name of a tokenizer's way of splitting. Refuses one that llama.cpp would split in another way."""
    written = json.loads(tokenizer.to_str())["pre_tokenizer"]
    for kind in PRE_TOKENIZERS:
        if written == json.loads(byte_level_bpe(kind, models.BPE(), []).to_str())["pre_tokenizer"]:
            return kind
    raise SystemExit(f"no known pre-tokenizer: {json.dumps(written)[:200]}")
