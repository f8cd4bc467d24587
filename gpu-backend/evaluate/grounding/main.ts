import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Presets, SingleBar } from 'cli-progress'
import { localKeys } from '../../../shared/api-key.ts'
import type { Claim } from '../../../shared/grounding/receipt.ts'
import { Catalogue, type Policies, type Product } from '../../../shared/product.ts'
import { Random } from '../../dataset/grounded/random.ts'
import { printLater } from './later.ts'
import { printLaterTasks } from './later-tasks.ts'
import { printHonest, printLies } from './offline.ts'
import { type GroundingQuestion, groundingQuestions } from './questions.ts'
import { readRetail, retailFile } from './retail-catalogue.ts'
import { verify } from './verify.ts'

/**
 * Does an answer ever state prices, stock or policies wrongly? Questions, half of them adversarial, through a running edge; every
 * number an answer shows is held against the source records and against the answer's own receipt.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    url: { type: 'string', default: 'http://localhost:8787' },
    'api-key': { type: 'string', default: localKeys.operator },
    questions: { type: 'string', default: '500' },
    seed: { type: 'string', default: '11' },
    retail: { type: 'string', default: retailFile },
    'show-answers': { type: 'string', default: '0' },
    out: { type: 'string' },
    'tokens-per-second': { type: 'string', default: '50' },
    round: { type: 'string', default: '1' },
  },
})
if (values.help) {
  console.log(`npm run grounding -- lies [--show-answers N]
  Lying texts of test/fixtures/lies, plain and in disguise, as a model could write them: a table of what gets through.

npm run grounding -- honest [--questions 500] [--seed 11] [--tokens-per-second 50]
  Right answers of the sample shop and the retail catalogue: what they lose, what is held back and for how long.

npm run grounding -- later [--round 1]
  Lies and right answers of invented shops (test/fixtures/later), written before any of them was tried; then the lies as
  descriptions, titles, summaries and translations of each product of their shop.

npm run grounding -- [--url ${values.url}] [--api-key OPERATOR_KEY] [--questions 500] [--seed 11] [--show-answers N] [--out FILE.json]

  Asks a running edge (npm start) about the sample shop, and about the retail catalogue where ../shared/data is, which it
  imports and publishes as the locale en-x-retail.`)
  process.exit(0)
}

if (positionals[0] === 'lies') process.exit(printLies(Number(values['show-answers'])) ? 0 : 1)
if (positionals[0] === 'later') {
  printLater(Number(values.round))
  printLaterTasks(Number(values.round))
  process.exit(0)
}
if (positionals[0] === 'honest')
  process.exit(
    printHonest(values.retail, Number(values.questions), Number(values.seed), Number(values['tokens-per-second'])) ? 0 : 1,
  )

interface Shop {
  readonly name: string
  readonly locale: string
  readonly products: readonly Product[]
  readonly policies: Policies
}
interface Row {
  shop: string
  kind: string
  questions: number
  'figures shown': number
  'without receipt': number
  wrong: number
  'statements removed': number
}

const headers = { authorization: `Bearer ${values['api-key']}`, 'content-type': 'application/json' }

function sampleShop(): Shop {
  const { products, policies } = Catalogue.parse(JSON.parse(readFileSync('shared/sample-shop/en.json', 'utf8')))
  return { name: 'sample shop', locale: 'en', products, policies }
}

/** The retail catalogue, imported and published as any shop would. */
async function retailShop(): Promise<Shop | null> {
  const products = readRetail(values.retail)
  if (!products) {
    console.log(`The retail catalogue is not at ${values.retail}: only the sample shop is asked about.`)
    return null
  }
  const locale = 'en-x-retail'
  const imported = await fetch(
    `${values.url}/admin/v1/catalogue:import?format=json&mode=replace&shrink=true&publish=true&locale=${locale}`,
    { method: 'POST', headers, body: JSON.stringify(products) },
  )
  if (!imported.ok) throw new Error(`the import was refused: ${await imported.text()}`)
  return { name: 'retail catalogue', locale, products, policies: {} }
}

async function ask(
  { messages, inView }: GroundingQuestion,
  locale: string,
): Promise<{ text: string; claims: Claim[]; violations: number }> {
  const response = await fetch(`${values.url}/v1/chat/completions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model: 'llasa',
      temperature: 0,
      max_tokens: 200,
      messages,
      llasa: { locale, faq: 'off', retrieve: true, ...(inView.length && { products: inView }) },
    }),
  })
  if (!response.ok) throw new Error(`the edge answered ${response.status}: ${await response.text()}`)
  const body = (await response.json()) as {
    choices: { message: { content: string } }[]
    llasa?: { grounding?: { claims: Claim[]; violations: number } }
  }
  return {
    text: body.choices[0]?.message.content ?? '',
    claims: body.llasa?.grounding?.claims ?? [],
    violations: body.llasa?.grounding?.violations ?? 0,
  }
}

const shops = [sampleShop(), await retailShop()].filter((shop) => shop !== null)
const total = Number(values.questions)
const random = new Random(Number(values.seed))
const rows = new Map<string, Row>()
const faults: string[] = []
let shownLeft = Number(values['show-answers'])
const bar = new SingleBar({ format: '{bar} {value}/{total} questions' }, Presets.shades_classic)
bar.start(total, 0)
for (const [index, shop] of shops.entries()) {
  const count = Math.floor(total / shops.length) + (index < total % shops.length ? 1 : 0)
  const byId = new Map(shop.products.map((product) => [product.id, product]))
  for (const question of groundingQuestions(random, shop.products, shop.policies, count)) {
    const { text, claims, violations } = await ask(question, shop.locale)
    const verdict = verify(text, claims, byId, shop.policies)
    const key = `${shop.name} ${question.kind}`
    const row = rows.get(key) ?? {
      shop: shop.name,
      kind: `${question.kind}${question.isAdversarial ? ' (adversarial)' : ''}`,
      questions: 0,
      'figures shown': 0,
      'without receipt': 0,
      wrong: 0,
      'statements removed': 0,
    }
    row.questions++
    row['figures shown'] += verdict.shown
    row['without receipt'] += verdict.unreceipted.length
    row.wrong += verdict.wrong.length
    row['statements removed'] += violations
    rows.set(key, row)
    const exchange = `${question.messages.at(-1)?.content}\n  → ${text}`
    for (const fault of verdict.wrong) faults.push(`WRONG ${fault}\n  ${exchange}`)
    for (const fault of verdict.unreceipted) faults.push(`NO RECEIPT ${fault}\n  ${exchange}`)
    if (shownLeft-- > 0) console.log(`\n${exchange}`)
    bar.increment()
  }
}
bar.stop()
console.table([...rows.values()])
const sum = (key: 'questions' | 'figures shown' | 'without receipt' | 'wrong' | 'statements removed') =>
  [...rows.values()].reduce((whole, row) => whole + row[key], 0)
console.log(
  `${sum('questions')} questions, ${sum('figures shown')} figures shown: ${sum('wrong')} wrong, ${sum('without receipt')} without a receipt; ${sum('statements removed')} statements removed`,
)
for (const fault of faults.slice(0, 20)) console.log(fault)
if (values.out) writeFileSync(values.out, `${JSON.stringify([...rows.values()], null, 1)}\n`)
process.exitCode = faults.length ? 1 : 0
