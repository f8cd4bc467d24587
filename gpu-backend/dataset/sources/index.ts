import { amazonCategories } from './amazon-categories.ts'
import { amazonEsci } from './amazon-esci.ts'
import { amazonM2 } from './amazon-m2.ts'
import { amazonReviews } from './amazon-reviews.ts'
import { ecGuide } from './ec-guide.ts'
import { ecInstruct } from './ecinstruct.ts'
import { eshopInstruct } from './eshopinstruct.ts'
import { oaMineAe110k } from './extractgpt.ts'
import { intentionQa } from './intentionqa.ts'
import type { Source } from './source.ts'

/** Every public source the builder reads, in the order they are listed by `--help`. */
export const sources: readonly Source[] = [
  amazonEsci,
  amazonM2,
  amazonCategories,
  amazonReviews,
  oaMineAe110k,
  ecInstruct,
  ecGuide,
  intentionQa,
  eshopInstruct,
]
