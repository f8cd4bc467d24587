import { fold } from '../weighing/language.ts'
import { fieldFor, labelOf, readMentions } from '../weighing/mentions.ts'
import { colorsOf } from '../weighing/options.ts'
import type { Composed } from './composed.ts'
import { asksFact } from './intents.ts'
import {
  type Context,
  factsOf,
  inline,
  isAfterNearList,
  isNamedBy,
  isTitledBy,
  lines,
  listedMax,
  slotOf,
  soleSubject,
  titleSlot,
  verdictKeys,
  verdictLines,
} from './product-context.ts'
import { pick } from './texts.ts'

/** "When do you get new ones?": of a product that is out of stock nobody knows. */
export function restock(context: Context): Composed | null {
  const index = context.intents.restocks ? soleSubject(context) : null
  if (index === null || !context.facts.fields.has(`${index}.stock`)) return null
  return {
    text: pick(context.sentences.restock(titleSlot(index), slotOf(index, 'stock')), context.question),
    isCertain: true,
    kind: 'restock',
  }
}

// "Electric guitar?" is no question about the e-bike.
const bareGoods = /^(?:(?:an?|any|some|eine?[nm]?|une?|una?) )?[a-z]+ [a-z]+\s?\?$/u

/** Yes or no, and the values in question, of one product; of several, a line each. */
export function verdictsAndFacts(context: Context): Composed | null {
  const { mentions, subjects, entries, question, sentences, intents } = context
  const sole = soleSubject(context)
  const isSeeking = intents.seeks && subjects.by === 'search'
  // What a search found by its text alone is no subject of a question about facts.
  const isStranger = sole !== null && subjects.by === 'search' && (context.isOfOthers || !isTitledBy(context, sole))
  if (
    isStranger &&
    (isSeeking || context.match === 'near' || !asksFact(question) || bareGoods.test(fold(question))) &&
    !verdictKeys(context, [sole]).includes('option')
  )
    return null
  if (sole === null) {
    const indices = subjects.indices.slice(0, listedMax)
    const keys = verdictKeys(context, indices)
    if (indices.length > 1 && keys.length)
      return { text: verdictLines(context, indices, keys), isCertain: true, kind: 'verdicts' }
    const [mention] = mentions
    return indices.length > 1 && mention
      ? { text: lines(context, indices, mention.attribute.key), isCertain: true, kind: 'facts' }
      : null
  }
  const isCertain = subjects.by !== 'search' || isNamedBy(context, sole)
  const verdicts = verdictKeys(context, [sole]).filter((key) => !(isSeeking && key !== 'option'))
  const fields = entries[sole - 1]?.fields ?? new Map<string, string>()
  const spoken = new Set(verdicts.flatMap((key) => context.facts.bases.get(`${sole}.${key}?`)?.map(({ field }) => field) ?? []))
  const plainMentions = mentions.filter(({ sense }) => !sense)
  const keys = [...new Set(plainMentions.flatMap(({ attribute }) => fieldFor(attribute, fields) ?? []))].filter(
    (key) => !spoken.has(key) && !verdicts.includes(key),
  )
  if (isSeeking && keys.length === 0 && verdicts.length === 0) return null
  const missing = plainMentions.filter(
    ({ attribute }) => fieldFor(attribute, fields) === null && !verdicts.includes(attribute.key),
  )
  const useful = verdicts.filter((key) => !isUnknownWord(context, sole, key) || (keys.length === 0 && missing.length === 0))
  if (useful.length === 0 && keys.length === 0) {
    const [first] = missing
    if (!first || isSeeking || isTelling(context)) return null
    const described = fromDescription(context, sole, first.attribute.key)
    if (described) return described
    const unknown = pick(sentences.unknownField(titleSlot(sole), labelOf(first.attribute, context.language)), question)
    const beside = besides[first.attribute.key]?.find((key) => fields.has(key))
    const text = beside ? `${unknown} ${factsOf(context, sole, [beside])?.text ?? ''}` : unknown
    return { text, isCertain, kind: 'unknown_field' }
  }
  const about = useful.length
    ? pick(sentences.verdict(titleSlot(sole), useful.map((key) => slotOf(sole, `${key}?`)).join('; ')), question)
    : ''
  if (keys.length === 0) return { text: about, isCertain, kind: 'verdict' }
  const facts = factsOf(context, sole, keys)
  return {
    text: about ? `${about.replace(/\.$/, '')}; ${inline(context, sole, keys)}.` : (facts?.text ?? ''),
    isCertain,
    kind: about ? 'verdict+facts' : 'fact',
  }
}

/** "My partner lies in the garden all summer": who tells so much and asks for no fact asks for no season. */
const isTelling = ({ found, words, question }: Context): boolean => found !== null && words.length > 2 && !asksFact(question)

/** What else answers half of it: who wants to know how often it is charged is helped by how long it lasts. */
const besides: Readonly<Record<string, readonly string[]>> = {
  charging_time: ['battery_life'],
  battery_life: ['charging_time'],
  ingredients: ['included', 'contents', 'material'],
  fit: ['dimensions', 'size'],
  thickness: ['dimensions'],
  height: ['dimensions', 'size', 'width'],
  width: ['dimensions', 'size', 'height'],
  diameter: ['dimensions', 'size'],
}

/** What stands in a description only: the sentence-long text of a record without such a field. */
function fromDescription(context: Context, index: number, attribute: string | null): Composed | null {
  const fields = context.entries[index - 1]?.fields ?? new Map<string, string>()
  const description = fold(fields.get('description') ?? '')
  const title = fold(fields.get('title') ?? '')
  const isThere =
    attribute === 'color'
      ? colorsOf(description).length > 0
      : (attribute !== null && speaksOf(description, attribute)) ||
        context.words.some((word) => word.length > 3 && !title.includes(word) && description.includes(word.replace(/s$/u, '')))
  if (!isThere) return null
  const text = pick(context.sentences.facts(titleSlot(index), slotOf(index, 'description').replace(/\.$/, '')), context.question)
  return { text: text.replace(/\.$/, ''), isCertain: false, kind: 'description' }
}

/** Figures by which a description states something without its name: "from 8 years, 15 minutes". */
const figuresOf: Readonly<Record<string, RegExp>> = {
  age_range: /\d\+?\s?(?:years?|yrs?|jahren?|ans|anos)(?!\p{L})/u,
  play_time: /\d\s?(?:min|minutes?|minuten|hours?|stunden?|heures?|minutos|horas?)(?!\p{L})/u,
  weight: /\d\s?(?:k?g|lbs?|oz)(?!\p{L})/u,
  dimensions: /\d\s?(?:[cm]?m|in|inch(?:es)?)(?!\p{L})/u,
  capacity: /\d\s?(?:m?l|litres?|liters?|g)(?!\p{L})/u,
}

/** Whether a folded description is about an attribute, by a word of it or by a figure of its kind. */
export const speaksOf = (description: string, attribute: string): boolean =>
  (figuresOf[attribute]?.test(description) ?? false) ||
  readMentions(description).some((mention) => mention.attribute.key === attribute)

/** A property that no field of the record touches: worth reporting only where the question is about nothing else. */
const isUnknownWord = ({ facts }: Context, index: number, key: string): boolean => {
  const [basis] = facts.bases.get(`${index}.${key}?`) ?? []
  return basis !== undefined && !facts.fields.has(`${index}.${basis.field}`)
}

const describedMax = 4

const undescribed = new Set(['title', 'description', 'url', 'price', 'list_price', 'stock', 'rating', 'brand', 'category'])

/** "Tell me about the speaker." */
export function description(context: Context): Composed | null {
  const { intents, entries, sentences, question } = context
  const index = intents.describes ? soleSubject(context) : null
  if (index === null) return null
  const fields = entries[index - 1]?.fields ?? new Map<string, string>()
  const keys = ['price', 'rating', ...describedKeys(fields)].filter((key) => fields.has(key)).slice(0, describedMax + 1)
  const text = fields.has('description') ? `${slotOf(index, 'description')} ` : ''
  return {
    text: `${text}${pick(sentences.facts(titleSlot(index), inline(context, index, keys)), question)}`,
    isCertain: true,
    kind: 'description',
  }
}

/** What a record says beside its price and texts; of one that says no more, its stock. */
function describedKeys(fields: ReadonlyMap<string, string>): string[] {
  const own = [...fields.keys()].filter((key) => !undescribed.has(key))
  return own.length ? own : ['stock']
}

/** "Who designed the armchair?": of a product, and nothing that is recognised. */
export function unknownFact(context: Context): Composed | null {
  const index = soleSubject(context)
  if (index === null && isAfterNearList(context) && context.subjects.by === 'conversation')
    return { text: pick(context.sentences.whichProduct, context.question), isCertain: false, kind: 'unknown_fact' }
  if (index === null || context.subjects.by === 'search') return null
  const fields = context.entries[index - 1]?.fields ?? new Map<string, string>()
  const described = fromDescription(context, index, null)
  if (described) return described
  const keys = describedKeys(fields).slice(0, describedMax + 1)
  if (!keys.some((key) => fields.has(key))) return null
  // A description says more than the fields of a record that has few.
  if (keys.length < describedMax && fields.has('description')) {
    const own = pick(context.sentences.unknownFact(titleSlot(index), slotOf(index, 'description')), context.question)
    return { text: own.replace(/\}\}\.$/u, '}}'), isCertain: false, kind: 'unknown_fact' }
  }
  const text = pick(context.sentences.unknownFact(titleSlot(index), inline(context, index, keys)), context.question)
  return { text, isCertain: false, kind: 'unknown_fact' }
}
