const each = (text: string, change: (char: string, at: number) => string): string => [...text].map(change).join('')
const letters: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', y: 'у', x: 'х', i: 'і' }
const digitOf = (char: string, first: number): string => (/\d/.test(char) ? String.fromCodePoint(first + Number(char)) : char)

/** Ways to write the same to a reader's eye and another thing to a program. */
export const decorations: readonly (readonly [string, (text: string) => string])[] = [
  ['zero-width', (text) => each(text, (char) => `${char}\u200b`)],
  ['soft hyphens', (text) => each(text, (char, at) => (at % 2 ? `${char}\u00ad` : char))],
  [
    'full width',
    (text) => each(text, (char) => (/[!-~]/.test(char) ? String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0) : char)),
  ],
  ['bold within', (text) => text.replace(/([\p{L}\p{N}])([\p{L}\p{N}])/u, '$1**$2**')],
  ['code within', (text) => text.replace(/([\p{L}\p{N}])([\p{L}\p{N}])/u, '$1`$2`')],
  ['entities', (text) => each(text, (char) => (/[\p{L}\p{N}]/u.test(char) ? `&#${char.codePointAt(0)};` : char))],
  [
    'circled or mathematical',
    (text) =>
      each(text, (char) =>
        /[1-9]/.test(char)
          ? String.fromCodePoint(0x245f + Number(char))
          : /[a-z]/.test(char)
            ? String.fromCodePoint(0x1d41a + char.charCodeAt(0) - 97)
            : char,
      ),
  ],
  ['keycaps', (text) => each(text, (char) => (/\d/.test(char) ? `${char}\ufe0f\u20e3` : char))],
  [
    'escapes',
    (text) =>
      each(text, (char) =>
        /[\p{L}\p{N}]/u.test(char) && (char.codePointAt(0) ?? 0) < 0x10000
          ? `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
          : char,
      ),
  ],
  [
    'letters apart',
    (text) => (/^[\p{L}]+$/u.test(text) ? [...text].join(' ') : each(text, (char) => (/\d/.test(char) ? `${char}\u2060` : char))),
  ],
  ['look-alike letters', (text) => each(text, (char) => letters[char] ?? char)],
  ['tags within', (text) => text.replace(/([\p{L}\p{N}])([\p{L}\p{N}])/u, '$1<b>$2</b>')],
  ['Arabic digits', (text) => each(text, (char) => digitOf(char, 0x660))],
  ['upper case', (text) => text.toUpperCase()],
  ['direction marks', (text) => `\u202d${text}\u202c`],
  ['negative circled', (text) => each(text, (char) => (/[1-9]/.test(char) ? String.fromCodePoint(0x2775 + Number(char)) : char))],
]
