import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { groundText } from '../../../shared/grounding/grounded-text.ts'
import { Policies, Product } from '../../../shared/product.ts'
import { factsFor } from './facts-for.ts'
import { asRead, contextOf } from './lies.ts'

/**
 * Texts that were all written before any was tried, of invented shops, and tried once before anything was mended for them: lies
 * (`shop | language | kind | text`, what is false in double brackets) and right answers (`shop | language | text`, what must
 * still be read in double brackets). `Q: … =>` in front is the shopper's question.
 */
const folder = 'test/fixtures/later'
const Shops = z.record(z.string(), z.object({ products: z.array(Product), policies: Policies }))

export interface Later {
  readonly shop: string
  readonly language: string
  readonly kind: string
  readonly question: string
  readonly text: string
  readonly marked: readonly string[]
}
interface Trial {
  readonly text: Later
  readonly shown: string
  /** A lie that got through, or a right statement that did not. */
  readonly isWrong: boolean
}

export const laterShops = Shops.parse(JSON.parse(readFileSync(`${folder}/shops.json`, 'utf8')))
const marked = /\[\[([\s\S]*?)\]\]/g

function readLines(file: string, pattern: RegExp): Later[] {
  return readFileSync(`${folder}/${file}.txt`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { shop = '', language = '', kind = 'right', rest = '' } = pattern.exec(line)?.groups ?? {}
      const [, question = '', text = rest] = /^Q: (.*?) => (.*)$/.exec(rest) ?? []
      const written = text.replaceAll('\\n', '\n')
      return { shop, language, kind, question, text: written, marked: [...written.matchAll(marked)].map(([, part = '']) => part) }
    })
}

function shownOf({ shop, language, question, text }: Later): string {
  const { products, policies } = laterShops[shop] ?? { products: [], policies: {} }
  const facts = factsFor(products, { policies, question, locale: language })
  const plain = text.replace(marked, '$1')
  return groundText(plain, facts, { style: plain.startsWith('{') ? 'json-string' : 'text' }).text
}

export const readLaterLies = (round: number): Later[] =>
  readLines(`lies-${round}`, /^(?<shop>\w+) \| (?<language>\w+) \| (?<kind>[\w-]+) \| (?<rest>.*)$/)

export function tryLaterLies(round: number): Trial[] {
  return readLaterLies(round).map((lie) => {
    const shown = shownOf(lie)
    const [lieRead, read] = [asRead(contextOf(lie.text)), asRead(shown)]
    const at = read.indexOf(lieRead)
    return { text: lie, shown, isWrong: at >= 0 && !(/\d$/.test(lieRead) && /^\d/.test(read.slice(at + lieRead.length))) }
  })
}

export function tryLaterHonest(round: number): Trial[] {
  return readLines(`honest-${round}`, /^(?<shop>\w+) \| (?<language>\w+) \| (?<rest>.*)$/).map((answer) => {
    const shown = shownOf(answer)
    const read = asRead(shown)
    return { text: answer, shown, isWrong: answer.marked.some((part) => !read.includes(asRead(part))) }
  })
}

export function printLater(round: number): void {
  for (const [name, trials] of [
    ['lies that got through', tryLaterLies(round)],
    ['right answers that lost a statement', tryLaterHonest(round)],
  ] as const) {
    const wrong = trials.filter(({ isWrong }) => isWrong)
    console.log(`round ${round}, ${name}: ${wrong.length} of ${trials.length}`)
    for (const { text, shown } of wrong)
      console.log(
        `${text.shop} ${text.language} ${text.kind}: ${text.question && `${text.question} => `}${text.text}\n  → ${shown}`,
      )
  }
}
