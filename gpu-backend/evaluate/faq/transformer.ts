import { getLlama, LlamaLogLevel } from 'node-llama-cpp'
import { bestWithMargin, type Matcher } from './matchers.ts'
import type { FaqSet } from './rows.ts'

/** The ceiling: a complete sentence transformer (GGUF), cosine with the nearest question. */
export async function createTransformer(
  { questions }: FaqSet,
  modelPath: string,
  onProgress: (share: number) => void,
): Promise<Matcher> {
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 2, logLevel: LlamaLogLevel.error })
  const model = await llama.loadModel({ modelPath })
  const context = await model.createEmbeddingContext()
  const embed = async (text: string): Promise<Float32Array> => {
    const { vector } = await context.getEmbeddingFor(text)
    const length = Math.hypot(...vector) || 1
    return Float32Array.from(vector, (value) => value / length)
  }
  const all = questions.flatMap((own, entry) => own.map((text) => ({ entry, text })))
  const vectors: Float32Array[] = []
  for (const { text } of all) {
    vectors.push(await embed(text))
    onProgress(vectors.length / all.length)
  }
  return async (text) => {
    const query = await embed(text)
    const scores = new Map<number, number>()
    vectors.forEach((vector, question) => {
      let cosine = 0
      for (let at = 0; at < vector.length; at++) cosine += (vector[at] ?? 0) * (query[at] ?? 0)
      const entry = all[question]?.entry ?? -1
      scores.set(entry, Math.max(scores.get(entry) ?? -1, cosine))
    })
    return bestWithMargin([...scores])
  }
}
