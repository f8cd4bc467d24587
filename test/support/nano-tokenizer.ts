import { readGgufFileInfo } from 'node-llama-cpp'

/** Of Qwen2, which llasa-nano's own follows: digits one by one (gpu-backend/train/tokenizer.py). */
const qwen2Pattern =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"

interface GgufTokenizer {
  readonly tokens: readonly string[]
  readonly token_type: readonly number[]
  readonly merges: readonly string[]
}
// llama.cpp's LLAMA_TOKEN_TYPE_CONTROL.
const control = 3

/** The tokenizer.json that a checkpoint of llasa-nano would bring, made from its GGUF. */
export async function nanoTokenizer(): Promise<object> {
  const { metadata } = await readGgufFileInfo('gpu-backend/models/llasa-nano.gguf', { logWarnings: false })
  const { tokens, token_type: types, merges } = (metadata as unknown as { tokenizer: { ggml: GgufTokenizer } }).tokenizer.ggml
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: tokens.flatMap((content, id) =>
      types[id] === control
        ? [{ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }]
        : [],
    ),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: qwen2Pattern }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges,
    },
  }
}
