#!/usr/bin/env bash
# A larger llasa-nano (36 M parameters, 8,192 pieces) for one GPU of the H100 or H200 kind, in three steps:
#   nano-gpu.sh prepare        here: data, tokenizer, packed tokens into build/nano-gpu/input (60 MB at most)
#   nano-gpu.sh train [S]      there: trains for S seconds (default 480) and stops; the same line goes on where it stopped.
#                              When the tokens are used up, the weights come out in parts of 15 MB, under $OUT
#   nano-gpu.sh join DIR       here: the parts of DIR as build/nano-gpu/llasa-nano.gguf (Q8_0, 38 MB)
# The checkpoint (0.4 GB) stays on the GPU machine between pieces. HIDDEN, LAYERS, FEED_FORWARD, TOKENS and ROWS shrink it
# for a try on a CPU, see README. Never run at full size by us yet: no GPU was at hand.
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PATH="$PWD/node_modules/.bin:$PATH" PYTHONPATH=gpu-backend PYTHONUNBUFFERED=1
python=${PYTHON:-python3}
work=${WORK:-build/nano-gpu}
input=$work/input
data=${DATA:-../shared/data}

case "${1:-}" in
  prepare)
    mkdir -p "$input"
    sources=()
    [ -d "$data/ec_guide" ] && sources+=(--source "ec-guide=$data/ec_guide")
    [ -d "$data/intentionqa" ] && sources+=(--source "intentionqa=$data/intentionqa")
    [ -d "$data/extractgpt" ] && sources+=(--source "oa-mine-ae-110k=$data/extractgpt")
    node scripts/dataset.ts build --count "${ROWS:-30000}" --seed 1 --shuffles "${SHUFFLES:-1}" --prompt tasks-v1 --out "$work/tasks.jsonl" "${sources[@]}"
    node scripts/dataset.ts build --count 500 --seed 7 --split test --prompt tasks-v1 --out "$work/test.jsonl" "${sources[@]}"
    node scripts/dataset.ts grounded --count "$((${ROWS:-30000} * 2 / 3))" --seed 41 --out "$work/grounded.jsonl"
    cat "$work/tasks.jsonl" "$work/grounded.jsonl" > "$work/all.jsonl"
    $python -m train.tokenizer --data "$work/all.jsonl" --out "$input/tokenizer" --vocabulary "${VOCABULARY:-8192}" --conversations 60000
    $python -m train.pack --data "$work/all.jsonl" --keep generation=0.3 --tokenizer "$input/tokenizer" --out "$input/train"
    $python -m train.pack --data "$work/test.jsonl" --keep generation=0 --tokenizer "$input/tokenizer" --out "$input/test"
    bytes=$(du -sb "$input" | cut -f1)
    echo "$input: $bytes bytes"
    [ "$bytes" -le 62000000 ] || { echo "more than 60 MB: lower ROWS or SHUFFLES"; exit 1; }
    ;;
  train)
    $python -m train.pretrain --data "$input/train" --test "$input/test" --tokenizer "$input/tokenizer" --out "$work/run" \
      --hidden "${HIDDEN:-512}" --layers "${LAYERS:-10}" --heads 8 --key-value-heads 8 --feed-forward "${FEED_FORWARD:-1408}" \
      --tokens-total "${TOKENS:-1500000000}" --batch-tokens "${BATCH_TOKENS:-65536}" --decay-fraction 0.3 --matrix-rate 0.02 \
      --other-rate 2e-3 --checkpoint-seconds 120 --seconds-max "${2:-480}"
    to=${OUT:-$work/out}
    mkdir -p "$to"
    cp "$work/run/log.jsonl" "$work/run/run-config.json" "$to"
    if [ -f "$work/run/manifest.json" ]; then
      $python -c "import torch,sys; from transformers import AutoModelForCausalLM as M; M.from_pretrained(sys.argv[1], dtype=torch.float16).save_pretrained(sys.argv[2])" \
        "$work/run" "$work/half"
      cp "$work"/run/{tokenizer.json,tokenizer_config.json,chat_template.jinja} "$work/half"
      tar -C "$work" -c half | split -b 15m -d - "$to/half.tar.part-"
      echo "done: all tokens used"
    else
      tail -1 "$work/run/log.jsonl"
      echo "not done yet: run the same line again"
    fi
    ;;
  join)
    cat "${2:?DIR}"/half.tar.part-* | tar -C "$work" -x
    $python -m train.export --model "$work/half" --out "$work/llasa-nano.gguf"
    ls -l "$work/llasa-nano.gguf"
    ;;
  *)
    sed -n '2,9p' "$0"
    exit 1
    ;;
esac
