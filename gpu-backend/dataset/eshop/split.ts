import type { Split } from '../grounded/names.ts'

const testShare = 10

/** Which side a ready-made question is on: one in ten, chosen by a hash of its text (FNV-1a), is kept out of training. */
export function splitOf(question: string): Split {
  let hash = 2_166_136_261
  for (const letter of question.replace(/\s+/g, ' ').trim()) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return (hash >>> 0) % testShare === 0 ? 'test' : 'train'
}
