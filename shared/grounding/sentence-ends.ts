// Longer than what people write as one; a text without an end is judged in pieces of this size.
const sentenceCharsMax = 700
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|z\.\s?b|u\.a|d\.h|p\.ex|p\.\s?ej|ca|nr|vs|st|approx|incl|inkl|excl|max|min|env|no|n°|bzw|etc|dr|mr|mrs|ms|\p{L})$/iu
const listNumber = /^\s*(?:[*_-]\s*)?\d{1,2}$/

/**
 * Where the first sentence of a text ends, its mark and the space behind it included; null while nobody can tell. A sentence ends
 * with its mark and a space, or its line.
 */
export function sentenceEnd(pending: string): number | null {
  // No further than a sentence may reach: a text without an end costs no more than its length.
  const text = pending.length > sentenceCharsMax ? pending.slice(0, sentenceCharsMax + 1) : pending
  const mark = /(?<![.!?…])[.!?…]+["'”’»)\]*_`]*(?=\s)|[。！？]|\n/g
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const end = match.index + match[0].length
    if (match[0] === '\n') return end
    if (match[0].startsWith('.') && match[0].length === 1) {
      const before = text.slice(Math.max(0, match.index - 12), match.index)
      if (abbreviation.test(before) || listNumber.test(text.slice(0, match.index))) continue
    }
    return end
  }
  if (text.length <= sentenceCharsMax) return null
  const space = text.lastIndexOf(' ', sentenceCharsMax)
  return space > 0 ? space + 1 : sentenceCharsMax
}
