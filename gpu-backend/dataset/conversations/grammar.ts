import type { Split } from '../grounded/names.ts'
import type { Random } from '../grounded/random.ts'

/**
 * A wording with choices: `[do you have|have you got] {goods}`. Choices may lie in each other and may be empty; `{name}`
 * is filled from the variables. One line stands for many sentences.
 */
export function expand(random: Random, wording: string, variables: Readonly<Record<string, string>>): string {
  let text = wording
  for (let choice = innermost(text); choice; choice = innermost(text))
    text = text.slice(0, choice.start) + random.pick(choice.options) + text.slice(choice.end)
  return text
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = variables[name]
      if (value === undefined) throw new RangeError(`the wording '${wording}' has no value for {${name}}`)
      return value
    })
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.?!])/g, '$1')
    .trim()
}

function innermost(text: string): { start: number; end: number; options: string[] } | null {
  const close = text.indexOf(']')
  if (close < 0) return null
  const start = text.lastIndexOf('[', close)
  return { start, end: close + 1, options: text.slice(start + 1, close).split('|') }
}

/** How many sentences a wording stands for, before its variables. */
export function countSentences(wording: string): number {
  let text = wording
  const counts: number[] = []
  for (let choice = innermost(text); choice; choice = innermost(text)) {
    const inner = choice.options.reduce((sum, option) => sum + ways(option, counts), 0)
    counts.push(inner)
    text = `${text.slice(0, choice.start)}⟦${counts.length - 1}⟧${text.slice(choice.end)}`
  }
  return ways(text, counts)
}

const ways = (text: string, counts: readonly number[]): number =>
  [...text.matchAll(/⟦(\d+)⟧/g)].reduce((product, [, index]) => product * (counts[Number(index)] ?? 1), 1)

// Every sixth wording is kept for the test split, so that a model is measured on sentences that it was not trained on.
const heldOutEvery = 6

/** The wordings that a split may use; a list too short to be parted serves both. */
export const wordingsOf = (wordings: readonly string[], split: Split): readonly string[] =>
  wordings.length < heldOutEvery
    ? wordings
    : wordings.filter((_, index) => (index % heldOutEvery === heldOutEvery - 1) === (split === 'test'))
