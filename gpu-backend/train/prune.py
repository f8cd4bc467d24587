"""Stage `prune`: fewer layers (depth) and narrower feed-forward blocks (width), chosen by what calibration data uses.

Depth: the layers that change their input least go (block influence, 1 - cosine of input and output; Men et al. 2024,
"ShortGPT"). Width: the feed-forward channels with the smallest mean activation go (Muralidharan et al. 2024,
"Minitron"). Heal the result by `distil` with the unpruned model as teacher.
Input: a Llama or Qwen2 checkpoint and JSON lines of `{messages}`. Output: a smaller checkpoint of the same family.
"""

import copy
import dataclasses
import time
from pathlib import Path

import torch
import torch.nn.functional as functional
from torch.utils.data import DataLoader
from tqdm import tqdm
from transformers import AutoModelForCausalLM, AutoTokenizer

from .answers import Answers, collate
from .checkpoint import save
from .stage import is_done, parameters, read_config, write_manifest


@dataclasses.dataclass(frozen=True)
class Config:
    model: str
    data: str
    out: str
    layers_keep: float = 0.8  # share of the layers
    feed_forward_keep: float = 0.75  # share of the channels, rounded to multiples of 128, which int4 groups need
    calibration_rows: int = 256
    rows_per_batch: int = 4
    tokens_max: int = 2048
    bf16: bool = True


@torch.no_grad()
def measure(model, batches) -> tuple[list[float], list[torch.Tensor]]:
    """Block influence of each layer, and the mean absolute activation of each feed-forward channel."""
    layers = model.model.layers
    influence = [0.0] * len(layers)
    channels = [torch.zeros(layer.mlp.down_proj.in_features, device=model.device) for layer in layers]
    tokens = 0

    def watch_layer(index):
        def hook(_, arguments, keywords, output):
            before = arguments[0] if arguments else keywords["hidden_states"]
            after = output[0] if isinstance(output, tuple) else output
            influence[index] += (1 - functional.cosine_similarity(before.float(), after.float(), dim=-1))[mask].sum().item()

        return hook

    def watch_channels(index):
        def hook(_, arguments):
            channels[index] += arguments[0].float().abs()[mask].sum(0)

        return hook

    hooks = [layer.register_forward_hook(watch_layer(i), with_kwargs=True) for i, layer in enumerate(layers)]
    hooks += [layer.mlp.down_proj.register_forward_pre_hook(watch_channels(i)) for i, layer in enumerate(layers)]
    for batch in tqdm(batches, desc="calibration"):
        batch = {name: values.to(model.device) for name, values in batch.items() if name != "labels"}
        mask = batch["attention_mask"].bool()
        model(**batch)
        tokens += int(mask.sum())
    for hook in hooks:
        hook.remove()
    return [value / tokens for value in influence], [values / tokens for values in channels]


def narrow(linear: torch.nn.Linear, keep: torch.Tensor, dimension: int) -> torch.nn.Linear:
    weight = linear.weight.index_select(dimension, keep)
    small = torch.nn.Linear(weight.shape[1], weight.shape[0], bias=linear.bias is not None, dtype=weight.dtype)
    small.weight = torch.nn.Parameter(weight.clone())
    if linear.bias is not None:
        small.bias = torch.nn.Parameter(linear.bias[keep].clone() if dimension == 0 else linear.bias.clone())
    return small


def main(config: Config) -> None:
    out, started = Path(config.out), time.monotonic()
    if is_done(out):
        return
    tokenizer = AutoTokenizer.from_pretrained(config.model)
    model = AutoModelForCausalLM.from_pretrained(config.model, dtype=torch.bfloat16 if config.bf16 else torch.float32)
    model = model.to("cuda" if torch.cuda.is_available() else "cpu").eval()
    data = Answers(Path(config.data), tokenizer, config.tokens_max, config.calibration_rows)
    batches = DataLoader(data, config.rows_per_batch, collate_fn=collate(tokenizer.pad_token_id))
    influence, channels = measure(model, batches)

    before = parameters(model)
    count = max(1, round(config.layers_keep * len(influence)))
    kept = sorted(sorted(range(len(influence)), key=lambda index: -influence[index])[:count])
    width = max(128, round(config.feed_forward_keep * model.config.intermediate_size / 128) * 128)
    layers = torch.nn.ModuleList()
    for position, index in enumerate(kept):
        layer = copy.deepcopy(model.model.layers[index])
        layer.self_attn.layer_idx = position
        chosen = channels[index].topk(min(width, len(channels[index]))).indices.sort().values
        layer.mlp.gate_proj = narrow(layer.mlp.gate_proj, chosen, 0)
        layer.mlp.up_proj = narrow(layer.mlp.up_proj, chosen, 0)
        layer.mlp.down_proj = narrow(layer.mlp.down_proj, chosen, 1)
        layers.append(layer)
    model.model.layers = layers
    model.config.num_hidden_layers = len(kept)
    model.config.intermediate_size = layers[0].mlp.down_proj.in_features
    if getattr(model.config, "layer_types", None):
        model.config.layer_types = [model.config.layer_types[index] for index in kept]
    save(model, tokenizer, out)
    figures = {
        "block_influence": [round(value, 4) for value in influence],
        "layers_kept": kept,
        "feed_forward": model.config.intermediate_size,
        "parameters_before": before,
        "parameters": parameters(model),
    }
    write_manifest(out, "prune", config, [Path(config.data)], started, figures)


if __name__ == "__main__":
    main(read_config(Config, "prune", __doc__))
