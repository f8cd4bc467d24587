import * as z from '../zod.ts'
import { pack, unpack } from './packed.ts'
import type { Marks } from './read-question.ts'

const MarksSchema: z.ZodMiniType<Marks> = z.object({
  denied: z.array(z.string()),
  numbers: z.array(z.string()),
  spelled: z.array(z.string()),
  prices: z.array(z.string()),
  hasOrderId: z.boolean(),
  sides: z.array(z.number()),
  direction: z.nullable(z.object({ from: z.string(), to: z.string() })),
  products: z._default(z.array(z.string()), []),
  implied: z._default(z.array(z.string()), []),
  codes: z._default(z.array(z.string()), []),
  accented: z.array(z.string()),
  past: z.array(z.string()),
  done: z._default(z.array(z.string()), []),
  undo: z.boolean(),
  occasion: z.boolean(),
})

/** Probability from which an entry answers by itself, and from which the model at least gets it. */
export const Thresholds = z.object({ answer: z.number(), ground: z.number() })
export type Thresholds = z.infer<typeof Thresholds>

/** What of an index is not an array of numbers. */
export const IndexMeta = z.object({
  format: z.literal(2),
  language: z.string(),
  version: z.string(),
  /** Which word table made the vectors: another one's do not compare. */
  words: z.string(),
  dimensions: z.number(),
  thresholds: Thresholds,
  /** How the shop's own questions adjust the logit of every match: `logit × slope + shift`. */
  slope: z.number(),
  shift: z.number(),
  /** Marks of the questions that bear any, by the position of the question. */
  marks: z.record(z.string(), MarksSchema),
  /** Entries whose questions name different numbers: there a number is a blank to fill in, not part of the question. */
  numbersVary: z.array(z.number()),
  /** What the shop's products were called when this was published. */
  productNames: z._default(z.array(z.string()), []),
})
export type IndexMeta = z.infer<typeof IndexMeta>

/**
 * One language of one version of a shop's known questions, as the edge keeps it in memory: `E` entries with `Q` questions
 * between them, `D` dimensions. Entry `e` owns the questions from `questionStart[e]` to `questionStart[e + 1]`.
 */
export interface FaqIndex {
  readonly meta: IndexMeta
  readonly marks: ReadonlyMap<number, Marks>
  readonly numbersVary: ReadonlySet<number>
  readonly productNames: ReadonlySet<string>
  readonly questionStart: Uint32Array
  /** Q × D, and the factor of each row. */
  readonly questionVectors: Int8Array
  readonly questionScales: Float32Array
  /** E × D: what the entry's questions have that no other's have (`train-classes.ts`). */
  readonly classVectors: Int8Array
  readonly classScales: Float32Array
  readonly classBiases: Float32Array
  /** E × `coarseDimensions`: the middle of an entry's questions, leading components only. */
  readonly middles: Int8Array
  /** Hashed words and grams of question `q`: `featureBuckets[featureStart[q]…]`, weights as 255ths, of unit length. */
  readonly featureStart: Uint32Array
  readonly featureBuckets: Uint16Array
  readonly featureWeights: Uint8Array
  readonly rarity: Float32Array
  /** Hashes of question `q`'s content words and relations in their order (`read-question.ts`). */
  readonly stemStart: Uint32Array
  readonly stems: Uint16Array
  /** Q × `formNumbers`: frame, subject and verb (`read-question.ts`). */
  readonly questionForms: Uint16Array
  /** Units of question `q` (`units.ts`): `units[unitStart[q]…]`. */
  readonly unitStart: Uint32Array
  readonly units: Uint16Array
  /** Units of more than one entry, in order, and of how many. */
  readonly commonUnits: Uint16Array
  readonly commonCounts: Uint16Array
  /** Normalised questions by two hashes, in a table of twice as many slots: the owner + 1, or `contested`. */
  readonly exactKeys: Uint32Array
  readonly exactOwners: Uint32Array
  /** Subtracted from the logit of an entry that drew wrong questions in fitting. */
  readonly entryPenalty: Float32Array
  /** Entry `e` as JSON (`KnownEntry`), UTF-8. */
  readonly entryStart: Uint32Array
  readonly entryJson: Uint8Array
  /** Units of entry `e`'s answer, in order: `answerUnits[answerStart[e]…]`. */
  readonly answerStart: Uint32Array
  readonly answerUnits: Uint16Array
  /** What entry `e`'s answer gives, as `figures.ts` has it. */
  readonly answerFigures: Uint8Array
  /** Bits per entry: `limits.region`, `limits.product`, `limits.time`. */
  readonly entryLimits: Uint8Array
}

export const coarseDimensions = 32
export const formNumbers = 3
export const contested = 0xffff_ffff
export const limits = { region: 1, product: 2, time: 4 } as const

type Arrays = Omit<FaqIndex, 'meta' | 'marks' | 'numbersVary' | 'productNames'>
const arrayKinds: Record<keyof Arrays, 'i8' | 'u8' | 'u16' | 'u32' | 'f32'> = {
  questionStart: 'u32',
  questionVectors: 'i8',
  questionScales: 'f32',
  classVectors: 'i8',
  classScales: 'f32',
  classBiases: 'f32',
  middles: 'i8',
  featureStart: 'u32',
  featureBuckets: 'u16',
  featureWeights: 'u8',
  rarity: 'f32',
  stemStart: 'u32',
  stems: 'u16',
  questionForms: 'u16',
  unitStart: 'u32',
  units: 'u16',
  commonUnits: 'u16',
  commonCounts: 'u16',
  exactKeys: 'u32',
  exactOwners: 'u32',
  entryPenalty: 'f32',
  entryStart: 'u32',
  entryJson: 'u8',
  entryLimits: 'u8',
  answerStart: 'u32',
  answerUnits: 'u16',
  answerFigures: 'u8',
}
const types = { i8: Int8Array, u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array } as const

/** The index as bytes, to be read in place. */
export function writeIndex(index: FaqIndex): Uint8Array<ArrayBuffer> {
  const { meta, marks: _marks, numbersVary: _varying, productNames: _names, ...arrays } = index
  return pack(meta, arrays)
}

/** Throws when the bytes are not an index this build reads. */
export function readIndex(buffer: ArrayBuffer): FaqIndex {
  const { meta, arrays: read } = unpack(buffer)
  const arrays: typeof read = { ...unreadAnswers(read.entryLimits?.length ?? 0), ...read }
  for (const [name, kind] of Object.entries(arrayKinds))
    if (!(arrays[name] instanceof types[kind])) throw new Error(`the index has no ${name}`)
  return withMeta(IndexMeta.parse(meta), arrays as unknown as Arrays)
}

/** Of bundles from before answers were read: nothing speaks for or against them. */
const unreadAnswers = (entries: number) => ({
  answerStart: new Uint32Array(entries + 1),
  answerUnits: new Uint16Array(0),
  answerFigures: new Uint8Array(entries).fill(0xff),
})

export function withMeta(meta: IndexMeta, arrays: Arrays): FaqIndex {
  const marks = new Map(Object.entries(meta.marks).map(([question, mark]) => [Number(question), mark]))
  return { meta, marks, numbersVary: new Set(meta.numbersVary), productNames: new Set(meta.productNames), ...arrays }
}
