import { once } from '../once.ts'

// Accents on Latin and Greek letters stay: "schön" is not "schon". Pointing of Hebrew and Arabic is optional in writing.
const pointing = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]/gu

/**
 * The same question in other clothes: width and ligatures (NFKC), case, punctuation and spacing removed. What is left
 * equal is the same question; nothing that changes its meaning is removed: not the vowel marks of Thai and Hindi, not the
 * signs of C++ and −20 °C.
 */
export function normaliseQuestion(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(pointing, '')
      // Russian ё is commonly written е.
      .replaceAll('ё', 'е')
      .replace(/['’`]/g, '')
      .replace(/(?<=^|\s)[-−](?=\d)/gu, '−')
      .replace(/[^\p{L}\p{M}\p{N}€$£¥₹%°+#−]+/gu, ' ')
      .replace(/(?<![\p{L}\p{N}])[+#]+|−(?!\d)/gu, ' ')
      .replace(/ +/g, ' ')
      .trim()
  )
}

const word = once(() => /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?/gu)

/** The words of a text in lower case, an apostrophe within them kept. */
export const wordsOf = (lower: string): readonly string[] => lower.match(word()) ?? []
