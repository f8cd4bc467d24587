import { type Budget, isWithin } from './budget.ts'
import { fold, type Language } from './language.ts'
import type { Entry } from './leaders.ts'
import { attributeOf, fieldFor, type Mention } from './mentions.ts'
import { hasOption, readOptions } from './options.ts'
import { judgeThreshold } from './thresholds.ts'
import { judgeProperty, judgeSubstance, judgeWord, properties, substances, type Verdict, verdictText } from './verdicts.ts'
import type { Slots } from './weighed.ts'
import { withoutTitles } from './without-titles.ts'
import { isYesNo, propertyWord, readProperties } from './yes-no.ts'

const judgedMax = 5

/** What is left of the folded text that mentions were read from. */
function withoutMentions(text: string, mentions: readonly Mention[]): string {
  const fromLast = mentions.toSorted((a, b) => b.start - a.start)
  return fromLast.reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
}

export interface Context {
  readonly named: readonly number[]
  readonly question: string
  readonly locale: string
  readonly language: Language
}

interface VerdictContext extends Context {
  readonly titles: readonly string[]
  readonly budget: Budget | null
}

/** Yes, no or not stated, of the products that the question names, else of the few that are at hand. */
export function addVerdicts(
  slots: Slots,
  entries: readonly Entry[],
  mentions: readonly Mention[],
  context: VerdictContext,
): void {
  const { named, question, titles, budget, locale, language } = context
  const requested = readProperties(question, titles)
  const options = readOptions(withoutTitles(question, titles))
  const isElsewhere = requested.length > 0 || options.length > 0 || budget !== null || mentions.some(({ sense }) => sense)
  const word = isElsewhere ? null : propertyWord(question, titles, withoutMentions(withoutTitles(question, titles), mentions))
  const judged = named.length ? named.map((index) => index - 1) : entries.map((_, index) => index)
  const isListed = judged.length <= judgedMax
  const isOpen = avoiding.test(fold(question)) || (isYesNo(question) && either.test(fold(question)))
  entries.forEach((entry, index) => {
    const put = (key: string, verdict: Verdict) =>
      slots.put(
        `${index + 1}.${key}?`,
        verdictText(isOpen ? asStated(verdict, entry, language) : verdict, language),
        verdict.field ? [{ index: index + 1, field: verdict.field }] : [{ index: index + 1, field: key }],
        isListed && judged.includes(index),
      )
    // A word that no record knows decides nothing, and denying it could be false: it may be called something else there.
    const putWord = (key: string, verdict: Verdict) => verdict.finding !== 'unknown' && put(key, verdict)
    for (const key of requested) {
      const property = properties.find((each) => each.key === key)
      const substance = substances.find((each) => each.key === key)
      if (property) put(key, judgeProperty(entry, property, locale, language))
      else if (substance) put(key, judgeSubstance(entry, substance, language))
    }
    const threshold = judgeThreshold(entry, question, locale, language)
    if (threshold) put(threshold.key, threshold)
    for (const option of options) {
      const found = hasOption(entry, option, locale)
      if (found && !(found.has && isPartOfName(option.text, question)))
        put('option', {
          finding: found.has ? 'yes' : 'no',
          field: found.field,
          value: `${attributeOf(found.field).label[language]}: ${entry.fields.get(found.field)}`,
        })
    }
    if (budget && judged.length === 1 && judged.includes(index) && isYesNo(question)) {
      const fits = isWithin(budget, entry.product.price)
      if (fits !== null)
        put('within_budget', { finding: fits ? 'yes' : 'no', field: 'price', value: entry.fields.get('price') ?? '' })
    }
    const partner =
      requested.length === 0 && isYesNo(question) && mentions.some(({ attribute }) => attribute.key === 'compatibility')
        ? partnerIn(question)
        : null
    if (partner && judged.includes(index)) putPartner(put, entry, partner, language)
    if (word && (judged.length === 1 || named.length) && judged.includes(index))
      putWord(slotWord(word), judgeWord(entry, word, language))
  })
}

/** "I am allergic to latex, are the gloves ok?": a yes or no to what is to be avoided would be read the other way round. */
const avoiding =
  /(?<!\p{L})(?:allerg\p{L}*|alerg\p{L}*|intoleran\p{L}*|unvertraglich\p{L}*|vertrag\p{L}* kein\p{L}*|avoid\p{L}*|steer clear of|(?:can(?:not|'t| not)|must(?:n't| not)?) (?:eat|have|stand|tolerate|touch|wear)|meide\p{L}*|evit\p{L}*|ne supporte\p{L}* pas|no (?:tolero|soporto|puedo comer))(?!\p{L})/u

/** "Is it made of glass or plastic?" wants to know which. */
const either =
  /\p{L} (?:or|oder|ou|o) (?!(?:not|nicht|non|no|is|are|does|do|can|ist|sind|hat|kann|est|what|how|was|wie|is)(?!\p{L}))\p{L}/u

/** What the record says, without a yes or no. */
function asStated(verdict: Verdict, { fields }: Entry, language: Language): Verdict {
  const { finding, field, value } = verdict
  if (finding !== 'yes' && finding !== 'no') return verdict
  if (field === null || value !== '') return { ...verdict, finding: 'stated' }
  return { ...verdict, finding: 'stated', value: `${attributeOf(field).label[language]}: ${fields.get(field) ?? ''}` }
}

/** "The moss green backpack": the colour says which one is meant, and is not what the question is about. */
const isPartOfName = (written: string, question: string): boolean =>
  written !== '' &&
  new RegExp(
    `(?<!\\p{L})(?:the|this|that|my|your|der|die|das|dem|den|le|la|les|el|los|las) (?:\\p{L}+ )?${written} \\p{L}{3}`,
    'u',
  ).test(fold(question))

/** A word as a slot's key. */
const slotWord = (word: string): string =>
  fold(word)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40) || 'property'

const partnerPattern =
  /(?<![\p{L}])(?:with|mit|zu|avec|con)\s+(?:(?:an?|the|my|our|any|mein\p{L}*|einer?|der|dem|une?|le|la|mon|ma|una?|el|mi)\s+)?(\p{L}[\p{L}\p{N}]+|\p{N}+\p{L}+)/u

/** "Does it work with a PS5": what it is to work with. */
const partnerIn = (question: string): string | null => partnerPattern.exec(fold(question))?.[1] ?? null

/** Compatible with what the record names; of anything else the record says only what it connects by. */
function putPartner(put: (key: string, verdict: Verdict) => void, entry: Entry, partner: string, language: Language): void {
  const field = fieldFor(attributeOf('compatibility'), entry.fields)
  if (field === null) return
  const value = entry.fields.get(field) ?? ''
  const shown = `${attributeOf(field).label[language]}: ${value}`
  put('compatibility', { finding: fold(value).includes(partner) ? 'yes' : 'unknown', field, value: shown })
}
