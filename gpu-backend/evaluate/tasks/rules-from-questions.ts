import { entityTypeOf } from '../../../shared/answers/entity-spans.ts'
import { sourceText } from '../../../shared/answers/grammar.ts'
import { reviewOf } from '../../../shared/answers/likely-ratings.ts'
import type { Option } from '../../../shared/answers/options.ts'
import { ratingFeatures } from '../../../shared/answers/rules/answer-by-rules.ts'
import { optionFeatures } from '../../../shared/answers/rules/option-features.ts'
import { pairFeatures } from '../../../shared/answers/rules/pair-features.ts'
import { optionKinds, pairVerdicts, readTask } from '../../../shared/answers/rules/read-task.ts'
import type { RuleWeights } from '../../../shared/answers/rules/rule-weights.ts'
import { type EntityKind, entityKindOf, entityKinds, spanFeatures, wordsOf } from '../../../shared/answers/rules/span-features.ts'
import { readWords } from '../faq/words.ts'
import type { Question } from '../shopbench/questions.ts'
import { type Choice, fitChoices, fitClasses, fitLine } from './linear-models.ts'

const words = readWords()

/** The weights of all rules, by the questions' golds. */
export function fitRules(rows: readonly Question[]): RuleWeights {
  return { options: fitOptions(rows), pairs: fitPairs(rows), entities: fitEntities(rows), rating: fitRating(rows) }
}

const rounded = (weights: readonly number[], digits = 2): number[] => weights.map((value) => Number(value.toFixed(digits)))

function fitOptions(rows: readonly Question[]): RuleWeights['options'] {
  const choices = rows.flatMap(({ prompt, type, gold }) => {
    const task = readTask(prompt, type)
    if (task?.form !== 'options') return []
    const golds = type === 'ranking' ? best([gold].flat().map(Number)) : indexesOf([gold].flat().map(Number), task.options)
    return golds.length ? [{ kind: task.kind, options: optionFeatures(words, task), golds }] : []
  })
  const rowsMin = 40
  return Object.fromEntries(
    optionKinds.flatMap((kind) => {
      const own: readonly Choice[] = kind === 'any' ? choices : choices.filter((choice) => choice.kind === kind)
      return own.length < rowsMin ? [] : [[kind, rounded(fitChoices(own))]]
    }),
  )
}

/** Of a ranking, what weighs most. */
const best = (weights: readonly number[]): number[] =>
  weights.flatMap((weight, index) => (weight === Math.max(...weights) ? [index] : []))

const indexesOf = (numbers: readonly number[], options: readonly Option[]): number[] =>
  options.flatMap(({ number }, index) => (numbers.includes(number) ? [index] : []))

const strangeStep = 97
const strangeEvery = 1

function fitPairs(rows: readonly Question[]): RuleWeights['pairs'] {
  const judged = rows.flatMap(({ prompt, type, gold }) => {
    const task = readTask(prompt, type)
    if (task?.form !== 'pair') return []
    const verdict = task.answers.indexOf(String(gold).toLowerCase())
    return verdict < 0 ? [] : [{ kind: task.kind, pair: task.pair, features: pairFeatures(words, task.pair), verdict }]
  })
  // Public rows pair a query only with results of its search; what has nothing to do with it is there too.
  const strangers = judged.flatMap(({ kind, pair }, index) => {
    const other = judged[(index + strangeStep) % judged.length]
    return kind === 'relevance' && other && index % strangeEvery === 0
      ? [{ kind, features: pairFeatures(words, [pair[0], other.pair[1]]), verdict: 0 }]
      : []
  })
  return Object.fromEntries(
    Object.entries(pairVerdicts).map(([kind, verdicts]) => {
      const own = [...judged, ...strangers].filter((row) => row.kind === kind)
      const weights = fitClasses(
        own.map(({ features }) => features),
        own.map(({ verdict }) => verdict),
        verdicts.length,
      )
      return [kind, weights.map((row) => rounded(row))]
    }),
  )
}

const timesMin = 2
const timesNotMin = 8

function fitEntities(rows: readonly Question[]): RuleWeights['entities'] {
  const extracted = rows.flatMap(({ prompt, type, gold }) => {
    if (type !== 'named_entity_recognition') return []
    const source = sourceText(prompt)
    const entity = entityTypeOf(prompt, source)
    return entity ? [{ entity, source, golds: [gold].flat().map((text) => String(text).toLowerCase()) }] : []
  })
  const kinds = Object.keys(entityKinds) as EntityKind[]
  return Object.fromEntries(
    kinds.map((kind) => {
      const own = extracted.filter(({ entity }) => entityKindOf(entity) === kind)
      const counts = countWords(own)
      const choices = own.flatMap(({ entity, source, golds }) => {
        const inside = new Set(golds.flatMap(wordsOf))
        // A question's own golds must not vouch for themselves.
        const odds = (word: string) => oddsOf(counts.get(word), inside.has(word) ? [1, 0] : [0, 1])
        const { texts, features } = spanFeatures(words, entity, source, odds)
        const right = golds.map((gold) => texts.findIndex((text) => text.toLowerCase() === gold)).filter((index) => index >= 0)
        return right.length ? [{ options: features, golds: right }] : []
      })
      const list = [...counts].map(([word, count]) => `${word} ${Math.round(10 * oddsOf(count, [0, 0]))}`)
      return [kind, { weights: rounded(fitChoices(choices, 150)), words: list.sort().join(',') }]
    }),
  )
}

type Counts = readonly [inside: number, outside: number]

function countWords(extracted: readonly { readonly source: string; readonly golds: readonly string[] }[]): Map<string, Counts> {
  const counts = new Map<string, Counts>()
  for (const { source, golds } of extracted) {
    const inside = new Set(golds.flatMap(wordsOf))
    for (const word of new Set(wordsOf(source))) {
      const [a, b] = counts.get(word) ?? [0, 0]
      counts.set(word, inside.has(word) ? [a + 1, b] : [a, b + 1])
    }
  }
  return new Map([...counts].filter(([, [inside, outside]]) => inside >= timesMin || outside >= timesNotMin))
}

function oddsOf(count: Counts | undefined, [ownInside, ownOutside]: Counts): number {
  if (!count) return 0
  const [inside, outside] = [count[0] - ownInside, count[1] - ownOutside]
  return inside < timesMin && outside < 1 ? 0 : Math.log((inside + 0.3) / (outside + 1))
}

function fitRating(rows: readonly Question[]): RuleWeights['rating'] {
  const rated = rows.filter(
    ({ prompt, type, gold }) =>
      type === 'multiple-choice' && /^[1-5]$/.test(String(gold)) && !readTask(prompt, type) && /\b5\b/.test(prompt),
  )
  const features = rated.map(({ prompt }) => ratingFeatures(words, reviewOf(prompt)))
  const weights = rounded(
    fitLine(
      features,
      rated.map(({ gold }) => Number(gold) - 3),
    ),
    3,
  )
  const scores = features.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)).sort((a, b) => a - b)
  // The public rows have each rating equally often.
  return { weights, cuts: rounded([1, 2, 3, 4].map((fifth) => scores[Math.floor((fifth / 5) * scores.length)] ?? 0)) }
}
