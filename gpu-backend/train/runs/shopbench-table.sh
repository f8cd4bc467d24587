#!/usr/bin/env bash
# The same ShopBench questions asked of several GGUF files behind the real edge and gateway, and of the three baselines, as one table.
#   shopbench-table.sh OUT NAME=FILE.gguf …     a name that ends in "free" is asked by plain chat, without the form of the answer;
#                                               one that ends in "edge" with the edge's rules, all others without
# Questions: the tenth of EC-Guide that training never saw and the half of the official development questions, which nothing saw;
# without the tasks scored by sentence similarity, which are slow and say least about small models. What is measured is not
# measured again. DATA names the public sets, PER_TASK how many questions of each task (default 100).
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PATH="$PWD/node_modules/.bin:$PATH" NO_COLOR=1
out=$1
shift
data=${DATA:-../shared/data}
mkdir -p "$out"
[ -f "$out/ec-guide.jsonl" ] || node scripts/dataset.ts build --count 0 --seed 1 --split test --out "$out/ec-guide.jsonl" --source "ec-guide=$data/ec_guide"
grep -v '"metric":"sent-transformer"' "$out/ec-guide.jsonl" > "$out/questions.jsonl"

run() { # name, then options
  node gpu-backend/evaluate/shopbench/main.ts run --name "$1" --data "$out/questions.jsonl" --data "$data/kddcup24_dev/half.jsonl" \
    --per-task "${PER_TASK:-100}" --out "$out/results/$1" "${@:2}"
}
measure() { # name, file
  [ -f "$out/results/$1/results.json" ] && return
  local decoding=constrained
  [[ $1 == *free ]] && decoding=free
  local rules=off
  [[ $1 == *edge ]] && rules=auto
  node scripts/dev.ts --model "$2" --port 8891 --gateway-port 8893 --state-dir "$out/state" > "$out/stack.log" 2>&1 &
  local stack=$!
  until grep -q 'Ready after' "$out/stack.log"; do kill -0 $stack || { cat "$out/stack.log"; exit 1; }; sleep 0.5; done
  run "$1" --base-url http://127.0.0.1:8891/v1 --decoding $decoding --rules $rules --concurrency 3
  kill -INT $stack
  wait $stack || true
}
for baseline in random majority lexical; do run $baseline --baseline $baseline > /dev/null; done
for each in "$@"; do measure "${each%%=*}" "${each#*=}"; done
node gpu-backend/evaluate/shopbench/main.ts report "$out"/results/* | tee "$out/table.txt"
