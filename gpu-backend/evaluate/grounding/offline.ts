import { readFileSync } from 'node:fs'
import { GroundedText } from '../../../shared/grounding/grounded-text.ts'
import { Catalogue } from '../../../shared/product.ts'
import { Random } from '../../dataset/grounded/random.ts'
import { factsFor } from './facts-for.ts'
import { honestAnswers, lostOf } from './honest.ts'
import { readLies, tryLies } from './lies.ts'
import { readRetail } from './retail-catalogue.ts'

/** Lying texts that a model could write, by kind: how many a shopper would still read. Returns whether few enough. */
export function printLies(count: number): boolean {
  const trials = tryLies(readLies())
  const rows = [...Map.groupBy(trials, ({ lie }) => lie.kind)].map(([kind, some]) => ({
    kind,
    plain: some.filter(({ lie }) => lie.decoration === null).length,
    disguised: some.filter(({ lie }) => lie.decoration !== null).length,
    'got through': some.filter(({ isLeft }) => isLeft).length,
    'of these kept aside': some.filter(({ lie, isLeft }) => isLeft && lie.isKeptAside).length,
  }))
  console.table(rows)
  const left = trials.filter(({ isLeft }) => isLeft)
  const keptAside = trials.filter(({ lie }) => lie.isKeptAside)
  const leftAside = left.filter(({ lie }) => lie.isKeptAside).length
  const share = (100 * (1 - leftAside / keptAside.length)).toFixed(1)
  console.log(
    `${trials.length} lying texts, ${left.length} got through; of ${keptAside.length} kept aside ${leftAside} (${share} % held)`,
  )
  for (const { lie, shown } of left.slice(0, count)) console.log(`${lie.language} ${lie.kind}: ${lie.text}\n  → ${shown}`)
  return left.length / trials.length <= 0.02
}

const seenChars = 5

/** Right answers of many wordings: how many lose a right statement, and how long their text is held back. */
export function printHonest(retailFile: string, total: number, seed: number, tokensPerSecond: number): boolean {
  const { products, policies } = Catalogue.parse(JSON.parse(readFileSync('shared/sample-shop/en.json', 'utf8')))
  const retail = readRetail(retailFile)
  const random = new Random(seed)
  const shops = [
    { name: 'sample shop', products, policies, count: retail ? Math.round(total * 0.6) : total },
    ...(retail ? [{ name: 'retail catalogue', products: retail, policies: {}, count: total - Math.round(total * 0.6) }] : []),
  ]
  const rows = []
  const held: number[] = []
  const faults: string[] = []
  let cpuMs = 0
  let pieces = 0
  for (const shop of shops) {
    const answers = honestAnswers(random, shop.products, shop.policies, shop.count)
    const results = answers.map((answer) => ({ answer, ...lostOf(answer, shop.policies) }))
    for (const { answer, shown, lost } of results)
      if (lost.length) faults.push(`${shop.name}, ${answer.kind}: ${answer.text}\n  → ${shown}`)
    for (const { text, question, locale, style, products: listed } of answers) {
      const facts = factsFor(listed, { policies: shop.policies, question, locale })
      const from = process.cpuUsage()
      const grounded = new GroundedText(facts, { style: style ?? 'text' })
      let waiting = 0
      for (const piece of text.match(new RegExp(`[\\s\\S]{1,${seenChars}}`, 'g')) ?? []) {
        pieces++
        waiting = grounded.push(piece) === '' ? waiting + piece.length : 0
        held.push(waiting)
      }
      grounded.end()
      const { user, system } = process.cpuUsage(from)
      cpuMs += (user + system) / 1000
    }
    rows.push({
      shop: shop.name,
      answers: answers.length,
      'with a sentence replaced': results.filter(({ violations }) => violations > 0).length,
      'lost a right statement': results.filter(({ lost }) => lost.length > 0).length,
    })
  }
  console.table(rows)
  held.sort((a, b) => a - b)
  const quantile = (share: number): number => held[Math.floor(held.length * share)] ?? 0
  const msOf = (chars: number): number => Math.round(((chars / seenChars) * 1000) / tokensPerSecond)
  console.log(
    `held back: p50 ${quantile(0.5)} characters (${msOf(quantile(0.5))} ms at ${tokensPerSecond} tokens a second), p95 ${quantile(0.95)} (${msOf(quantile(0.95))} ms); CPU ${((1000 * cpuMs) / pieces).toFixed(1)} µs a token of ${seenChars} characters`,
  )
  for (const fault of faults.slice(0, 20)) console.log(`LOST ${fault}`)
  return faults.length / total <= 0.01
}
