import { sentencesIn, topicNames } from '../composing/texts.ts'
import { keysAsWords } from '../keys-as-words.ts'
import { differenceOf, summaryKeys } from '../weighing/differences.ts'
import type { Texts } from '../weighing/language.ts'
import { comparableAttributes } from '../weighing/leaders.ts'
import { attributeOf, fieldFor, labelOf } from '../weighing/mentions.ts'
import { judgeProperty, judgeSubstance, properties, substances, verdictText } from '../weighing/verdicts.ts'
import { isKnownAnswer } from './prove.ts'
import type { Records } from './records.ts'
import { policyKeys, type Topic } from './topics.ts'

/** A sentence of the edge's own in place of one that no record proves, and what it rests on. */
export interface OwnSentence {
  readonly text: string
  readonly bases: readonly { readonly index: number | null; readonly key: string }[]
  /** Says what the edge does not do, whatever else it can tell. */
  readonly isRefusal?: true
}

const texts: Texts<{ policy: (topic: string) => string; agreement: string; nothing: string }> = {
  en: {
    policy: (topic) => `What the shop says about ${topic}:`,
    agreement: 'I cannot agree on prices or terms here; what the shop states applies.',
    nothing: 'I cannot confirm that from what the shop states.',
  },
  de: {
    policy: (topic) => `Was der Shop dazu sagt (${topic}):`,
    agreement: 'Preise und Bedingungen kann ich hier nicht vereinbaren; es gilt, was der Shop angibt.',
    nothing: 'Das kann ich nach den Angaben des Shops nicht bestätigen.',
  },
  fr: {
    policy: (topic) => `Ce que dit la boutique (${topic}) :`,
    agreement: "Je ne peux convenir ni d'un prix ni de conditions ; seules valent les indications de la boutique.",
    nothing: 'Je ne peux pas le confirmer d’après les indications de la boutique.',
  },
  es: {
    policy: (topic) => `Lo que dice la tienda (${topic}):`,
    agreement: 'No puedo acordar precios ni condiciones; vale lo que indica la tienda.',
    nothing: 'No puedo confirmarlo con lo que indica la tienda.',
  },
}

export const nothingToSay = ({ language }: Records): OwnSentence => ({ text: texts[language].nothing, bases: [] })

const productsMax = 3
const sentencesMax = 2

/** What the records say of what a refused sentence was about: of the products it speaks of. */
export function ownSentences(topics: readonly Topic[], about: readonly number[], lower: string, records: Records): OwnSentence[] {
  const made: OwnSentence[] = []
  const put = (some: readonly OwnSentence[]) => {
    for (const each of some) if (!made.some(({ text }) => text === each.text)) made.push(each)
  }
  const products = about.slice(0, productsMax)
  for (const topic of topics) {
    if (made.length >= sentencesMax) break
    switch (topic.kind) {
      case 'field':
        put(products.flatMap((index) => fieldSentences(topic.key, index, records)))
        break
      case 'property':
        put(products.flatMap((index) => ofProperty(topic.key, index, records)))
        break
      case 'policy':
        put(ofPolicy(topic.sense, lower, products, records))
        break
      case 'comparison':
        put(ofComparison(products, records))
        break
      case 'agreement':
        put([{ text: texts[records.language].agreement, bases: [], isRefusal: true }])
        break
      default:
    }
  }
  return made
}

/** What a record says in one field; that it says nothing of it where it does not. */
export function fieldSentences(key: string, index: number, records: Records): OwnSentence[] {
  const { language } = records
  const fields = records.fieldsOf(index)
  const title = fields.get('title') ?? ''
  const sentences = sentencesIn(language)
  const own = key === 'reviews' ? 'rating' : key
  const found = fields.has(own) ? own : fieldFor(attributeOf(own), fields)
  if (found === null) {
    if (key === 'warranty') return ofPolicy('warranty', '', [index], records)
    const [text = ''] = sentences.unknownField(title, labelOf(attributeOf(key), language))
    return title ? [{ text, bases: [] }] : []
  }
  const value = fields.get(found) ?? ''
  const [text = ''] =
    sentences.byKey[found]?.(title, value) ?? sentences.fact(title, labelOf(attributeOf(found), language), value)
  return [{ text, bases: [{ index, key: found }] }]
}

function ofProperty(key: string, index: number, records: Records): OwnSentence[] {
  const entry = records.entries[index - 1]
  const property = properties.find((each) => each.key === key)
  const substance = substances.find((each) => each.key === key)
  if (!entry || !(property || substance)) return []
  const { language, facts } = records
  const verdict = property
    ? judgeProperty(entry, property, facts.locale, language)
    : judgeSubstance(entry, substance as NonNullable<typeof substance>, language)
  const label = property ? property.label[language] : labelOf(attributeOf(key), language)
  const title = entry.fields.get('title') ?? ''
  return [
    {
      text: `${title} – ${label}: ${verdictText(verdict, language)}.`,
      bases: verdict.field ? [{ index, key: verdict.field }] : [],
    },
  ]
}

const namesOfSense: Readonly<Record<string, string>> = {
  delivery: 'shipping',
  discount: 'discounts',
  warranty: 'warranty_claims',
}

/** A policy in its own words, with what it is about in front. */
export function policySentence(key: string, { language, facts }: Records): OwnSentence {
  const bases = [{ index: null, key }]
  if (isKnownAnswer(key)) return { text: facts.policies[key] ?? '', bases }
  const name = topicNames[key]?.[language] ?? keysAsWords(key)
  return { text: `${texts[language].policy(name)} ${facts.policies[key]}`, bases }
}

function ofPolicy(
  sense: Parameters<typeof policyKeys>[0],
  lower: string,
  products: readonly number[],
  records: Records,
): OwnSentence[] {
  const { language, facts } = records
  const [key] = policyKeys(sense, records, lower)
  if (key !== undefined) return [policySentence(key, records)]
  const reduced = sense === 'discount' ? products.filter((index) => facts.fields.has(`${index}.list_price`)) : []
  if (reduced.length > 0)
    return reduced.flatMap((index) => [
      ...fieldSentences('price', index, records),
      ...fieldSentences('list_price', index, records),
    ])
  const name = topicNames[namesOfSense[sense] ?? sense]?.[language]
  if (name === undefined) return []
  const [text = ''] = sentencesIn(language).noPolicy(name)
  return [{ text, bases: [] }]
}

function ofComparison(products: readonly number[], records: Records): OwnSentence[] {
  const { entries, facts, language } = records
  const indices = (products.length > 1 ? products : facts.products.map((_, at) => at + 1)).slice(0, 4).map((index) => index - 1)
  const comparable = new Set(comparableAttributes(entries).map(({ key }) => key))
  for (const key of summaryKeys) {
    if (!comparable.has(key)) continue
    const difference = differenceOf(entries, indices, attributeOf(key), { locale: facts.locale, language })
    if (difference)
      return [
        {
          text: `${difference.text}.`,
          bases: difference.indices.map((index) => ({
            index: index + 1,
            key: difference.field === 'reviews' ? 'rating' : difference.field,
          })),
        },
      ]
  }
  return []
}
