import { isWithin, readBudget } from '../weighing/budget.ts'
import { differenceOf, summaryKeys } from '../weighing/differences.ts'
import { listed } from '../weighing/language.ts'
import { type Entry, leaderOf, reasonOf } from '../weighing/leaders.ts'
import { attributeOf, fieldFor, labelOf, type Mention, readMentions, withoutTypos } from '../weighing/mentions.ts'
import type { Composed, ComposeInput } from './compose-answer.ts'
import { type Intents, ownWords, readIntents } from './intents.ts'
import { focusOf, isAboutSeveral, type Subjects, subjectsOf } from './subjects.ts'
import { pick, type Sentences, sentencesIn } from './texts.ts'

const listedMax = 5
const factsMax = 5

/** What the records of the products at hand answer; null where nothing is recognised. */
export function composeProducts(input: ComposeInput, isPolicy: boolean): Composed | null {
  const { question, facts, answers, found } = input
  const titles = facts.products.map(({ title }) => title)
  const plain = withoutTypos(question, titles)
  const own = titles.map((title) => title.toLowerCase())
  const masked = own.reduce((text, title) => text.replaceAll(title, ' '), plain.toLowerCase())
  const entries = entriesOf(input)
  const mentions = readMentions(
    masked,
    entries.flatMap(({ fields }) => [...fields.keys()]),
  )
  const words = ownWords(masked, mentions)
  const focus = focusOf(answers, titles)
  const subjects = subjectsOf({ question: plain, titles, focus, found, hasOwnWords: words.length > 0 })
  const context: Context = {
    ...input,
    entries,
    mentions,
    intents: readIntents(plain),
    subjects,
    focus,
    words,
    sentences: sentencesIn(input.language),
  }
  // A question about the shop is about products only where it names one or its attribute.
  if (isPolicy && subjects.by !== 'name' && mentions.length === 0) return null
  for (const compose of steps) {
    const composed = compose(context)
    if (composed) return composed
  }
  return null
}

interface Context extends ComposeInput {
  readonly entries: readonly Entry[]
  readonly mentions: readonly Mention[]
  readonly intents: Intents
  readonly subjects: Subjects
  readonly focus: readonly number[]
  readonly words: readonly string[]
  readonly sentences: Sentences
}

const steps: readonly ((context: Context) => Composed | null)[] = [
  restock,
  comparison,
  leader,
  budget,
  verdictsAndFacts,
  description,
  recommendation,
  foundList,
  unknownFact,
]

function entriesOf({ facts }: ComposeInput): Entry[] {
  return facts.products.map((product, index) => {
    const prefix = `${index + 1}.`
    const own = [...facts.fields].filter(([slot]) => slot.startsWith(prefix) && !slot.endsWith('?'))
    return { product, fields: new Map(own.map(([slot, value]) => [slot.slice(prefix.length), value] as const)) }
  })
}

const slotOf = (index: number, key: string): string => `{{${index}.${key}}}`
const titleSlot = (index: number): string => slotOf(index, 'title')

/** The one product that a question is about; null where it may be several. */
function soleSubject({ subjects, question, intents }: Context): number | null {
  const [first] = subjects.indices
  if (first === undefined) return null
  if (subjects.by === 'name') return subjects.indices.length === 1 ? first : null
  return subjects.by === 'conversation' && subjects.indices.length > 1 && isAboutSeveral(question) && !intents.seeks
    ? null
    : first
}

/** "When do you get new ones?": of a product that is out of stock nobody knows. */
function restock(context: Context): Composed | null {
  const index = context.intents.restocks ? soleSubject(context) : null
  if (index === null || !context.facts.fields.has(`${index}.stock`)) return null
  return {
    text: pick(context.sentences.restock(titleSlot(index), slotOf(index, 'stock')), context.question),
    isCertain: true,
    kind: 'restock',
  }
}

/** Two products or more side by side. */
function comparison(context: Context): Composed | null {
  const { subjects, intents, mentions, question, entries, facts, language } = context
  const isOfNamed = subjects.by === 'name' && subjects.indices.length > 1
  const isOfTalk = subjects.by === 'conversation' && subjects.indices.length > 1 && subjects.indices.length <= 3
  const isComparing = intents.compares || intents.joins || mentions.some(({ sense }) => sense) || intents.recommends
  if (
    !(isOfNamed && (isComparing || mentions.length > 0)) &&
    !(isOfTalk && (intents.compares || (isAboutSeveral(question) && mentions.length > 0)))
  )
    return null
  const indices = subjects.indices.slice(0, 4)
  const verdicts = verdictKeys(context, indices).filter(
    (key) => !mentions.some(({ attribute, sense }) => sense && attribute.key === key),
  )
  const keys = [...new Set(mentions.map(({ attribute }) => attribute.key))]
  const lines = keys.flatMap((key) => differenceText(key, indices) ?? [])
  if (lines.length > 0 && !(verdicts.length && lines.length < 1))
    return { text: sentencesOf(lines), isCertain: true, kind: 'comparison' }
  if (verdicts.length) return { text: verdictLines(context, indices, verdicts), isCertain: true, kind: 'verdicts' }
  const summary = summaryKeys.flatMap((key) => differenceText(key, indices) ?? []).slice(0, 3)
  if (keys.length > 0 && summary.length === 0) return null
  return summary.length ? { text: sentencesOf(summary), isCertain: true, kind: 'comparison' } : null

  function differenceText(key: string, positions: readonly number[]): string | null {
    const sense = mentions.find(({ attribute }) => attribute.key === key)?.sense ?? null
    const difference = differenceOf(
      entries,
      positions.map((index) => index - 1),
      attributeOf(key),
      {
        locale: facts.locale,
        language,
        sense,
        show: (at, field) => slotOf(at + 1, field),
      },
    )
    return difference?.text ?? null
  }
}

const sentencesOf = (lines: readonly string[]): string => lines.map((text) => `${text}.`).join('\n')

/** Who has most or least of something, among those that the question means. */
function leader(context: Context): Composed | null {
  const { mentions, entries, facts, language, sentences, question, intents, subjects } = context
  const ranked = mentions.find(({ sense }) => sense)
  const isBest = !ranked && intents.recommends && (subjects.by === 'conversation' || isAboutSeveral(question))
  if (!ranked && !isBest) return null
  const attribute = ranked?.attribute ?? attributeOf('rating')
  const sense = ranked?.sense ?? 'most'
  let scope = scopeOf(context)
  // "The second lightest": without those that come before it.
  for (let rank = 1; rank < intents.rank; rank++) {
    const first = leaderOf(
      scope.map((index) => entries[index - 1] as Entry),
      attribute,
      sense,
      facts.locale,
    )
    const leads = first?.leads.map((at) => scope[at]) ?? []
    scope = scope.filter((index) => !leads.includes(index))
  }
  const among = scope.map((index) => entries[index - 1] as Entry)
  const found = among.length > 0 ? leaderOf(among, attribute, sense, facts.locale) : null
  const label = labelOf(attribute, language)
  if (!found) {
    const [only] = scope
    if (scope.length === 1 && only !== undefined) return factsOf(context, only, [attribute.key])
    return scope.length > 1
      ? {
          text: `${pick(sentences.noLeader(label), question)}\n${lines(context, scope.slice(0, listedMax), attribute.key)}`,
          isCertain: false,
          kind: 'no_leader',
        }
      : null
  }
  const indices = found.leads.map((at) => scope[at] as number)
  const field = found.field === 'reviews' ? 'rating' : found.field
  const [first = 1] = indices
  if (indices.length > 1)
    return {
      text: pick(sentences.ties(listed(indices.map(titleSlot), language), slotOf(first, field)), question),
      isCertain: true,
      kind: 'leader',
    }
  const reason = intents.rank > 1 ? label : reasonOf(found, among, language, { withValue: false })
  return {
    text: pick(sentences.leader(titleSlot(first), reason, slotOf(first, field)), question),
    isCertain: true,
    kind: 'leader',
  }
}

/** Those among which a leader is looked for. */
function scopeOf({ subjects, facts, found, question, intents }: Context): number[] {
  if (subjects.by === 'name' && subjects.indices.length > 1) return [...subjects.indices]
  const all = facts.products.map((_, at) => at + 1)
  if (subjects.by === 'conversation')
    return subjects.indices.length > 1 && intents.rank === 1 ? [...subjects.indices] : found ? all.slice(found) : all
  if (subjects.by === 'name' && isAboutSeveral(question)) return all
  return found ? all.slice(0, found) : [...subjects.indices]
}

/** Which of the products fit a price limit. */
function budget(context: Context): Composed | null {
  const { question, facts, found, sentences, language, subjects } = context
  const limit = readBudget(
    question,
    facts.products.map(({ price }) => price?.currency),
  )
  if (!limit || !facts.fields.has('budget.limit')) return null
  const sole = soleSubject(context)
  if (subjects.by !== 'search' && sole !== null && facts.fields.has(`${sole}.within_budget?`))
    return {
      text: pick(sentences.verdict(titleSlot(sole), slotOf(sole, 'within_budget?')), question),
      isCertain: true,
      kind: 'budget',
    }
  const candidates = found ? facts.products.slice(0, found) : facts.products
  const fitting = candidates.flatMap((product, at) => (isWithin(limit, product.price) ? [at + 1] : []))
  if (fitting.length)
    return {
      text: `${pick(sentences.within('{{budget.limit}}'), question)}\n${cardLines(context, fitting.slice(0, listedMax))}`,
      isCertain: true,
      kind: 'budget',
    }
  const over = candidates
    .map(({ price }, at) => ({ price, index: at + 1 }))
    .filter(({ price }) => limit.most !== null && price?.currency === limit.currency && price.amount > limit.most)
    .sort((a, b) => (a.price?.amount ?? 0) - (b.price?.amount ?? 0))
  const [nearest] = over
  const nothing = pick(sentences.nothingWithin('{{budget.limit}}'), question)
  const text = nearest
    ? `${nothing} ${pick(sentences.nearestOver(titleSlot(nearest.index), slotOf(nearest.index, 'price')), question)}`
    : nothing
  return language && candidates.length ? { text, isCertain: true, kind: 'budget' } : null
}

/** Keys of the verdicts that were worked out for the question, of these products. */
function verdictKeys({ facts }: Context, indices: readonly number[]): string[] {
  const keys = [...facts.fields.keys()].flatMap((slot) => {
    const [, owner, key] = /^(\d+)\.([a-z0-9_]+)\?$/.exec(slot) ?? []
    return key !== undefined && indices.includes(Number(owner)) ? [key] : []
  })
  return [...new Set(keys)].filter((key) => key !== 'within_budget')
}

const verdictLines = ({ facts }: Context, indices: readonly number[], keys: readonly string[]): string =>
  indices
    .flatMap((index) => {
      const some = keys.filter((key) => facts.fields.has(`${index}.${key}?`))
      return some.length ? [`- ${titleSlot(index)}: ${some.map((key) => slotOf(index, `${key}?`)).join('; ')}`] : []
    })
    .join('\n')

/** Yes or no, and the values asked for, of one product; of several, a line each. */
function verdictsAndFacts(context: Context): Composed | null {
  const { mentions, subjects, entries, question, sentences, intents } = context
  const sole = soleSubject(context)
  const isSeeking = intents.seeks && subjects.by === 'search'
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
  if (isSeeking && keys.length === 0) return null
  const missing = plainMentions.filter(
    ({ attribute }) => fieldFor(attribute, fields) === null && !verdicts.includes(attribute.key),
  )
  const useful = verdicts.filter((key) => !isUnknownWord(context, sole, key) || (keys.length === 0 && missing.length === 0))
  if (useful.length === 0 && keys.length === 0) {
    const [first] = missing
    if (!first || isSeeking) return null
    return {
      text: pick(sentences.unknownField(titleSlot(sole), labelOf(first.attribute, context.language)), question),
      isCertain,
      kind: 'unknown_field',
    }
  }
  const about = useful.length
    ? pick(sentences.verdict(titleSlot(sole), useful.map((key) => slotOf(sole, `${key}?`)).join('; ')), question)
    : ''
  if (keys.length === 0) return { text: about, isCertain, kind: 'verdict' }
  const told = factsOf(context, sole, keys)
  return {
    text: about ? `${about.replace(/\.$/, '')}; ${inline(context, sole, keys)}.` : (told?.text ?? ''),
    isCertain,
    kind: about ? 'verdict+facts' : 'fact',
  }
}

/** A word that no record knows: worth telling only where nothing else was asked. */
const isUnknownWord = ({ facts }: Context, index: number, key: string): boolean => {
  const [basis] = facts.bases.get(`${index}.${key}?`) ?? []
  return basis !== undefined && !facts.fields.has(`${index}.${basis.field}`)
}

/** Whether the product that a search found first is named by a word of the question. */
function isNamedBy({ words, entries }: Context, index: number): boolean {
  const title = (entries[index - 1]?.fields.get('title') ?? '').toLowerCase()
  return words.some((word) => title.includes(word.replace(/s$/, '')))
}

const inline = ({ language }: Context, index: number, keys: readonly string[]): string =>
  keys
    .slice(0, factsMax)
    .map((key) => `${labelOf(attributeOf(key), language)}: ${slotOf(index, key)}`)
    .join(', ')

function factsOf(context: Context, index: number, keys: readonly string[]): Composed | null {
  const { sentences, question, language, entries } = context
  const fields = entries[index - 1]?.fields ?? new Map<string, string>()
  const own = keys.flatMap((key) => (fields.has(key) ? [key] : (fieldFor(attributeOf(key), fields) ?? [])))
  const [key] = own
  if (key === undefined) return null
  if (own.length > 1)
    return {
      text: pick(sentences.facts(titleSlot(index), inline(context, index, own)), question),
      isCertain: true,
      kind: 'facts',
    }
  const wordings =
    sentences.byKey[key]?.(titleSlot(index), slotOf(index, key)) ??
    sentences.fact(titleSlot(index), labelOf(attributeOf(key), language), slotOf(index, key))
  return { text: pick(wordings, question), isCertain: true, kind: 'fact' }
}

/** One field of several products, a line each. */
const lines = ({ entries }: Context, indices: readonly number[], key: string): string =>
  indices
    .map((index) => {
      const field = fieldFor(attributeOf(key), entries[index - 1]?.fields ?? new Map())
      return `- ${titleSlot(index)}${field ? `: ${slotOf(index, field)}` : ''}`
    })
    .join('\n')

const describedMax = 4
const undescribed = new Set(['title', 'description', 'url', 'price', 'list_price', 'stock', 'rating', 'brand', 'category'])

/** "Tell me about the speaker." */
function description(context: Context): Composed | null {
  const { intents, entries, sentences, question } = context
  const index = intents.describes ? soleSubject(context) : null
  if (index === null) return null
  const fields = entries[index - 1]?.fields ?? new Map<string, string>()
  const keys = ['price', 'rating', ...[...fields.keys()].filter((key) => !undescribed.has(key))]
    .filter((key) => fields.has(key))
    .slice(0, describedMax + 1)
  const text = fields.has('description') ? `${slotOf(index, 'description')} ` : ''
  return {
    text: `${text}${pick(sentences.facts(titleSlot(index), inline(context, index, keys)), question)}`,
    isCertain: true,
    kind: 'description',
  }
}

/** "Which would you take?": the best rated of those that were found or spoken of. */
function recommendation(context: Context): Composed | null {
  const { intents, entries, facts, sentences, question, language } = context
  if (!intents.recommends) return null
  const scope = scopeOf(context)
  const among = scope.map((index) => entries[index - 1] as Entry)
  const best = among.length > 0 ? leaderOf(among, attributeOf('rating'), 'most', facts.locale) : null
  const index = best ? scope[best.leads[0] as number] : undefined
  if (index === undefined) return null
  const keys = ['rating', 'price'].filter((key) => facts.fields.has(`${index}.${key}`))
  const others = scope.filter((each) => each !== index).slice(0, listedMax - 1)
  const pickText = pick(
    sentences.recommend(
      titleSlot(index),
      keys.map((key) => `${labelOf(attributeOf(key), language)} ${slotOf(index, key)}`).join(', '),
    ),
    question,
  )
  return {
    text: others.length ? `${pickText}\n${cardLines(context, others)}` : pickText,
    isCertain: false,
    kind: 'recommendation',
  }
}

/** What a search found, or that it found nothing. */
function foundList(context: Context): Composed | null {
  const { found, sentences, question, intents, facts, focus, subjects } = context
  if (found === null) return null
  const barred = intents.wantsSimilar ? focus : []
  const indices = facts.products
    .slice(0, Math.min(found, listedMax))
    .flatMap((_, at) => (barred.includes(at + 1) ? [] : [at + 1]))
  const isShort = question.split(/\s+/).length <= 6
  if (indices.length === 0) {
    // A carried-over product answers what a search for the words alone cannot.
    if (found === 0 && subjects.by === 'conversation' && !intents.seeks) return null
    return {
      text: pick(found === 0 ? sentences.nothing : sentences.nothingSimilar, question),
      isCertain: intents.seeks || isShort,
      kind: 'nothing',
    }
  }
  if (subjects.by === 'name' && subjects.indices.length === 1 && !intents.seeks && isAsking(question)) return null
  return {
    text: `${pick(sentences.found(indices.length), question)}\n${cardLines(context, indices)}`,
    isCertain: intents.seeks || isShort,
    kind: 'found',
  }
}

const isAsking = (question: string): boolean =>
  /^(?:who|what|when|where|why|how|which|wer|was|wann|wo|warum|wie|qui|que|quand|comment|pourquoi|quien|cuando|donde|por que|como)\b/iu.test(
    question.trim(),
  )

/** "Who designed the armchair?": asked of a product, and its record does not say. */
function unknownFact(context: Context): Composed | null {
  const index = soleSubject(context)
  if (index === null || context.subjects.by === 'search') return null
  return { text: pick(context.sentences.unknownFact(titleSlot(index)), context.question), isCertain: false, kind: 'unknown_fact' }
}

/** `- {{1.title}}: {{1.price}}, {{1.stock}}`, of what the records have. */
const cardLines = ({ facts }: Context, indices: readonly number[]): string =>
  indices
    .map((index) => {
      const values = ['price', 'stock', 'rating']
        .filter((key) => facts.fields.has(`${index}.${key}`))
        .map((key) => slotOf(index, key))
      return `- ${titleSlot(index)}${values.length ? `: ${values.join(', ')}` : ''}`
    })
    .join('\n')
