#!/usr/bin/env bash
# llasa-nano from nothing: the whole recipe. About an hour on two CPU cores; resumable at any moment, stage by stage.
# Needs `npm ci` and `pip install -r gpu-backend/train/requirements.txt` (PYTHON names the interpreter).
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PATH="$PWD/node_modules/.bin:$PATH"
python=${PYTHON:-python3}
out=${OUT:-build/nano-run}
train=gpu-backend/train
mkdir -p "$out"

# 1. Conversations about invented products; the test split uses names that training never sees.
[ -f "$out/train.jsonl" ] || node gpu-backend/dataset/main.ts grounded --count "${COUNT:-120000}" --seed 20261123 --split train --out "$out/train.jsonl"
[ -f "$out/test.jsonl" ] || node gpu-backend/dataset/main.ts grounded --count 1200 --seed 5 --split test --out "$out/test.jsonl"

# 2. A tokenizer of 2,048 pieces (digits one by one), then tokens once and for all.
[ -f "$out/tokenizer.json" ] || $python $train/tokenizer.py --data "$out/train.jsonl" --out "$out/tokenizer.json"
for split in train test; do
  [ -f "$out/$split/offsets.npy" ] || $python $train/pack.py --data "$out/$split.jsonl" --tokenizer "$out/tokenizer.json" --out "$out/$split"
done

# 3. 2.6 M parameters, loss on answers only, Muon for matrices. Constant rate, then linear decay over the last part.
$python $train/pretrain.py --data "$out/train" --test "$out/test" --tokenizer "$out/tokenizer.json" --out "$out/model" \
  --tokens-total "${TOKENS:-16000000}" --decay-fraction 0.3

# 4. To llama.cpp, with a manifest and the loss curve.
$python $train/export.py --run "$out/model" --out "$out/llasa-nano.gguf"
$python $train/manifest.py --run "$out/model" --data "$out/train.jsonl" --model "$out/llasa-nano.gguf" --out "$out"

echo "Serve it: npm start -- --model $out/llasa-nano.gguf   Measure it: npm run nano -- --help"
