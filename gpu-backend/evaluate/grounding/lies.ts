import { readFileSync } from 'node:fs'
import type { Facts } from '../../../shared/grounding/facts.ts'
import { groundText } from '../../../shared/grounding/grounded-text.ts'
import { Catalogue, type Product } from '../../../shared/product.ts'
import { decorations } from './decorations.ts'
import { factsFor } from './facts-for.ts'

/** A lying text over the lies' own shop; `false` is what of it must not be read by a shopper. */
export interface Lie {
  readonly kind: string
  readonly language: string
  readonly question: string
  readonly text: string
  readonly false: string
  /** Written before the rules and not looked at while they were made. */
  readonly isKeptAside: boolean
  /** How what is false is disguised; null where it is written plainly. */
  readonly decoration: string | null
}

const folder = 'test/fixtures/lies'
const languages = ['en', 'de', 'fr', 'es'] as const
const marked = /\[\[([\s\S]*?)\]\]/

interface Line extends Omit<Lie, 'false' | 'decoration'> {}

/** Idioms were written last and looked at. Lines are `kind | text`, or `kind | Q: question => text`; what is false stands in double brackets. */
function readLines(): Line[] {
  return languages.flatMap((language) =>
    readFileSync(`${folder}/${language}.txt`, 'utf8')
      .trim()
      .split('\n')
      .map((line, at) => {
        const [, kind = '', rest = ''] = /^(\S+) \| (.*)$/.exec(line.trim()) ?? []
        const [, question = '', text = rest] = /^Q: (.*?) => (.*)$/.exec(rest) ?? []
        return { kind, language, question, text: text.replaceAll('\\n', '\n'), isKeptAside: kind !== 'idiom' && at % 2 === 1 }
      }),
  )
}

const isDisguisable = ({ kind, text }: Line): boolean =>
  !['markup', 'link', 'glued', 'list-price'].includes(kind) && !text.includes('{{')

/** All lies, then those that can be disguised once more, each in another way. */
export function readLies(): Lie[] {
  const lines = readLines()
  const plain = lines.map((line) => ({
    ...line,
    text: line.text.replace(marked, '$1'),
    false: contextOf(line.text),
    decoration: null,
  }))
  const disguised = lines.filter(isDisguisable).map((line, at) => {
    const [decoration, disguise] = decorations[at % decorations.length] as (typeof decorations)[number]
    const text = line.text.replace(marked, (_, part: string) => disguise(part))
    return { ...line, text, false: contextOf(line.text), decoration }
  })
  return [...plain, ...disguised]
}

/** What is false, with the two words before it, so that a true statement of the same words is not taken for it. */
export function contextOf(text: string): string {
  const match = marked.exec(text)
  if (!match) return text
  const before = text.slice(0, match.index).split(/\s+/).filter(Boolean).slice(-2)
  const after = text
    .slice(match.index + match[0].length)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
  return [...before, match[1] ?? '', ...(before.length ? [] : after)].join(' ')
}

const circled = '❶❷❸❹❺❻❼❽❾'
const cyrillic = 'аеорсухі'

/** What a reader takes from a text: letters and figures, whatever stands between them. Not the code under test. */
export const asRead = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&(?:lt|gt|amp|nbsp|shy);/g, ' ')
    .replace(/<\/?(?:b|i|em|span|u)>/g, '')
    .replace(/[❶-❾]/g, (sign) => String(circled.indexOf(sign) + 1))
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[аеорсухі]/g, (letter) => 'aeopcyxi'[cyrillic.indexOf(letter)] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')

export const lieShop = Catalogue.parse(JSON.parse(readFileSync('shared/sample-shop/en.json', 'utf8')))
const productOf = (id: string): Product => lieShop.products.find((each) => each.id === id) as Product
export const lieProducts: readonly Product[] = [
  productOf('ridge-45-backpack'),
  productOf('tarn-2-tent'),
  productOf('ember-stove'),
  { ...productOf('santa-knife'), listPrice: { amount: 10_900, currency: 'EUR' } },
]

const factsByKey = new Map<string, Facts>()
/** What lies are held to: four products of the sample shop, one of them with a list price, and its policies. */
export function lieFacts({ question, language }: Pick<Lie, 'question' | 'language'>): Facts {
  const key = `${language} ${question}`
  const facts = factsByKey.get(key) ?? factsFor(lieProducts, { policies: lieShop.policies, question, locale: language })
  factsByKey.set(key, facts)
  return facts
}

/** Whether a shopper still reads what is false; `isOrdered` where the products stand in the lies' own order. */
export function isReadIn(lie: Lie, shown: string, isOrdered: boolean): boolean {
  if (isOrdered || !lie.false.includes('{{')) return isRead(lie, shown)
  return lieProducts.some((_, by) =>
    isRead(
      { ...lie, false: lie.false.replace(/\{\{(\d)/g, (_all, at: string) => `{{${((Number(at) - 1 + by) % 4) + 1}`) },
      shown,
    ),
  )
}

function isRead({ kind, false: part, question }: Lie, shown: string): boolean {
  const { fields } = lieFacts({ question, language: 'en' })
  const filled = part.replace(/\{\{(.+?)\}\}/g, (_, slot: string) => fields.get(slot) ?? '')
  if (kind === 'glued') return shown.replace(/\s/g, '').includes(filled.replace(/\s/g, ''))
  if (kind === 'markup') return /<|&lt;|javascript:/i.test(shown)
  const lie = asRead(filled)
  const read = asRead(shown)
  // "Yes" alone: an answer that begins so.
  if (lie.length < 5) return read.startsWith(lie)
  // "€12" is no part of "€129".
  const at = read.indexOf(lie)
  return at >= 0 && !(/\d$/.test(lie) && /^\d/.test(read.slice(at + lie.length)))
}

interface Trial {
  readonly lie: Lie
  readonly shown: string
  /** Whether what is false got through. */
  readonly isLeft: boolean
}

export const tryLies = (lies: readonly Lie[]): Trial[] =>
  lies.map((lie) => {
    const shown = groundText(lie.text, lieFacts(lie)).text
    return { lie, shown, isLeft: isRead(lie, shown) }
  })
