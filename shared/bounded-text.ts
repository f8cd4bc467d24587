const plain = /^[\0-\x7f]*$/

/** A text's beginning, bounded also as it is compared: one character may stand for eighteen (NFKC, U+FDFA). */
export function boundedText(text: string, charsMax: number): string {
  const beginning = text.slice(0, charsMax)
  if (plain.test(beginning)) return beginning
  const compared = beginning.normalize('NFKC')
  return compared.length > charsMax ? compared.slice(0, charsMax) : beginning
}
