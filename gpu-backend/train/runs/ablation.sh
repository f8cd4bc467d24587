#!/usr/bin/env bash
# The ablation table of llasa-nano's card: each variant behind the real edge and gateway, on the same held-out questions.
#   ablation.sh BASE.gguf SECOND_RUN_DIR OUT     SECOND_RUN_DIR is pretrain's folder of the last leg
# Tasks scored by sentence similarity are left out here: they are the slow ones, and say least about a model this small.
# PYTHON names the interpreter, DATA the public sets, PER_TASK how many questions of each task (default 100).
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PATH="$PWD/node_modules/.bin:$PATH" PYTHONPATH=gpu-backend NO_COLOR=1
python=${PYTHON:-python3}
base=$1 run=$2 out=$3
data=${DATA:-../shared/data}
mkdir -p "$out"

# The tenth of EC-Guide that training never saw, and the half of the official development questions, which nothing saw.
[ -f "$out/ec-guide.jsonl" ] || node scripts/dataset.ts build --count 0 --seed 1 --split test --out "$out/ec-guide.jsonl" --source "ec-guide=$data/ec_guide"
grep -v '"metric":"sent-transformer"' "$out/ec-guide.jsonl" > "$out/questions.jsonl"
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

measure() { # name, folder of the model, decoding
  local name=$1 model=$out/$2/llasa-nano.gguf decoding=$3
  [ -f "$out/results/$name/results.json" ] && return
  node scripts/dev.ts --model "$model" --port 8891 --gateway-port 8892 --state-dir "$out/state" > "$out/stack.log" 2>&1 &
  local stack=$!
  until grep -q 'Ready after' "$out/stack.log"; do kill -0 $stack || { cat "$out/stack.log"; exit 1; }; sleep 0.5; done
  node gpu-backend/evaluate/shopbench/main.ts run --base-url http://127.0.0.1:8891/v1 --decoding "$decoding" --name "$name" \
    --data "$out/questions.jsonl" --data "$data/kddcup24_dev/half.jsonl" --per-task "${PER_TASK:-100}" --concurrency 3 --out "$out/results/$name"
  kill -INT $stack
  wait $stack || true
}
for baseline in random majority lexical; do
  node gpu-backend/evaluate/shopbench/main.ts run --baseline $baseline --name $baseline --data "$out/questions.jsonl" \
    --data "$data/kddcup24_dev/half.jsonl" --per-task "${PER_TASK:-100}" --out "$out/results/$baseline" > /dev/null
done
measure '+int8' int8 constrained
measure '+SFT (f16)' f16 constrained
measure '+int8, free decoding' int8 free
measure 'base (first version)' base constrained
measure '+int4' int4 constrained
measure '+pruning (int8)' pruned constrained
measure '+distillation (pruned, int8)' distilled constrained
node gpu-backend/evaluate/shopbench/main.ts report "$out"/results/* | tee "$out/table.txt"
