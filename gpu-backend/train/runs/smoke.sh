#!/usr/bin/env bash
# Every stage of the model's road on a tiny random Qwen2, from nothing, under five minutes on two CPU cores.
# Needs `npm ci` and `pip install -r gpu-backend/train/requirements.txt` (PYTHON names the interpreter). Quantization by
# llm-compressor runs where requirements-quantize.txt is installed too, and is skipped, with a message, where it is not.
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PATH="$PWD/node_modules/.bin:$PATH" PYTHONPATH=gpu-backend CUDA_VISIBLE_DEVICES="" TOKENIZERS_PARALLELISM=false
python=${PYTHON:-python3}
out=build/smoke
recipe=gpu-backend/train/recipes/smoke.yaml
rm -rf "$out"
mkdir -p "$out"
stage() { echo "== $1"; shift; "$@" > "$out/last.log" 2>&1 || { cat "$out/last.log"; exit 1; }; }

stage 'unit tests' $python -m unittest discover -t gpu-backend -s gpu-backend/train/tests
stage 'dataset' node scripts/dataset.ts build --count 400 --seed 3 --prompt tasks-v1 --out $out/train.jsonl
stage 'tokenizer' $python -m train.tokenizer --data $out/train.jsonl --out $out/tokenizer --vocabulary 1024
stage 'pack' $python -m train.pack --data $out/train.jsonl --tokenizer $out/tokenizer --out $out/packed
stage 'pretrain' $python -m train.pretrain --data $out/packed --test $out/packed --tokenizer $out/tokenizer --out $out/base \
  --hidden 128 --layers 4 --heads 4 --key-value-heads 4 --feed-forward 512 --tokens-total 30000
stage 'sft (LoRA)' $python -m train.sft --recipe $recipe
stage 'merge' $python -m train.merge --recipe $recipe
stage 'sft (full)' $python -m train.sft --recipe $recipe --method full --out $out/full
ranks="$python -m torch.distributed.run --standalone --nproc-per-node 2 -m"
stage 'sft (two ranks), stopped after a second' env OMP_NUM_THREADS=1 $ranks train.sft --recipe $recipe --section sft_ranks --seconds-max 1
[ ! -f $out/ranks/manifest.json ] || { echo 'sft was not stopped'; exit 1; }
stage 'snapshot' $python -m train.snapshot --run $out/ranks --out $out/snapshot
stage 'sft (two ranks), resumed' env OMP_NUM_THREADS=1 $ranks train.sft --recipe $recipe --section sft_ranks
stage 'prune_vocabulary' $python -m train.prune_vocabulary --model $out/ranks --data $out/train.jsonl --out $out/fewer-pieces --pieces 700 --first-pieces 300
stage 'prune' $python -m train.prune --recipe $recipe
stage 'distil (heals what was pruned)' $python -m train.distil --recipe $recipe
if $python -c 'import llmcompressor' 2> /dev/null; then
  stage 'quantize (GPTQ int4)' $python -m train.quantize --recipe $recipe
  stage 'quantize (FP8)' $python -m train.quantize --recipe $recipe --method fp8 --out $out/fp8
  stage 'quantize (NVFP4)' $python -m train.quantize --recipe $recipe --method nvfp4 --out $out/nvfp4
else
  echo '== quantize: skipped, llm-compressor is not installed (requirements-quantize.txt)'
fi
for type in f16 q8_0 q5_0 q4_0; do
  stage "export ($type)" $python -m train.export --model $out/distilled --out $out/smoke-$type.gguf --type $type
done
stage 'export_hf' $python -m train.export_hf --model $out/fewer-pieces --out $out/for-engines
stage 'from_gguf (and back)' $python -m train.from_gguf --model $out/smoke-f16.gguf --out $out/again
if $python -m train.publish --model $out/smoke-q8_0.gguf --manifest $out/distilled/manifest.json --results package.json --out $out/published > "$out/last.log" 2>&1; then
  echo 'publish took results older than the weights'
  exit 1
fi
echo '== publish refused results older than the weights'
echo '{"at": "2999-01-01T00:00:00Z"}' > $out/results.json
stage 'publish' $python -m train.publish --model $out/smoke-q8_0.gguf --manifest $out/distilled/manifest.json --results $out/results.json --out $out/published
echo "All stages ran. Manifests: $out/*/manifest.json"
