import { asksForRating } from '../../../shared/answers/answer-type.ts'
import { entityTypeOf, likelySpans } from '../../../shared/answers/entity-spans.ts'
import { sourceText } from '../../../shared/answers/grammar.ts'
import { reviewOf, soundsLike } from '../../../shared/answers/likely-ratings.ts'
import { optionHints } from '../../../shared/answers/option-hints.ts'
import { readOptions } from '../../../shared/answers/options.ts'
import { Random } from '../../dataset/grounded/random.ts'
import type { Question } from './questions.ts'

/** What answers without a model: to be beaten, or the score says nothing. */
export type Baseline = (question: Question) => string

/** A valid answer at random: any option, any three, any order, any run of up to three words. */
export function randomBaseline(seed: number): Baseline {
  const random = new Random(seed)
  return ({ prompt, type, form }) => {
    if (form === 'yes/no') return yesOrNo(prompt, random.chance(0.5))
    const numbers = numbersOf(prompt)
    switch (type) {
      case 'multiple-choice':
        return String(numbers.length ? random.pick(numbers) : 0)
      case 'retrieval':
        return random.sample(numbers, 3).join(',')
      case 'ranking':
        return random.shuffle(numbers).join(',')
      default: {
        const words = sourceText(prompt).split(/\s+/)
        const start = random.int(0, words.length - 1)
        return words.slice(start, start + random.int(1, 3)).join(' ')
      }
    }
  }
}

/**
 * The best constant answer: of each task the gold it most often has (known to it, which flatters it), yes or no among
 * them, the order as printed, and the commonest entity; of text the whole source. Tasks of several forms were parted
 * before (`readQuestions`), so a constant is the constant of one form.
 */
export function majorityBaseline(questions: readonly Question[]): Baseline {
  const commonest = new Map<string, string>()
  for (const [task, group] of Map.groupBy(questions, (question) => question.task)) {
    const counts = new Map<string, number>()
    for (const { gold } of group)
      for (const answer of Array.isArray(gold) ? gold : [gold]) counts.set(String(answer), (counts.get(String(answer)) ?? 0) + 1)
    commonest.set(
      task,
      [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 3)
        .map(([answer]) => answer)
        .join('\u0000'),
    )
  }
  return ({ prompt, type, form, task }) => {
    const best = (commonest.get(task) ?? '').split('\u0000')
    if (form === 'yes/no' || type === 'multiple-choice' || type === 'named_entity_recognition') return best[0] ?? ''
    if (type === 'retrieval') return best.join(',')
    if (type === 'ranking') return numbersOf(prompt).join(',')
    return sourceText(prompt)
  }
}

/** The nearest options by words alone, the first likely span, the rating a review sounds like: what the edge already knows without any model. */
export const lexicalBaseline: Baseline = ({ prompt, type, form }) => {
  if (form === 'yes/no') return yesOrNo(prompt, haveWordsInCommon(prompt))
  const hints = optionHints(prompt, type) ?? []
  const numbers = numbersOf(prompt)
  const filled = [...hints, ...numbers.filter((number) => !hints.includes(number))]
  if (type === 'multiple-choice') return String(asksForRating(prompt) ? soundsLike(reviewOf(prompt)) : (filled[0] ?? 0))
  if (type === 'retrieval') return filled.slice(0, 3).join(',')
  if (type === 'ranking') return filled.join(',')
  const source = sourceText(prompt)
  const entity = entityTypeOf(prompt, source)
  return (type === 'named_entity_recognition' && entity && likelySpans(entity, source)?.[0]) || source
}

/** Yes or no as the question wants it written: its option's number, or the word. */
function yesOrNo(prompt: string, isYes: boolean): string {
  const word = isYes ? 'yes' : 'no'
  const option = readOptions(prompt)?.items.find(({ text }) => text.toLowerCase().startsWith(word))
  return option ? String(option.number) : word
}

const sharedWordsMin = 0.5

/** Whether the two things that a judgement compares share half of the shorter one's words. */
function haveWordsInCommon(prompt: string): boolean {
  const quoted = [...prompt.matchAll(/(?<![\p{L}\p{N}])['"]([^\n]{2,300}?)['"](?![\p{L}\p{N}])/gu)].map(([, text]) => text ?? '')
  const labelled = [...prompt.matchAll(/^(?:query|product|title|text|question)(?: \d)?: (.+)$/gim)].map(([, text]) => text ?? '')
  const [a, b] = (quoted.length > 1 ? quoted : [...quoted, ...labelled]).map(
    (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)),
  )
  if (!a || !b) return false
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
  return [...fewer].filter((word) => more.has(word)).length >= fewer.size * sharedWordsMin
}

function numbersOf(prompt: string): number[] {
  if (asksForRating(prompt)) return [1, 2, 3, 4, 5]
  return (readOptions(prompt)?.items ?? []).map(({ number }) => number)
}
