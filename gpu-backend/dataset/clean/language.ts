import { detect } from 'tinyld/light'
import type { Step } from './step.ts'

/** ShopBench's languages (Shopping MMLU's benchmark card), and Chinese, in which two public sets are. */
const languages = ['en', 'de', 'es', 'fr', 'it', 'ja', 'zh'] as const

// Titles and queries are lists of nouns, in which a detector sees anything; only running text is judged.
const judgedCharsMin = 200

/** Drops running text in a language that ShopBench does not have. What we wrote ourselves need not be guessed at. */
export const languageStep: Step = {
  name: 'language',
  apply(sample) {
    if (sample.source === 'invented' || sample.input_field.length < judgedCharsMin) return sample
    const found = detect(sample.input_field)
    return found === '' || (languages as readonly string[]).includes(found) ? sample : null
  },
}
