/** `２９９` and `٢٩٩` are `299`: digits of any script, and the signs that stand between them there. */
export const withLatinDigits = (text: string): string =>
  text
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')

/** Digits stand in runs of ten, the zero first. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}
