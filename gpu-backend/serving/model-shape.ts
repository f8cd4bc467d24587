import * as z from 'zod/mini'

const count = z.int().check(z.positive())

/** What of a model's `config.json` decides how much memory it takes (Hugging Face's names). */
export const ModelShape = z.object({
  hidden_size: count,
  num_hidden_layers: count,
  num_attention_heads: count,
  num_key_value_heads: count,
  intermediate_size: count,
  vocab_size: count,
  tie_word_embeddings: z._default(z.boolean(), false),
})
export type ModelShape = z.infer<typeof ModelShape>

/** Qwen2-72B, on which LLaSA is tuned. */
export const qwen2_72b: ModelShape = {
  hidden_size: 8_192,
  num_hidden_layers: 80,
  num_attention_heads: 64,
  num_key_value_heads: 8,
  intermediate_size: 29_568,
  vocab_size: 152_064,
  tie_word_embeddings: false,
}

/** `int4` is GPTQ in groups of 128: the paper's. */
export type Precision = 'bf16' | 'fp8' | 'nvfp4' | 'int4'

// NVFP4 keeps an FP8 scale for each block of 16 numbers of half a byte; GPTQ a scale of two bytes and a zero of half a one for 128.
const bytesPerWeight: Readonly<Record<Precision, number>> = { bf16: 2, fp8: 1, nvfp4: 0.5 + 1 / 16, int4: 0.5 + 2.5 / 128 }
// What a card gets of a matrix is whole blocks.
const blockOf: Readonly<Record<Precision, number>> = { bf16: 1, fp8: 1, nvfp4: 16, int4: 128 }
const bf16Bytes = 2

const headSize = ({ hidden_size, num_attention_heads }: ModelShape): number => hidden_size / num_attention_heads

/** Numbers in the layers' matrices, which are quantized, and in embeddings and head, which stay bfloat16. */
export function parameters(shape: ModelShape): { readonly layers: number; readonly embeddings: number } {
  const { hidden_size: hidden, intermediate_size: inner, num_hidden_layers: layers, num_key_value_heads: kvHeads } = shape
  const attention = 2 * hidden * hidden + 2 * hidden * kvHeads * headSize(shape)
  return {
    layers: layers * (attention + 3 * hidden * inner),
    embeddings: shape.vocab_size * hidden * (shape.tie_word_embeddings ? 1 : 2),
  }
}

/** Bytes of a checkpoint in memory, all cards together. */
export function weightsBytes(shape: ModelShape, precision: Precision): number {
  const { layers, embeddings } = parameters(shape)
  return layers * bytesPerWeight[precision] + embeddings * bf16Bytes
}

/** Bytes of keys and values of one token, all cards together. */
export const kvBytesPerToken = (shape: ModelShape, kvPrecision: 'bf16' | 'fp8'): number =>
  2 * shape.num_hidden_layers * shape.num_key_value_heads * headSize(shape) * (kvPrecision === 'bf16' ? bf16Bytes : 1)

/** Why a model cannot be split over so many cards; null when it can. */
export function splitProblem(shape: ModelShape, precision: Precision, cards: number): string | null {
  if (shape.num_key_value_heads % cards !== 0)
    return `${shape.num_key_value_heads} key-value heads do not split over ${cards} cards`
  const inner = paddedInner(shape, precision, cards)
  return inner === shape.intermediate_size
    ? null
    : `an inner size of ${shape.intermediate_size} does not split over ${cards} cards in blocks of ${blockOf[precision]}; pad it to ${inner} before quantizing`
}

/** The inner size to which a model is padded with zeros before it is quantized, so that it splits. */
export function paddedInner({ intermediate_size: inner }: ModelShape, precision: Precision, cards: number): number {
  const unit = cards * blockOf[precision]
  return Math.ceil(inner / unit) * unit
}
