import { fold } from '../weighing/language.ts'
import { readNegations } from '../weighing/negations.ts'
import { comparison } from './comparison.ts'
import type { Composed, ComposeInput } from './composed.ts'
import { foundList } from './found-list.ts'
import { asksFact } from './intents.ts'
import { leader, recommendation } from './leader.ts'
import { type Context, readContext } from './product-context.ts'
import { description, restock, unknownFact, verdictsAndFacts } from './product-facts.ts'
import { withinBudget } from './within-budget.ts'

const steps: readonly ((context: Context) => Composed | null)[] = [
  restock,
  comparison,
  leader,
  withinBudget,
  verdictsAndFacts,
  description,
  recommendation,
  foundList,
  unknownFact,
]

const unknown = new Set(['unknown_fact', 'unknown_field'])

/** "Plants with no thorns": what was found without them, and no word on the thorns of one. */
const isRuling = ({ found, question }: Context): boolean =>
  found !== null && !asksFact(question) && readNegations(fold(question)).words.length > 0

/** "The Silent Manor" brings its own article. */
const withOneArticle = (text: string, { facts }: Context): string =>
  text.replace(/(?<!\p{L})the (?=\{\{(\d+)\.title\}\})/giu, (article, index: string) =>
    /^the /iu.test(facts.products[Number(index) - 1]?.title ?? '') ? '' : article,
  )

/** What the records of the products at hand answer; null where nothing is recognised. */
export function composeProducts(input: ComposeInput, isPolicy: boolean): Composed | null {
  const context = readContext(input)
  // A question about the shop is about products only where it names one or its attribute.
  if (isPolicy && context.subjects.by !== 'name' && context.mentions.length === 0 && !context.intents.restocks) return null
  for (const compose of steps) {
    const composed = compose(context)
    if (!composed) continue
    const kept = unknown.has(composed.kind) && isRuling(context) ? (foundList(context) ?? composed) : composed
    return { ...kept, text: withOneArticle(kept.text, context) }
  }
  return null
}
