import type { Token } from './tokens.ts'

const wordsBefore = 4
const upToCharsMax = 12
const upTo = /(?:up to|bis(?: zu)?|jusqu.[aà]|hasta|max\.?|maximum)\s*$/iu
const reaching = new Set(
  'always constantly least minimum exactly over above more immer stets mindestens wenigstens minimal genau mehr toujours moins plus siempre menos minimo mas'.split(
    ' ',
  ),
)

/** Whether a figure is said to be reached always or more: "at least 300 m". */
export const reachesFigure = (tokens: readonly Pick<Token, 'kind' | 'text'>[], at: number): boolean =>
  tokens[at]?.kind === 'number' && tokens.slice(Math.max(0, at - wordsBefore), at).some(({ text }) => reaching.has(text))

/** Whether a text has a number as the most that there can be. */
export function isUpTo(number: string, text: string): boolean {
  const from = text.indexOf(number)
  return from > 0 && upTo.test(text.slice(Math.max(0, from - upToCharsMax), from))
}
