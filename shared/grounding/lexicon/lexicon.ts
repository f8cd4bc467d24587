/**
 * The words of one language by what a sentence with them speaks of. Folded words parted by spaces; `_` joins the words of a
 * phrase, `*` stands for any ending. A longer phrase hides the shorter ones within it.
 */
export type Lexicon = Readonly<Record<Sense, string>>

/**
 * What a word may mean. Of `price`, `stock`, `rating`, `warranty` and `made` a sentence may speak beside a fact; what stands
 * under the others, and under `…Claim`, leaves only in the words of a policy or a record.
 */
export const senses = [
  'price',
  'priceClaim',
  'inStock',
  'soldOut',
  'stockClaim',
  'rating',
  'ratingClaim',
  'warranty',
  'warrantyClaim',
  'made',
  'discount',
  'delivery',
  'returns',
  'payment',
  'policy',
  'deal',
  'order',
  'code',
  'authority',
  'goods',
  'compare',
  'shop',
  'yes',
  'no',
  'not',
  'denial',
  'list',
  'limit',
  'number',
  'harmless',
  'frame',
] as const
export type Sense = (typeof senses)[number]
