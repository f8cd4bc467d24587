import { porterStem } from './porter-stem.ts'

const stemmedCharsMin = 4

/** rouge_score's tokens with its stemmer on: lower case, runs outside a-z0-9 part words, words over three letters are stemmed. */
function rougeTokens(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => (word.length >= stemmedCharsMin ? porterStem(word) : word))
    .filter((word) => /^[a-z0-9]+$/.test(word))
}

/** ROUGE-L F-measure in [0, 1] (Lin 2004), as package rouge_score computes it. Text without Latin letters scores 0. */
export function rougeL(reference: string, prediction: string): number {
  const [expected, predicted] = [rougeTokens(reference), rougeTokens(prediction)]
  const common = longestCommon(expected, predicted)
  if (common === 0) return 0
  const precision = common / predicted.length
  const recall = common / expected.length
  return (2 * precision * recall) / (precision + recall)
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1)
  for (const word of a) {
    const next = new Uint16Array(b.length + 1)
    for (let at = 1; at <= b.length; at++)
      next[at] = word === b[at - 1] ? (row[at - 1] as number) + 1 : Math.max(row[at] as number, next[at - 1] as number)
    row = next
  }
  return row[b.length] as number
}
