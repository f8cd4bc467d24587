/** `found`: what was meant is there; `near`: nothing exactly like it, but something close; `none`: nothing at all. */
export type Match = 'found' | 'near' | 'none'

/** What is known of every product about one question; weights are of the question's words, by rarity. */
export interface Signals {
  /** The weight of words in its title, brand or category. */
  readonly strong: Float32Array
  /** The weight of words anywhere but in its description. */
  readonly covered: Float32Array
  /** The weight of words anywhere. */
  readonly matched: Float32Array
  /** How many words its title has. */
  readonly titled: Uint8Array
  readonly cosine: Float32Array
  /** The weight of the complete question, and its words. */
  readonly weight: number
  readonly words: number
  /** It names goods: what has the word in its attributes alone is something else ("dishwasher safe"). */
  readonly isGoods: boolean
}

// Fitted on natural requests of the sample shop as what is sold, and on 297 queries of Amazon's shoppers as what is not.
const strongMin = 0.6
const someStrong = 0.2
const coveredMin = 0.6
const cosineOfWords = 0.2
const cosineAlone = 0.6
const cosineNear = 0.25

/**
 * A product is what was meant when its title or category has most of the question, when some of it is there and the rest in
 * its attributes, when the question names it by its title, or when both mean nearly the same. A hit in a description alone
 * never makes it so, nor do attributes alone: "machine wash" is no washing machine.
 */
export function matchOf(signals: Signals, at: number, titleWords: number): Match {
  const { strong, covered, matched, titled, cosine, weight, words, isGoods } = signals
  const [inKind, inRecord] = [(strong[at] ?? 0) / weight, (covered[at] ?? 0) / weight]
  const likeness = cosine[at] ?? 0
  const isNamed = namesTitle(titled[at] ?? 0, titleWords)
  const isKind = inKind >= strongMin
  const isDescribed =
    inRecord >= coveredMin && (inKind >= someStrong || (words === 1 && !isGoods)) && likeness >= cosineOfWords * Number(words > 1)
  if (isNamed || isKind || isDescribed || likeness >= cosineAlone) return 'found'
  return (matched[at] ?? 0) > 0 || likeness >= cosineNear ? 'near' : 'none'
}

/** "How long is the warranty on the Ridge backpack": two words of its title or more, and half of them, name a product. */
const namesTitle = (matched: number, titleWords: number): boolean => titleWords > 0 && matched >= 2 && matched >= titleWords / 2
