import { dotInt8 } from './dot-int8.ts'
import { coarseDimensions, type FaqIndex } from './faq-index.ts'
import { highest } from './highest.ts'

// Work per query stays bounded whatever a merchant publishes.
const coarseFrom = 600

const coarseKept = 300

const candidatesMax = 16

/** Leaves entries out: of other regions, expired. */
export type Eligible = (entry: number) => boolean

/** The entries a question most likely belongs to, with the logarithm of how likely, from their class vectors. */
export function likeliest(
  index: FaqIndex,
  vector: Float32Array,
  coarseScores: Float32Array,
  eligible: Eligible,
): { entry: number; ownership: number }[] {
  const { classVectors, classScales, classBiases } = index
  const scored = nearMiddles(index, vector, coarseScores)
    .filter(eligible)
    .map((entry) => ({
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
function nearMiddles({ middles, entryLimits }: FaqIndex, vector: Float32Array, coarseScores: Float32Array): number[] {
  const count = entryLimits.length
  if (count <= coarseFrom) return Array.from({ length: count }, (_, entry) => entry)
  const leading = vector.subarray(0, coarseDimensions)
  for (let entry = 0; entry < count; entry++) coarseScores[entry] = dotInt8(middles, entry * coarseDimensions, leading)
  return highest(coarseScores, coarseKept)
}
