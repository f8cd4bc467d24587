import { coarseDimensions, contested, exactHashes, type FaqIndex, stemHash } from './faq-index.ts'
import { type GateReason, gate, type Marks, readMarks, stemsOf, takesSameSide } from './gates.ts'
import { highest } from './highest.ts'
import { bucketCount, features } from './lexical.ts'
import { normaliseQuestion } from './normalise.ts'
import { sentenceVector } from './sentence-vector.ts'
import { wordPieces } from './word-piece.ts'
import type { WordTable } from './word-table.ts'

/** An entry beside the question asked. Scores are 1 for the same question and fall without bound. */
export interface Candidate {
  readonly entry: number
  readonly score: number
  /** Cosine of the meaning with the nearest of the entry's questions, −1 to 1. */
  readonly meaning: number
  /** Cosine of the weighted words and grams with the nearest, 0 to 1. */
  readonly wording: number
  /** Natural logarithm of how likely the question is asked of this entry rather than of another. */
  readonly ownership: number
  /** Why it may not answer, whatever its score. */
  readonly gate: GateReason | null
}

export interface Match {
  /** Best first; those a gate keeps from answering are among them. */
  readonly candidates: readonly Candidate[]
  /** The first that no gate stops, or −1. */
  readonly entry: number
  /** Score plus `marginWeight` times the distance to the best other entry, gated ones included; −∞ without a match. */
  readonly confidence: number
  readonly margin: number
  /** Another entry has a question as near as this one's: neither is sure, whatever tells them apart otherwise. */
  readonly tied: boolean
  /** The question is, normalised, one of the entry's own and of no other's. */
  readonly exact: boolean
}

/** How the evidence is weighed, found on the public sets (docs/measurements.md). */
const weights = { meaning: 0.7, wording: 0.3, ownership: 0.1 } as const
export const marginWeight = 0.5

// Work per query stays bounded whatever a merchant publishes.
const coarseFrom = 600
const coarseKept = 300
const candidatesMax = 16
const questionsPerEntryMax = 100
// A question longer than this is a story; its beginning decides.
const charactersMax = 600
// Two questions this near the one asked are as good as equal.
const nearTie = 0.001

const nothing: Match = { candidates: [], entry: -1, confidence: Number.NEGATIVE_INFINITY, margin: 0, tied: false, exact: false }
const plainMarks: Marks = {
  denied: [],
  numbers: [],
  spelled: [],
  prices: [],
  hasOrderId: false,
  sides: [],
  direction: null,
  products: [],
  implied: [],
}

// Scratch of one query, filled and read without a pause between.
const weightOf = new Float32Array(bucketCount)
let scores = new Float32Array(0)

/** The entries nearest to a question. `eligible` leaves entries out altogether (other regions, expired). */
export function matchQuestion(
  index: FaqIndex,
  table: WordTable,
  question: string,
  eligible: (entry: number) => boolean = () => true,
): Match {
  const text = question.slice(0, charactersMax)
  const normalised = normaliseQuestion(text)
  if (!normalised) return nothing
  const owner = findExact(index, normalised)
  const vector = sentenceVector(table, wordPieces(table, text))
  const asked: Asked = { vector, marks: readMarks(text, index.productNames), stems: new Set(stemsOf(text)), wordingLength: 1 }
  const logits = likeliest(index, vector, eligible)
  if (!logits.length) return nothing
  const wording = startWording(index, normalised)
  asked.wordingLength = wording.length
  const candidates = logits
    .map(({ entry, ownership }) => compare(index, asked, entry, ownership))
    .sort((a, b) => b.score - a.score)
  for (const bucket of wording.buckets) weightOf[bucket] = 0
  if (owner >= 0 && eligible(owner)) return exactMatch(candidates, owner)
  const best = candidates.find((candidate) => candidate.gate === null)
  if (!best) return { ...nothing, candidates }
  const rival = candidates.find((candidate) => candidate !== best)
  const margin = rival ? best.score - rival.score : 1
  const tied = candidates.some((other) => other !== best && likeness(best) - likeness(other) < nearTie)
  return { candidates, entry: best.entry, confidence: best.score + marginWeight * margin, margin, tied, exact: false }
}

const likeness = ({ meaning, wording }: Candidate): number => weights.meaning * meaning + weights.wording * wording

function exactMatch(candidates: readonly Candidate[], owner: number): Match {
  const rival = candidates.find((candidate) => candidate.entry !== owner)
  const own = candidates.find((candidate) => candidate.entry === owner)
  const first: Candidate = { entry: owner, score: 1, meaning: 1, wording: 1, ownership: own?.ownership ?? 0, gate: null }
  const margin = rival ? Math.max(0, 1 - rival.score) : 1
  return {
    candidates: [first, ...candidates.filter((candidate) => candidate.entry !== owner)],
    entry: owner,
    confidence: 1 + marginWeight * margin,
    margin,
    tied: false,
    exact: true,
  }
}

function findExact({ exactKeys, exactOwners }: FaqIndex, normalised: string): number {
  const [first, second] = exactHashes(normalised)
  const last = exactOwners.length - 1
  for (let slot = first & last; exactOwners[slot]; slot = (slot + 1) & last)
    if (exactKeys[slot * 2] === first && exactKeys[slot * 2 + 1] === second)
      return exactOwners[slot] === contested ? -1 : (exactOwners[slot] ?? 0) - 1
  return -1
}

/** The entries a question most likely belongs to, with the logarithm of how likely, from their class vectors. */
function likeliest(
  index: FaqIndex,
  vector: Float32Array,
  eligible: (entry: number) => boolean,
): { entry: number; ownership: number }[] {
  const near = nearMiddles(index, vector).filter(eligible)
  const { classVectors, classScales, classBiases } = index
  const scored = near.map((entry) => ({
    entry,
    ownership: dotInt8(classVectors, entry * vector.length, vector) * (classScales[entry] ?? 0) + (classBiases[entry] ?? 0),
  }))
  let highest = Number.NEGATIVE_INFINITY
  for (const { ownership } of scored) if (ownership > highest) highest = ownership
  let total = 0
  for (const { ownership } of scored) total += Math.exp(ownership - highest)
  const spread = highest + Math.log(total)
  scored.sort((a, b) => b.ownership - a.ownership)
  return scored.slice(0, candidatesMax).map(({ entry, ownership }) => ({ entry, ownership: ownership - spread }))
}

/** All entries of a small index; of a large one those whose middle is near by its leading components. */
function nearMiddles({ middles, entryLimits }: FaqIndex, vector: Float32Array): number[] {
  const count = entryLimits.length
  if (count <= coarseFrom) return Array.from({ length: count }, (_, entry) => entry)
  if (scores.length < count) scores = new Float32Array(count)
  const leading = vector.subarray(0, coarseDimensions)
  for (let entry = 0; entry < count; entry++) scores[entry] = dotInt8(middles, entry * coarseDimensions, leading)
  return highest(scores.subarray(0, count), coarseKept)
}

function dotInt8(rows: Int8Array, from: number, vector: Float32Array): number {
  let sum = 0
  for (let at = 0; at < vector.length; at += 4)
    sum +=
      (rows[from + at] ?? 0) * (vector[at] ?? 0) +
      (rows[from + at + 1] ?? 0) * (vector[at + 1] ?? 0) +
      (rows[from + at + 2] ?? 0) * (vector[at + 2] ?? 0) +
      (rows[from + at + 3] ?? 0) * (vector[at + 3] ?? 0)
  return sum
}

/** Lays the query's weighted words and grams out by bucket; the caller clears them again. */
function startWording({ rarity }: FaqIndex, normalised: string): { buckets: readonly number[]; length: number } {
  const buckets: number[] = []
  let square = 0
  for (const [bucket, weight] of features(normalised)) {
    const weighted = weight * (rarity[bucket] ?? 0)
    weightOf[bucket] = weighted
    square += weighted * weighted
    buckets.push(bucket)
  }
  return { buckets, length: Math.sqrt(square) || 1 }
}

interface Asked {
  readonly vector: Float32Array
  readonly marks: Marks
  readonly stems: ReadonlySet<string>
  wordingLength: number
}

/**
 * The entry by its nearest questions: among those that could be the same question, or else among all, and then gated. Where
 * the nearest of all says the opposite, the entry is stopped, unless another of its questions takes the asked one's side:
 * "can't I return it" is not "can I send it back" either.
 */
function compare(index: FaqIndex, { vector, marks, stems, wordingLength }: Asked, entry: number, ownership: number): Candidate {
  const [start, end] = [index.questionStart[entry] ?? 0, index.questionStart[entry + 1] ?? 0]
  const varies = index.numbersVary.has(entry)
  const asked = varies ? withoutNumbers(marks) : marks
  const stride = Math.max(1, Math.ceil((end - start) / questionsPerEntryMax))
  const open = { meaning: -1, wording: 0 }
  const all = { meaning: -1, wording: 0 }
  let reason: GateReason | null = null
  let passed = false
  let nearest: GateReason | null = null
  let sided = false
  for (let question = start; question < end; question += stride) {
    const meaning = dotInt8(index.questionVectors, question * vector.length, vector) * (index.questionScales[question] ?? 0)
    const wording = wordingOf(index, question) / (255 * wordingLength)
    const marked = index.marks.get(question) ?? plainMarks
    const known = varies ? withoutNumbers(marked) : marked
    const stopped = gate(asked, stems, known, (stem) => hasStem(index, question, stem))
    if (stopped === null) {
      passed = true
      raise(open, meaning, wording)
    } else reason ??= stopped
    if (meaning > all.meaning) nearest = stopped
    raise(all, meaning, wording)
    sided ||= takesSameSide(asked, known)
  }
  if ((nearest === 'negation' || nearest === 'opposite') && !sided) {
    passed = false
    reason = nearest
  }
  const { meaning, wording } = passed ? open : all
  const candidate = { entry, meaning, wording, ownership, gate: passed ? null : reason }
  return { ...candidate, score: weights.meaning * meaning + weights.wording * wording + weights.ownership * ownership }
}

const withoutNumbers = (marks: Marks): Marks =>
  marks.numbers.length || marks.prices.length ? { ...marks, numbers: [], spelled: [], prices: [] } : marks

function hasStem({ stemStart, stems }: FaqIndex, question: number, stem: string): boolean {
  const hash = stemHash(stem)
  const end = stemStart[question + 1] ?? 0
  for (let at = stemStart[question] ?? 0; at < end; at++) if (stems[at] === hash) return true
  return false
}

function raise(best: { meaning: number; wording: number }, meaning: number, wording: number): void {
  if (meaning > best.meaning) best.meaning = meaning
  if (wording > best.wording) best.wording = wording
}

function wordingOf({ featureStart, featureBuckets, featureWeights }: FaqIndex, question: number): number {
  let sum = 0
  const end = featureStart[question + 1] ?? 0
  for (let at = featureStart[question] ?? 0; at < end; at++)
    sum += (featureWeights[at] ?? 0) * (weightOf[featureBuckets[at] ?? 0] ?? 0)
  return sum
}
