import { type ChatRequest, textOf } from '../../shared/chat.ts'
import type { Facts } from '../../shared/grounding/facts.ts'
import { searchWords } from '../catalogue/query/search-words.ts'
import type { Answer } from './contract.ts'
import { lastQuestionOf } from './selection.ts'

const seeking =
  /^(?:hi[,!. ]+|hello[,!. ]+|hallo[,!. ]+)?(?:do you (?:have|sell|carry|stock)|have you got|got any|any\b|show (?:me|us)|(?:can you )?find\b|i(?:'m| am)? (?:need|want|looking for|searching for|after)|i(?:'d| would) like|(?:i am |i'm )?looking for|search(?:ing)? for|is there (?:a|an|any)\b|are there (?:any )?|recommend me|haben sie|habt ihr|gibt es|zeig(?:e|en sie)?\b|ich (?:suche|brauche|möchte|hätte gern)|suche\b|finde\b)/iu
const asking =
  /\b(?:how|what|which|who|when|where|why|wie|was|welche[rsmn]?|wann|wo|warum|cheapest|best|compare|price|cost|warranty|günstigste[rsn]?|beste[rsn]?)\b/iu
const shortWordsMax = 4
const listedMax = 5

/**
 * What a search found, in the edge's own words and the records' values, where the shopper only looks for something: null
 * when more is asked than that. A shop that has nothing of the kind says so, whatever a model might make up.
 */
export function introduce(request: ChatRequest, facts: Facts, model: string, found: number, id: string): Answer | null {
  const question = lastQuestionOf(request).trim()
  const isShort = searchWords(question).length <= shortWordsMax && !question.includes('?')
  if (!(seeking.test(question) || (isShort && found > 0)) || asking.test(question) || isOfPolicy(facts, question)) return null
  const words = wordings[facts.locale.split('-')[0] ?? 'en'] ?? (wordings.en as Wording)
  const places = facts.products.slice(0, Math.min(found, listedMax)).map((_, at) => at + 1)
  const content =
    places.length === 0
      ? words.nothing
      : [words.found(places.length), ...places.map((place) => `- ${lineOf(facts, place)}`)].join('\n')
  return {
    id: `found:${id}`,
    created: Math.floor(facts.now / 1000),
    model,
    content,
    toolCalls: [],
    finishReason: 'stop',
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  }
}

/** What the shop has a policy for is asked of the policy. */
function isOfPolicy({ policies }: Facts, question: string): boolean {
  const words = searchWords(question)
  return Object.keys(policies).some((key) =>
    key.split('_').some((part) => part.length > 3 && words.some((word) => word.startsWith(part.slice(0, 5)))),
  )
}

/**
 * A conversation without the edge's own introductions and what they answered: the products they found are in the listing,
 * and a model trained on answers about products would take the list for one.
 */
export function withoutIntroductions(request: ChatRequest): ChatRequest {
  const dropped = new Set<number>()
  request.messages.forEach(({ role, content }, at) => {
    if (role === 'assistant' && introduced.test(textOf(content))) dropped.add(at).add(at - 1)
  })
  if (dropped.size === 0) return request
  return { ...request, messages: request.messages.filter((_, at) => !dropped.has(at)) }
}

/** `{{1.title}}: {{1.price}}, {{1.stock}}`, of what the record has. */
function lineOf({ fields }: Facts, place: number): string {
  const values = ['price', 'stock', 'rating'].filter((key) => fields.has(`${place}.${key}`)).map((key) => `{{${place}.${key}}}`)
  return `{{${place}.title}}${values.length ? `: ${values.join(', ')}` : ''}`
}

interface Wording {
  readonly nothing: string
  readonly found: (count: number) => string
}

const wordings: Readonly<Record<string, Wording>> = {
  en: {
    nothing: 'I found nothing like that in this shop.',
    found: (count) => (count === 1 ? 'This is what I found:' : 'These are what I found:'),
  },
  de: { nothing: 'So etwas habe ich in diesem Shop nicht gefunden.', found: () => 'Das habe ich gefunden:' },
}

const introduced = new RegExp(
  `^(?:${Object.values(wordings)
    .flatMap(({ nothing, found }) => [nothing, found(1), found(2)])
    .map((text) => text.replace(/[.]/g, '\\.'))
    .join('|')})`,
)
