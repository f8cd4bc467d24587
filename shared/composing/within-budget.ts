import { isWithin, readBudget } from '../weighing/budget.ts'
import type { Composed } from './composed.ts'
import { fittingOf } from './fitting.ts'
import { type Context, cardLines, listedMax, slotOf, soleSubject, titleSlot } from './product-context.ts'
import { pick } from './texts.ts'

/** Which of the products fit a price limit. */
export function withinBudget(context: Context): Composed | null {
  const { question, facts, found, sentences, subjects } = context
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
  const fitting = fittingOf(
    context,
    candidates.flatMap((product, at) => (isWithin(limit, product.price) ? [at + 1] : [])),
  )
  const over = candidates
    .map(({ price }, at) => ({ price, index: at + 1 }))
    .filter(({ price }) => limit.most !== null && price?.currency === limit.currency && price.amount > limit.most)
    .sort((a, b) => (a.price?.amount ?? 0) - (b.price?.amount ?? 0))
  const [nearest] = over
  const nothing = pick(sentences.nothingWithin('{{budget.limit}}'), question)
  const tooDear = nearest
    ? `${nothing} ${pick(sentences.nearestOver(titleSlot(nearest.index), slotOf(nearest.index, 'price')), question)}`
    : nothing
  if (fitting.length) {
    const cards = cardLines(context, fitting.slice(0, listedMax))
    const isNear = context.match === 'near'
    const opening = pick(isNear ? sentences.nearest : sentences.within('{{budget.limit}}'), question)
    const dearer =
      isNear && nearest ? `\n${pick(sentences.dearer(titleSlot(nearest.index), slotOf(nearest.index, 'price')), question)}` : ''
    return { text: `${opening}\n${cards}${dearer}`, isCertain: true, kind: 'budget' }
  }
  return candidates.length ? { text: tooDear, isCertain: true, kind: 'budget' } : null
}
