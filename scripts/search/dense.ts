import { getLlama, LlamaLogLevel } from 'node-llama-cpp'
import type { Product } from '../../shared/product.ts'
import type { Ranker } from './baseline.ts'

const charsMax = 600
const fusedDepth = 50
// Cormack, Clarke & Büttcher 2009.
const fusedRank = 60

/** A sentence transformer (GGUF): the cosine of a query with each product's title and the beginning of its other text. */
export async function dense(products: readonly Product[], modelPath: string): Promise<Ranker> {
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 2, logLevel: LlamaLogLevel.error })
  const model = await llama.loadModel({ modelPath })
  const context = await model.createEmbeddingContext()
  const embed = async (text: string): Promise<Float32Array> => {
    const { vector } = await context.getEmbeddingFor(text.slice(0, charsMax))
    const length = Math.hypot(...vector) || 1
    return Float32Array.from(vector, (value) => value / length)
  }
  const vectors: Float32Array[] = []
  for (const { title, brand = '', category = '', attributes, description = '' } of products)
    vectors.push(await embed([title, brand, category, ...Object.entries(attributes).flat(), description].join(' ')))
  return async (query, limit) => {
    const own = await embed(query)
    return vectors
      .map((vector, at) => ({ at, score: vector.reduce((sum, value, index) => sum + value * (own[index] ?? 0), 0) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ at }) => products[at]?.id ?? '')
  }
}

/** Two rankings as one, by reciprocal ranks. */
export const fused =
  (...rankers: readonly Ranker[]): Ranker =>
  async (query, limit) => {
    const scores = new Map<string, number>()
    for (const rank of rankers)
      (await rank(query, fusedDepth)).forEach((id, at) => {
        scores.set(id, (scores.get(id) ?? 0) + 1 / (fusedRank + at + 1))
      })
    return [...scores]
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
      .map(([id]) => id)
  }
