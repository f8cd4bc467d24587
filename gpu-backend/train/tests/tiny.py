"""A tiny model, tokenizer and packed conversations, made in a moment."""

import json
from pathlib import Path

import torch
from tokenizers import models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM

from train import pack
from train.checkpoint import chat_tokenizer, save
from train.pre_tokenizers import byte_level_bpe

SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]


def tokenizer():
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {token: index for index, token in enumerate(SPECIAL + alphabet + ["co", "cos", "cost", "ab"])}
    merges = [("c", "o"), ("a", "b"), ("co", "s"), ("cos", "t")]
    return byte_level_bpe("smollm", models.BPE(vocab=vocabulary, merges=merges), SPECIAL)


def model(vocabulary: int, seed: int = 0) -> LlamaForCausalLM:
    torch.manual_seed(seed)
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=vocabulary,
            hidden_size=64,
            num_hidden_layers=3,
            num_attention_heads=4,
            num_key_value_heads=2,
            intermediate_size=128,
            max_position_embeddings=512,
            rope_parameters={"rope_type": "default", "rope_theta": 10_000.0},
            tie_word_embeddings=True,
            bos_token_id=None,
            eos_token_id=2,
            pad_token_id=0,
        )
    )


def checkpoint(folder: Path, seed: int = 0) -> Path:
    made = tokenizer()
    save(model(made.get_vocab_size(), seed), chat_tokenizer(made), folder)
    return folder


def packed(folder: Path, base: Path, rows: int = 40) -> Path:
    data = folder.with_suffix(".jsonl")
    with data.open("w") as file:
        for number in range(rows):
            question = {"role": "user", "content": f"cost {number}?"}
            answer = {"role": "assistant", "content": "ab " * (number % 7 + 1)}
            file.write(json.dumps({"messages": [question, answer]}) + "\n")
    pack.main(pack.Config(data=(str(data),), tokenizer=str(base), out=str(folder)))
    return folder
