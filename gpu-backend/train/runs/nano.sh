#!/usr/bin/env bash
# llasa-nano, second version, from nothing: grounded answers first, then those and the shopping tasks together. About two
# hours on two CPU cores; resumable at any moment, stage by stage. Needs `npm ci` and
# `pip install -r gpu-backend/train/requirements.txt` (PYTHON names the interpreter). DATA names the public sets; without
# them the second leg learns from the invented world alone.
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PATH="$PWD/node_modules/.bin:$PATH" PYTHONPATH=gpu-backend
python=${PYTHON:-python3}
out=${OUT:-build/nano-run}
data=${DATA:-../shared/data}
mkdir -p "$out"

sources=() against=()
[ -d "$data/ec_guide" ] && sources+=(--source "ec-guide=$data/ec_guide")
[ -d "$data/intentionqa" ] && sources+=(--source "intentionqa=$data/intentionqa")
[ -d "$data/extractgpt" ] && sources+=(--source "oa-mine-ae-110k=$data/extractgpt")
[ -f "$data/kddcup24_dev/half.jsonl" ] && against+=(--against "$data/kddcup24_dev/half.jsonl")

# 1. Conversations about invented products; the test split uses names that training never sees.
grounded() { [ -f "$3" ] || node scripts/dataset.ts grounded --count "$1" --seed "$2" --split "$4" --out "$3"; }
grounded "${COUNT:-120000}" 20261123 "$out/grounded.jsonl" train
grounded 1200 5 "$out/grounded-test.jsonl" test

# 2. A tokenizer of 2,048 pieces (digits one by one), then tokens once and for all.
$python -m train.tokenizer --data "$out/grounded.jsonl" --out "$out/tokenizer"
pack() { local to=$1; shift; $python -m train.pack --tokenizer "$out/tokenizer" --out "$out/$to" --data "$@"; }
pack packed-grounded "$out/grounded.jsonl"
pack packed-grounded-test "$out/grounded-test.jsonl"

# 3. First leg: 2.6 M parameters, loss on answers only, Muon for matrices; constant rate, then linear decay.
$python -m train.pretrain --data "$out/packed-grounded" --test "$out/packed-grounded-test" --tokenizer "$out/tokenizer" \
  --out "$out/first" --tokens-total "${TOKENS:-16000000}" --decay-fraction 0.3

# 4. The shopping tasks as the edge asks them; what is rare or telling is seen more often, free text less.
build() { local to=$1; shift; [ -f "$to" ] || node scripts/dataset.ts build --prompt tasks-v1 --out "$to" "${sources[@]}" "$@"; }
build "$out/tasks.jsonl" --count "${TASKS:-24000}" --seed 1 --shuffles 2 "${against[@]}"
build "$out/tasks-test.jsonl" --count "$((${TASKS:-24000} / 24))" --seed 7 --split test
head -n "$((${COUNT:-120000} / 5))" "$out/grounded.jsonl" > "$out/grounded-again.jsonl"
pack packed "$out/tasks.jsonl" "$out/grounded-again.jsonl" --keep generation=0.1 ec-guide-acr=0.3 ec-guide-sa=3 \
  named_entity_recognition=2 intentionqa-why=0.3 intentionqa-next=0.3
pack packed-test "$out/tasks-test.jsonl" --keep generation=0

# 5. Second leg: on from there, at two thirds of the rate.
$python -m train.pretrain --init "$out/first" --data "$out/packed" --test "$out/packed-test" --tokenizer "$out/tokenizer" \
  --out "$out/second" --tokens-total "${TASK_TOKENS:-14500000}" --decay-fraction 0.5 --matrix-rate 0.008 --other-rate 1e-3 \
  --warmup-fraction 0.02 --seed 2

# 6. To llama.cpp, with a manifest and the loss curve.
$python -m train.export --model "$out/second" --out "$out/llasa-nano.gguf"
$python -m train.manifest --run "$out/second" --data "$out/tasks.jsonl" "$out/grounded-again.jsonl" --model "$out/llasa-nano.gguf" --out "$out"

echo "Serve it: npm start -- --model $out/llasa-nano.gguf   Measure it: npm run nano -- --help, npm run shopbench -- --help"
