import { basename } from 'node:path'
import * as z from 'zod'
import { reviewRating, sentiment } from '../../../shared/tasks/wordings/choice.ts'
import { filesOf, rowsOf } from './rows-of.ts'
import type { Source } from './source.ts'

const Review = z.object({ rating: z.number().min(1).max(5), title: z.string(), text: z.string() })
const textCharsMin = 40
const textCharsMax = 1_200
const sentiments = ['very negative', 'negative', 'neutral', 'positive', 'very positive'] as const

/** Amazon Reviews 2023 (McAuley Lab): one JSON-lines file a category, `.jsonl` or `.jsonl.gz`. */
export const amazonReviews: Source = {
  name: 'amazon-reviews-2023',
  expects: 'a folder of <Category>.jsonl or .jsonl.gz, or one of them',
  from: 'https://amazon-reviews-2023.github.io',
  licence: 'none stated by its page; for research',
  kind: 'rows',
  async *read(path, random) {
    for (const file of await filesOf(path, ['.jsonl', '.jsonl.gz'])) {
      const category = basename(file)
        .replace(/\.jsonl(\.gz)?$/, '')
        .replaceAll('_', ' ')
      for await (const { rating, title, text } of rowsOf(file, Review)) {
        const review = `${title}\n${text.replaceAll('<br />', ' ')}`.trim()
        if (review.length < textCharsMin || review.length > textCharsMax) continue
        const common = {
          skill: 'user-behavior',
          language: 'en',
          source: 'amazon-reviews-2023',
          task_type: 'multiple-choice',
          metric: 'accuracy',
        } as const
        yield {
          ...common,
          input_field: random.pick(reviewRating(category, review)),
          output_field: Math.round(rating),
          task_name: 'review-rating',
        }
        const options = random.shuffle(sentiments)
        const name = sentiments[Math.round(rating) - 1] ?? 'neutral'
        yield {
          ...common,
          input_field: random.pick(sentiment(review, options)),
          output_field: options.indexOf(name),
          task_name: 'sentiment-analysis',
        }
      }
    }
  },
}
