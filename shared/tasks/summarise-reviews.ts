import { soundsLike } from '../answers/likely-ratings.ts'
import { strongestClause } from '../answers/rules/keyphrase.ts'
import * as z from '../zod.ts'
import { inventedNumbers, isFitQuote, lineGrammar, readLine } from './free-text.ts'
import { defineTask, oneLine, served, text } from './task.ts'
import { keyphraseOf, summaryOf } from './wordings/generation.ts'

const Review = z.strictObject({ text: text(1_000), rating: z.optional(z.number().check(z.minimum(0), z.maximum(5))) })
// Of more reviews a point each would be a list nobody reads.
const pointsMax = 6
const reviewCharsMax = 400

/** What reviewers say: their own words point by point, the mean of their ratings, and a sentence over all. */
export const summariseReviews = defineTask({
  name: 'summarise-reviews',
  summary: 'Summarise reviews: a sentence, verbatim points with the review they are from, and the mean rating.',
  skill: 'shopping concepts',
  metric: 'ROUGE-L',
  refusal: inventedNumbers,
  input: z.strictObject({
    product: z._default(text(200), 'product'),
    aspect: z._default(text(60), 'overall'),
    reviews: z.array(Review).check(z.minLength(1), z.maxLength(50)),
  }),
  output: z.object({
    summary: z.nullable(z.string()),
    points: z.array(z.object({ quote: z.string(), review: z.int() })),
    rating: z.nullable(z.object({ mean: z.number(), count: z.int() })),
  }),
  compose: ({ reviews }) => [opinionsOf(reviews.map(({ text: review }) => oneLine(review)))],
  calls: ({ product, aspect, reviews }) => {
    const [first, ...others] = reviews.slice(0, pointsMax).map(({ text: review }) => oneLine(review).slice(0, reviewCharsMax))
    return [
      {
        question: served(summaryOf(oneLine(product), [first ?? '', ...others])),
        form: 'generation',
        grammar: lineGrammar,
        tokensMax: 120,
      },
      ...[first ?? '', ...others].map((review) => ({
        question: served(keyphraseOf(oneLine(product), review, oneLine(aspect))),
        form: 'generation' as const,
        tokensMax: 40,
      })),
    ]
  },
  read: ({ reviews }, _world, [summary = '', ...phrases]) => {
    const texts = reviews.map(({ text: review }) => oneLine(review))
    const points = phrases.flatMap((phrase, review) => {
      const quote = oneLine(phrase)
      // A quote is the reviewer's own words, or none.
      return quote && texts[review]?.includes(quote) && isFitQuote(quote) ? [{ quote, review }] : []
    })
    const kept = (text: string) => readLine(text, { sources: texts, charsMax: 500, origin: 'reviews' })
    const own = kept(summary)
    // Where nothing of it may stay, what reviewers say themselves.
    const written = own ?? kept(opinionsOf(texts) ?? '')
    const rated = reviews.flatMap(({ rating }) => rating ?? [])
    const mean = rated.reduce((sum, rating) => sum + rating, 0) / rated.length
    const rating = rated.length ? { mean: Math.round(mean * 100) / 100, count: rated.length } : null
    if (!written && points.length === 0) return null
    return {
      output: { summary: written?.text ?? null, points, rating },
      repaired: !own || own.repaired || points.length < phrases.length,
    }
  },
})

const quotesMax = 2

/** What they praise and what they criticise, quoted; null where nobody says either. */
function opinionsOf(reviews: readonly string[]): string | null {
  const quotes = reviews.flatMap((review) => strongestClause(review) ?? [])
  const quoted = (heading: string, fits: (sound: number) => boolean): string[] => {
    const some = quotes.filter((quote) => fits(soundsLike(quote))).slice(0, quotesMax)
    return some.length ? [`${heading}: ${some.map((quote) => `“${quote}”`).join(', ')}.`] : []
  }
  return [...quoted('Praised', (sound) => sound > 3), ...quoted('Criticised', (sound) => sound < 3)].join(' ') || null
}
