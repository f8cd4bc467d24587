#!/usr/bin/env bash
# Every stage of the model's road on a tiny random Qwen2, from nothing, under five minutes on two CPU cores.
# Needs `npm ci` and `pip install -r gpu-backend/train/requirements.txt` (PYTHON names the interpreter). Quantization by
# llm-compressor runs where requirements-quantize.txt is installed too, and is skipped, with a message, where it is not.
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PATH="$PWD/node_modules/.bin:$PATH" CUDA_VISIBLE_DEVICES="" TOKENIZERS_PARALLELISM=false
python=${PYTHON:-python3}
train=gpu-backend/train
out=build/smoke
recipe=$train/recipes/smoke.yaml
rm -rf "$out"
mkdir -p "$out"
stage() { echo "== $1"; shift; "$@" > "$out/last.log" 2>&1 || { cat "$out/last.log"; exit 1; }; }

stage 'dataset' node scripts/dataset.ts build --count 400 --seed 3 --prompt tasks-v1 --out $out/train.jsonl
stage 'tokenizer' $python $train/tokenizer.py --data $out/train.jsonl --out $out/tokenizer.json --vocabulary 1024
stage 'pack' $python $train/pack.py --data $out/train.jsonl --tokenizer $out/tokenizer.json --out $out/packed
stage 'pretrain' $python $train/pretrain.py --data $out/packed --test $out/packed --tokenizer $out/tokenizer.json --out $out/pretrain \
  --hidden 128 --layers 4 --heads 4 --key-value-heads 4 --feed-forward 512 --tokens-total 30000
ln -s pretrain/hf $out/base
stage 'sft (LoRA)' $python $train/sft.py --recipe $recipe
stage 'merge' $python $train/merge.py --recipe $recipe
stage 'sft (full)' $python $train/sft.py --recipe $recipe --method full --out $out/full
stage 'prune' $python $train/prune.py --recipe $recipe
stage 'distil (heals what was pruned)' $python $train/distil.py --recipe $recipe
if $python -c 'import llmcompressor' 2> /dev/null; then
  stage 'quantize (GPTQ int4)' $python $train/quantize.py --recipe $recipe
  stage 'quantize (FP8)' $python $train/quantize.py --recipe $recipe --method fp8 --out $out/fp8
  stage 'quantize (NVFP4)' $python $train/quantize.py --recipe $recipe --method nvfp4 --out $out/nvfp4
else
  echo '== quantize: skipped, llm-compressor is not installed (requirements-quantize.txt)'
fi
for type in f16 q8_0 q4_0; do
  stage "export ($type)" $python $train/export.py --model $out/distilled --out $out/smoke-$type.gguf --type $type
done
stage 'from_gguf (and back)' $python $train/from_gguf.py --model $out/smoke-f16.gguf --out $out/again
if $python $train/publish.py --model $out/smoke-q8_0.gguf --manifest $out/distilled/manifest.json --results package.json --out $out/published > "$out/last.log" 2>&1; then
  echo 'publish took results older than the weights'
  exit 1
fi
echo '== publish refused results older than the weights'
echo '{"at": "2999-01-01T00:00:00Z"}' > $out/results.json
stage 'publish' $python $train/publish.py --model $out/smoke-q8_0.gguf --manifest $out/distilled/manifest.json --results $out/results.json --out $out/published
echo "All stages ran. Manifests: $out/*/manifest.json"
