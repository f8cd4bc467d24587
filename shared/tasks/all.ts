import { classifyCategory, classifyRelevance, classifySentiment } from './classify.ts'
import { complements } from './complements.ts'
import { extractAttributes } from './extract-attributes.ts'
import { productQuestion } from './product-question.ts'
import { recommendNext } from './recommend-next.ts'
import { retrieve } from './retrieve.ts'
import { searchRank } from './search-rank.ts'
import { substitutes } from './substitutes.ts'
import { summariseReviews } from './summarise-reviews.ts'
import type { Task } from './task.ts'
import { translateListing } from './translate-listing.ts'
import { writeDescription, writeKeywords, writeTitle } from './write-listing.ts'

/** Every task of `POST /v1/tasks/{task}`. */
export const tasks: readonly Task[] = [
  searchRank,
  retrieve,
  recommendNext,
  complements,
  substitutes,
  productQuestion,
  extractAttributes,
  classifyCategory,
  classifyRelevance,
  classifySentiment,
  summariseReviews,
  writeTitle,
  writeDescription,
  writeKeywords,
  translateListing,
]

export const taskNamed = (name: string): Task | null => tasks.find((task) => task.name === name) ?? null
