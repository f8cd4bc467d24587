import { buildIndex, type IndexedEntry } from '../../../shared/faq/build-index.ts'
import { calibrate, withCalibration } from '../../../shared/faq/calibrate.ts'
import { type FaqEntry, primaryLanguage } from '../../../shared/faq/entry.ts'
import { writeIndex } from '../../../shared/faq/faq-index.ts'
import type { Aim } from '../../../shared/faq/fit-thresholds.ts'
import { namesIn, productNames } from '../../../shared/faq/product-names.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import type { Product } from '../../../shared/product.ts'
import { thinEntries } from '../author/thin-entries.ts'
import { limitBits } from '../look-up/faq-bundle.ts'
import { type LanguageReport, toKnownEntry } from './published.ts'

export interface Bundle {
  readonly language: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly report: LanguageReport
}

interface Publication {
  readonly entries: readonly FaqEntry[]
  /** The shop's catalogue, for the names in it. */
  readonly products: readonly Product[]
  readonly version: string
  readonly aim: Aim
}

/** Live entries as immutable bundles, one a language, with thresholds fitted to the aim. */
export function publishFaqs(table: WordTable, { entries, products, version, aim }: Publication): Bundle[] {
  const names = productNames(
    products,
    entries.flatMap(({ questions, answer }) => [...questions, answer.plain]),
  )
  const known = new Set(names)
  const namesOf = new Map(products.map(({ id, brand = '', title }) => [id, namesIn(`${brand} ${title}`, known)]))
  const live = entries.filter(({ state }) => state === 'live')
  return [...Map.groupBy(live, ({ language }) => primaryLanguage(language))].map(([language, own]) => {
    const indexed = own.map((entry): IndexedEntry => {
      const known = toKnownEntry(entry)
      const implied = entry.products.flatMap((id) => namesOf.get(id) ?? [])
      return {
        questions: entry.questions,
        json: JSON.stringify(known),
        answer: entry.answer.plain,
        limits: limitBits(known),
        implied,
      }
    })
    const naming = { language, version, words: 'v1', productNames: names }
    const built = buildIndex(table, indexed, naming)
    const calibration = calibrate(table, built, indexed, aim)
    const bytes = writeIndex(withCalibration(built, calibration))
    const report: LanguageReport = {
      language,
      entries: own.length,
      questions: own.reduce((sum, { questions }) => sum + questions.length, 0),
      bytes: bytes.length,
      answerThreshold: calibration.thresholds.answer,
      groundThreshold: calibration.thresholds.ground,
      trials: calibration.trials,
      thinEntries: thinEntries(own).map(({ id }) => id),
    }
    return { language, bytes, report }
  })
}
