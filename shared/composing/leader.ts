import { fold, listed } from '../weighing/language.ts'
import { type Entry, leaderOf, reasonOf } from '../weighing/leaders.ts'
import { attributeOf, labelOf } from '../weighing/mentions.ts'
import type { Composed } from './composed.ts'
import { type Context, cardLines, factsOf, lines, listedMax, scopeOf, slotOf, titleSlot } from './product-context.ts'
import { speaksOf } from './product-facts.ts'
import { isAboutSeveral } from './subjects.ts'
import { pick } from './texts.ts'

const another =
  /(?<!\p{L})(?:something|anything|etwas|quelque chose(?: de)?|algo)\s+(?:\p{L}+er(?:e[sn]?)?|less|more|moins|plus|menos|mas|weniger)(?!\p{L})/u

/** Who has most or least of something, among those that the question means. */
export function leader(context: Context): Composed | null {
  const { mentions, entries, facts, language, sentences, question, intents, subjects } = context
  const ranked = mentions.find(({ sense }) => sense)
  const isBest = !ranked && intents.recommends && (subjects.by === 'conversation' || isAboutSeveral(question))
  if (!ranked && !isBest) return null
  // "Something cheaper": any that are, not the one that is cheapest.
  if (context.found && another.test(fold(question))) return null
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
  const [alone, ...rest] = scope
  if (alone !== undefined && rest.length === 0) {
    const fact = factsOf(context, alone, [attribute.key])
    return fact && { ...fact, isCertain: !intents.compares && !intents.joins }
  }
  const found = among.length > 0 ? leaderOf(among, attribute, sense, facts.locale) : null
  const label = labelOf(attribute, language)
  if (!found) {
    const described = scope.slice(0, listedMax).filter((index) => {
      const text = fold(entries[index - 1]?.fields.get('description') ?? '')
      return speaksOf(text, attribute.key)
    })
    // What stands in sentences only is not compared here, and not denied.
    if (described.length > 1) {
      const texts = described.map((index) => `- ${titleSlot(index)}: ${slotOf(index, 'description')}`)
      return { text: `${sentences.found(texts.length)[0]}\n${texts.join('\n')}`, isCertain: false, kind: 'described' }
    }
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

/** "Which would you take?": the best rated of those that were found or spoken of. */
export function recommendation(context: Context): Composed | null {
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
