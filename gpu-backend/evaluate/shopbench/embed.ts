import { getLlama, LlamaLogLevel } from 'node-llama-cpp'
import type { Cosine } from './score.ts'

/** Cosine of sentence embeddings by a GGUF embedding model (MiniLM), each text embedded once. */
export async function createCosine(modelPath: string): Promise<Cosine> {
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.error })
  const model = await llama.loadModel({ modelPath })
  const context = await model.createEmbeddingContext()
  const known = new Map<string, Promise<readonly number[]>>()
  const embed = (text: string): Promise<readonly number[]> => {
    const found = known.get(text) ?? context.getEmbeddingFor(text).then(({ vector }) => vector)
    known.set(text, found)
    return found
  }
  return async (a, b) => {
    const [left, right] = await Promise.all([embed(a), embed(b)])
    let dot = 0
    let leftSquares = 0
    let rightSquares = 0
    for (let index = 0; index < left.length; index++) {
      const [x, y] = [left[index] ?? 0, right[index] ?? 0]
      dot += x * y
      leftSquares += x * x
      rightSquares += y * y
    }
    return leftSquares && rightSquares ? dot / Math.sqrt(leftSquares * rightSquares) : 0
  }
}
