import { isSuffix, type Token } from '../tokens.ts'
import { bitOf, sensesAt } from './word-senses.ts'

/** All that a text's words may mean, without what is harmless. */
export function sensesIn(tokens: readonly Token[], text = ''): { readonly bits: number } {
  const words = tokens.map(({ text: word }) => word)
  let bits = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.kind !== 'word' || isSuffix(text, token)) continue
    const found = sensesAt(words, at)
    if (!found) continue
    if (!(found.meaning.bits & bitOf.harmless)) bits |= found.meaning.bits
    at += found.words - 1
  }
  return { bits }
}
