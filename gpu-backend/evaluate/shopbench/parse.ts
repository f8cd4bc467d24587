import type { AnswerType } from '../../../shared/answers/answer-type.ts'

/** The two published scorings: the contest's (KDD Cup 2024) and Shopping MMLU's, which differ in how answers are read. */
export type Variant = 'contest' | 'shopping-mmlu'

type Parsed = number | readonly number[] | readonly string[] | string

const responseCharsMax = 5_000
const rankedMax = 5
const pickedMax = 3

/** A model's text as the official parsers read it (reference shopbench.md, 3.1 and 3.3): unreadable is wrong, not an error. */
export function parseAnswer(response: string, type: AnswerType, variant: Variant): Parsed {
  return variant === 'contest' ? parseContest(response.slice(0, responseCharsMax), type) : parseMmlu(response, type)
}

function parseContest(text: string, type: AnswerType): Parsed {
  switch (type) {
    case 'multiple-choice':
      return toInteger([...text.trim()][0] ?? '') ?? -1
    case 'ranking': {
      const numbers = listed(filtered(text))
        .filter((number) => number <= rankedMax)
        .slice(0, rankedMax)
      return new Set(numbers).size === numbers.length ? numbers : []
    }
    case 'retrieval':
      return listed(filtered(text)).slice(0, pickedMax)
    case 'named_entity_recognition':
      return pythonList(text) ?? split(text)
    default:
      return text.trim()
  }
}

function parseMmlu(text: string, type: AnswerType): Parsed {
  switch (type) {
    case 'multiple-choice':
      return toInteger([...text.trim()][0] ?? '') ?? -1
    case 'ranking':
      return listed(firstLine(text))
    case 'retrieval':
      return listed(text).slice(0, pickedMax)
    case 'named_entity_recognition':
      return split(firstLine(text))
    default:
      return text
  }
}

const filtered = (text: string): string => [...text].filter((letter) => /[\p{N}, ]/u.test(letter)).join('')
const split = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
const firstLine = (text: string): string => text.replace(/^\n+/, '').split('\n')[0] ?? ''

const listed = (text: string): number[] =>
  text.split(',').flatMap((piece) => {
    const number = toInteger(piece.trim())
    return number === null ? [] : [number]
  })

/** Python's int() of a text: digits, a sign, underscores between digits; anything else fails. */
function toInteger(text: string): number | null {
  return /^[+-]?\d+(_\d+)*$/.test(text) ? Number(text.replaceAll('_', '')) : null
}

/** `['a', "b"]` as Python writes a list of strings; null when it is not one. */
function pythonList(text: string): string[] | null {
  const inside = /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1]
  if (inside === undefined) return null
  const items: string[] = []
  const item = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(,|$)/y
  let at = 0
  while (at < inside.length) {
    item.lastIndex = at
    const match = item.exec(inside)
    if (!match) return inside.trim() === '' ? [] : null
    items.push((match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1'))
    at = item.lastIndex
  }
  return items
}
