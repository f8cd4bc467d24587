import type { Aligner } from './align.ts'
import { dotInt8 } from './dot-int8.ts'
import { type FaqIndex, formNumbers } from './faq-index.ts'
import { hasFigureFor, saysTaking, wantsFigure } from './figures.ts'
import { type GateReason, gate, impliesFigure, takesSameSide, yieldsToFigure } from './gate.ts'
import { type Marks, plainMarks, type ReadQuestion } from './read-question.ts'
import { type QueryWording, wordingOf } from './wording.ts'

/** The order in which entries are looked at closely, found on the public sets (docs/measurements.md). */
export const weights = { meaning: 0.7, wording: 0.3, ownership: 0.1 } as const

// Work per query stays bounded whatever a merchant publishes.
const questionsPerEntryMax = 100

const nearestKept = 6

/** A question, read once for all entries. */
export interface Query {
  readonly vector: Float32Array
  readonly align: Aligner
  readonly read: ReadQuestion
  /** Units of each name in it. */
  readonly named: readonly (readonly number[])[]
  readonly readWithoutNumbers: ReadQuestion
  readonly wording: QueryWording
}

/** An entry beside the query, before the pair model looks at it. */
export interface Near {
  readonly entry: number
  /** The entry's questions that are nearest to the query, the nearest first. */
  readonly nearest: readonly number[]
  readonly meaning: number
  readonly wording: number
  readonly ownership: number
  readonly gate: GateReason | null
  /** Another want was let pass, because the answer gives the figure. */
  readonly isLifted?: boolean
}

/**
 * The entry by its nearest questions: among those that could be the same question, or else among all, and then gated. Where
 * the nearest of all says the opposite, the entry is stopped, unless another of its questions takes the query's side:
 * "can't I return it" is not "can I send it back" either. A want that none of its framed questions has stops it as well: "I
 * found it cheaper" has no frame, and lets no "why" pass beside "do you match prices".
 */
export function nearest(index: FaqIndex, query: Query, entry: number, ownership: number): Near {
  const [start, end] = [index.questionStart[entry] ?? 0, index.questionStart[entry + 1] ?? 0]
  const varies = index.numbersVary.has(entry)
  const read = varies ? query.readWithoutNumbers : query.read
  const { vector } = query
  const stride = Math.max(1, Math.ceil((end - start) / questionsPerEntryMax))
  const open = nothingNear()
  const all = nothingNear()
  let reason: GateReason | null = null
  let nearestReason: GateReason | null = null
  let sided = false
  let isDone = false
  let want: 'nowhere' | 'here' | 'unknown' = 'unknown'
  const stated = index.answerFigures[entry] ?? 0
  const gives = hasFigureFor(read.frame, stated)
  // "Within 30 days" is how long one has, and not how long it takes.
  const yields = gives && !(read.wantsTaking && saysTaking(stated) === false)
  let wantsSame = false
  let isLifted = false
  for (let question = start; question < end; question += stride) {
    const meaning = dotInt8(index.questionVectors, question * vector.length, vector) * (index.questionScales[question] ?? 0)
    const wording = wordingOf(index, question, query.wording)
    const known = knownQuestion(index, question, varies)
    let stopped = gate(read, known)
    if (stopped === 'want' && ((yields && yieldsToFigure(known.frame)) || impliesFigure(read.frame, known.frame))) {
      stopped = null
      isLifted = true
    }
    wantsSame ||= known.frame === read.frame
    if (stopped === null) raise(open, question, meaning, wording)
    else reason ??= stopped
    if (meaning > all.meaning) nearestReason = stopped
    raise(all, question, meaning, wording)
    sided ||= takesSameSide(read.marks, known.marks)
    isDone ||= stopped === 'state'
    if (known.frame !== 0 && stopped === null) want = 'here'
    else if (known.frame !== 0 && stopped === 'want' && want === 'unknown') want = 'nowhere'
  }
  if ((nearestReason === 'negation' || nearestReason === 'opposite') && !sided)
    return { entry, ownership, gate: nearestReason, ...nearOf(all) }
  // What is wanted is a figure, and neither the answer nor a question of the entry has one.
  if (gives === false && wantsFigure(read.frame) && !wantsSame) return { entry, ownership, gate: 'figure', ...nearOf(all) }
  if (open.nearest.length === 0) return { entry, ownership, gate: reason, ...nearOf(all) }
  if (isDone) return { entry, ownership, gate: 'state', ...nearOf(all) }
  if (want === 'nowhere') return { entry, ownership, gate: 'want', ...nearOf(all) }
  return { entry, ownership, gate: null, isLifted: isLifted && !wantsSame, ...nearOf(open) }
}

interface Best {
  readonly nearest: { question: number; likeness: number }[]
  meaning: number
  wording: number
}

const nothingNear = (): Best => ({ nearest: [], meaning: -1, wording: 0 })

const nearOf = ({ nearest, meaning, wording }: Best) => ({ nearest: nearest.map(({ question }) => question), meaning, wording })

function raise(best: Best, question: number, meaning: number, wording: number): void {
  const { nearest } = best
  const likeness = weights.meaning * meaning + weights.wording * wording
  if (meaning > best.meaning) best.meaning = meaning
  if (wording > best.wording) best.wording = wording
  if (nearest.length === nearestKept && likeness <= (nearest.at(-1)?.likeness ?? 0)) return
  if (nearest.length === nearestKept) nearest.pop()
  let at = nearest.length
  while (at > 0 && (nearest[at - 1]?.likeness ?? 0) < likeness) at--
  nearest.splice(at, 0, { question, likeness })
}

export function knownQuestion(index: FaqIndex, question: number, varies = false): ReadQuestion {
  const marks = index.marks.get(question) ?? plainMarks
  const form = question * formNumbers
  return {
    marks: varies ? withoutNumbers(marks) : marks,
    frame: index.questionForms[form] ?? 0,
    subject: index.questionForms[form + 1] ?? 0,
    verb: index.questionForms[form + 2] ?? 0,
    stems: index.stems.subarray(index.stemStart[question], index.stemStart[question + 1]),
  }
}

export const withoutNumbers = (marks: Marks): Marks =>
  marks.numbers.length || marks.prices.length ? { ...marks, numbers: [], spelled: [], prices: [], codes: [] } : marks
