import { manyOf, ownershipMin } from './pair-features.ts'
import { pairWeights } from './pair-weights.ts'

/** Weights of a logistic model, one for each feature, and what it says of nothing. */
export interface LogisticWeights {
  readonly bias: number
  readonly weights: readonly number[]
}

/** Two steps: is this the same question (`pair`), and given the rivals, is the best entry the right one (`match`). */
export interface PairWeights {
  readonly pair: LogisticWeights
  readonly match: LogisticWeights
}

/** Where answers speak too, shops' near misses tell what is weighed; where they do not, public sets of questions alone. */
export interface BooksWeights {
  readonly answered: PairWeights
  readonly bare: PairWeights
}

export const weightsFor = ({ answerUnits }: { readonly answerUnits: { readonly length: number } }): PairWeights =>
  answerUnits.length ? pairWeights.answered : pairWeights.bare

export const logitOf = ({ bias, weights }: LogisticWeights, features: readonly number[]): number => {
  let sum = bias
  for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (features[at] ?? 0)
  return sum
}

/** Finite for 0 and 1 too. */
export const logitFrom = (probability: number): number => Math.log(Math.max(probability, 1e-6) / Math.max(1 - probability, 1e-6))

export const probabilityOf = (logit: number): number => 1 / (1 + Math.exp(-logit))

const marginMax = 6
// An entry alone is no surer for having no rival: as far above as the best usually is.
const aloneMargin = 1.5
const aloneLikenessMargin = 0.15

/** One candidate as the second step sees it. */
export interface Standing {
  readonly logit: number
  readonly likeness: number
  readonly ownership: number
  readonly questions: number
  readonly hasTopics: boolean
}

/** What the second step weighs: the best entry beside its rivals. */
export function matchFeatures(best: Standing, others: readonly Standing[]): number[] {
  const above = (own: number, values: readonly number[]) => (values.length ? own - Math.max(...values) : null)
  const logitMargin = Math.min(
    above(
      best.logit,
      others.map(({ logit }) => logit),
    ) ?? aloneMargin,
    marginMax,
  )
  const likenessMargin =
    above(
      best.likeness,
      others.map(({ likeness }) => likeness),
    ) ?? aloneLikenessMargin
  const owned = Math.max(best.ownership, ownershipMin)
  const many = manyOf(best.questions)
  const plain = best.hasTopics ? 0 : 1
  return [
    best.logit,
    logitMargin,
    owned,
    best.likeness,
    likenessMargin,
    many,
    many * best.logit,
    many * logitMargin,
    many * owned,
    many * likenessMargin,
    plain,
    plain * best.logit,
    plain * best.likeness,
    plain * likenessMargin,
  ]
}
