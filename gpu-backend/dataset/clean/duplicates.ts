import { createHash } from 'node:crypto'
import { MinHashIndex } from './min-hash.ts'
import type { Step } from './step.ts'

const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The same question again, whatever its case, spaces and punctuation. Open questions may have several answers, so there
 * the answer counts too. Keeps 12 bytes of a hash for each.
 */
export function exactDuplicates(): Step {
  const seen = new Set<string>()
  return {
    name: 'exact duplicate',
    apply(sample) {
      const open = sample.task_type === 'generation' ? String(sample.output_field) : ''
      const key = createHash('sha1')
        .update(normal(`${sample.input_field} ${open}`))
        .digest('base64')
        .slice(0, 16)
      if (seen.has(key)) return null
      seen.add(key)
      return sample
    },
  }
}

const nearSimilarity = 0.85

/** Nearly the same question: Jaccard similarity of word shingles, estimated by MinHash. */
export function nearDuplicates(): Step {
  const index = new MinHashIndex(nearSimilarity)
  return {
    name: 'near duplicate',
    apply: (sample) =>
      index.hasLike(`${sample.input_field} ${sample.task_type === 'generation' ? sample.output_field : ''}`) ? null : sample,
  }
}
