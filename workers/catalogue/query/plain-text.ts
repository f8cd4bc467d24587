import { withLatinDigits } from '../../../shared/latin-digits.ts'

/** Letters that Unicode does not take apart, each as people write it who do not have it on their keyboard. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  // As Arabic and Persian keyboards have them.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ٱ: 'ا',
}
const written = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')
const fractions: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75', '⅓': '.333', '⅔': '.667', '⅛': '.125' }

/** Small letters without accents and as every keyboard has them, `1½` as `1.5`: the form that words are compared in. */
export const plainText = (text: string): string => (/^\p{ASCII}*$/u.test(text) ? text.toLowerCase() : withoutMarks(text))

function withoutMarks(text: string): string {
  const plain = text
    .replace(/(\d?)([½¼¾⅓⅔⅛])/g, (_, digit: string, fraction: string) => `${digit || '0'}${fractions[fraction]}`)
    // Spaces of one width part thousands: `10 000`.
    .replace(/(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, '')
    .normalize('NFKD')
    .replace(/\p{M}|[\u00ad\u0640\u200b-\u200d\u2060]/gu, '')
    .replace(/[\u2010\u2011]/g, '-')
    .toLowerCase()
    .replace(written, (letter) => letters[letter] ?? letter)
  // Syllables of Korean are letters until they are put together again.
  return withLatinDigits(/[\u1100-\u11ff]/.test(plain) ? plain.normalize('NFC') : plain)
}
