const orderMax = 4

/**
 * sacrebleu's sentence as a corpus of one, lower-cased, tokenizer 13a, smoothing "exp", in [0, 1]: what HuggingFace's
 * `evaluate` calls sacrebleu. A hypothesis of fewer than four tokens scores 0. Only the first line counts, as the contest
 * has it.
 */
export function bleu(reference: string, prediction: string, tokenize: (text: string) => string[] = tokenize13a): number {
  const hypothesis = tokenize(firstLine(prediction).toLowerCase())
  const expected = tokenize(reference.toLowerCase())
  let logSum = 0
  let smoothing = 1
  let matchedAny = false
  for (let order = 1; order <= orderMax; order++) {
    const total = hypothesis.length - order + 1
    if (total <= 0) return 0
    const matched = matches(ngrams(hypothesis, order), ngrams(expected, order))
    if (matched > 0) matchedAny = true
    if (matched === 0) smoothing *= 2
    logSum += Math.log(matched > 0 ? matched / total : 1 / (smoothing * total))
  }
  if (!matchedAny) return 0
  const brevity = hypothesis.length >= expected.length ? 1 : Math.exp(1 - expected.length / hypothesis.length)
  return brevity * Math.exp(logSum / orderMax)
}

const firstLine = (text: string): string => text.replace(/^\n+|\n+$/g, '').split('\n')[0] ?? ''

function ngrams(tokens: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at + order <= tokens.length; at++) {
    const gram = tokens.slice(at, at + order).join('\u0000')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

function matches(hypothesis: ReadonlyMap<string, number>, reference: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [gram, count] of hypothesis) sum += Math.min(count, reference.get(gram) ?? 0)
  return sum
}

const entities: readonly (readonly [RegExp, string])[] = [
  [/<skipped>/g, ''],
  [/-\n/g, ''],
  [/\n/g, ' '],
  [/&quot;/g, '"'],
  [/&amp;/g, '&'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
]

/** mteval-v13a's tokenizer as sacrebleu has it: ASCII punctuation parted, except within numbers. */
function tokenize13a(text: string): string[] {
  let line = text.trimEnd()
  for (const [pattern, replacement] of entities) line = line.replace(pattern, replacement)
  return ` ${line} `
    .replace(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ')
    .split(/\s+/)
    .filter(Boolean)
}
