"""Stage `measure`: the loss on answers that a model was not trained on. Shows what quantization and pruning cost.

Input: checkpoint folders or GGUF files of one vocabulary, and packed conversations. Output: a JSON file with a row for each.
"""

import dataclasses
import json
from pathlib import Path

import gguf
import torch
from transformers import AutoModelForCausalLM

from .from_gguf import read_model, read_model_config, read_tokenizer
from .objectives import measure_answers
from .packed import Packed
from .stage import parameters, read_config, sha256


@dataclasses.dataclass(frozen=True)
class Config:
    models: tuple[str, ...]
    data: str
    out: str
    batches: int = 12
    batch_tokens: int = 1500
    bf16: bool = True  # what the products are computed in; the file's own values are read as they are


def load(path: Path):
    if path.suffix != ".gguf":
        return AutoModelForCausalLM.from_pretrained(path, dtype=torch.float32)
    reader = gguf.GGUFReader(path)
    return read_model(reader, read_model_config(reader, read_tokenizer(reader)))


def main(config: Config) -> None:
    data = Packed(config.data, config.batch_tokens, seed=0)
    batches = [data.step(number) for number in range(config.batches)]
    rows = []
    for path in map(Path, config.models):
        model = load(path).eval()
        for p in model.parameters() if config.bf16 else ():
            p.data = p.data.to(torch.bfloat16)
        scores = measure_answers(model, batches)
        size = path.stat().st_size if path.is_file() else sum(file.stat().st_size for file in path.glob("*.safetensors"))
        row = {"model": path.name, "bytes": size, "parameters": parameters(model), "answer_tokens": int(scores.tokens)}
        rows.append(row | {name: round(value, 4) for name, value in scores.means().items()})
        print(json.dumps(rows[-1]), flush=True)
    out = Path(config.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({"data": sha256(Path(config.data) / "tokens.bin"), "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main(read_config(Config, "measure", __doc__))
