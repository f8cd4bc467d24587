#!/usr/bin/env bash
# The ablation table of llasa-nano's card: each variant behind the real edge and gateway, on the same held-out questions.
#   ablation.sh BASE.gguf SECOND_RUN_DIR OUT     SECOND_RUN_DIR is pretrain's folder of the last leg
# PYTHON names the interpreter, DATA the public sets, PER_TASK how many questions of each task (default 100).
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PATH="$PWD/node_modules/.bin:$PATH" PYTHONPATH=gpu-backend NO_COLOR=1
python=${PYTHON:-python3}
base=$1 run=$2 out=$3
data=${DATA:-../shared/data}
mkdir -p "$out"

[ -f "$out/heal.jsonl" ] || node scripts/dataset.ts build --count 3000 --seed 9 --prompt tasks-v1 --out "$out/heal.jsonl" --source "ec-guide=$data/ec_guide"

gguf() { mkdir -p "$out/$1"; [ -f "$out/$1/llasa-nano.gguf" ] || $python -m train.export --model "$2" --type "$3" --out "$out/$1/llasa-nano.gguf"; }
mkdir -p "$out/base" && cp "$base" "$out/base/llasa-nano.gguf"
gguf f16 "$run" f16
gguf int8 "$run" q8_0
gguf int4 "$run" q4_0
$python -m train.prune --model "$run" --data "$out/heal.jsonl" --out "$out/pruned-hf" --layers-keep 0.8 --feed-forward-keep 0.75 --tokens-max 1024 --no-bf16
$python -m train.distil --teacher "$run" --student "$out/pruned-hf" --data "$out/heal.jsonl" --out "$out/healed-hf" \
  --tokens-max 768 --rows-per-device 8 --batch-size 16 --steps-max "${HEAL_STEPS:-150}" --learning-rate 5e-4 --no-bf16
gguf pruned "$out/pruned-hf" q8_0
gguf distilled "$out/healed-hf" q8_0

file() { echo "$out/$1/llasa-nano.gguf"; }
DATA=$data exec gpu-backend/train/runs/shopbench-table.sh "$out" "+int8=$(file int8)" "+SFT (f16)=$(file f16)" "+int8, free=$(file int8)" \
  "base (first version)=$(file base)" "+int4=$(file int4)" "+pruning (int8)=$(file pruned)" "+distillation (pruned, int8)=$(file distilled)"
