import { buildIndexInSteps, type IndexedEntry } from '../../../shared/faq/build-index.ts'
import { calibrateInSteps, withCalibration } from '../../../shared/faq/calibrate.ts'
import { type FaqEntry, primaryLanguage } from '../../../shared/faq/entry.ts'
import { writeIndex } from '../../../shared/faq/faq-index.ts'
import type { Aim } from '../../../shared/faq/fit-thresholds.ts'
import { namesIn, productNames } from '../../../shared/faq/product-names.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import { atOnce, type InSteps, mapInSteps } from '../../../shared/in-steps.ts'
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
export const publishFaqs = (table: WordTable, publication: Publication): Bundle[] =>
  atOnce(publishFaqsInSteps(table, publication))

/** The same in steps: ten thousand entries are half a minute of work. */
export function* publishFaqsInSteps(table: WordTable, { entries, products, version, aim }: Publication): InSteps<Bundle[]> {
  const names = productNames(
    products,
    entries.flatMap(({ questions, answer }) => [...questions, answer.plain]),
  )
  yield
  const known = new Set(names)
  const namesOf = new Map(products.map(({ id, brand = '', title }) => [id, namesIn(`${brand} ${title}`, known)]))
  const live = entries.filter(({ state }) => state === 'live')
  const bundles: Bundle[] = []
  for (const [language, own] of Map.groupBy(live, ({ language }) => primaryLanguage(language))) {
    const indexed = yield* mapInSteps(own, (entry): IndexedEntry => {
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
    const built = yield* buildIndexInSteps(table, indexed, naming)
    const calibration = yield* calibrateInSteps(table, built, indexed, aim)
    yield
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
    bundles.push({ language, bytes, report })
  }
  return bundles
}
