import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { renderListing } from '../../shared/listing.ts'
import { Catalogue } from '../../shared/product.ts'
import { parsePrompt } from '../../shared/prompt.ts'
import { absentText } from '../../shared/slots.ts'
import { wilson } from '../../shared/wilson.ts'
import {
  type Conversation,
  converse,
  listProduct,
  makeConversation,
  type Turn,
  toMessages,
} from '../dataset/grounded/conversation.ts'
import { Random } from '../dataset/grounded/random.ts'

/**
 * Measures grounded answers of a model behind any OpenAI-compatible URL: the right product and attribute, the honest
 * "not given", and the rest, on names and records training never saw.
 *
 * Usage: npm run nano -- --base-url http://127.0.0.1:8790/v1 --api-key TOKEN [--questions 1500] [--catalogue FILE] [--out FILE.json]
 */
const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    'base-url': { type: 'string', default: 'http://127.0.0.1:8790/v1' },
    'api-key': { type: 'string', default: '' },
    model: { type: 'string', default: 'llasa-nano' },
    questions: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '99' },
    catalogue: { type: 'string' },
    concurrency: { type: 'string', default: '4' },
    out: { type: 'string' },
    'show-mistakes': { type: 'string', default: '0' },
  },
})

if (values.help) {
  console.log(`npm run nano -- [options]: how well a model answers from records, by kind of question

  --base-url URL       an OpenAI-compatible API without our prompt assembly, such as our gateway (default ${values['base-url']})
  --api-key TOKEN      its token (the gateway's GATEWAY_TOKEN)
  --model ID           default ${values.model}
  --questions N        default ${values.questions}
  --catalogue FILE     ask about its products (shared/sample-shop/en.json) instead of invented ones
  --out FILE.json      write the table as JSON too
  --show-mistakes N    print the first N wrong answers
  --seed N, --concurrency N`)
  process.exit(0)
}

interface Item {
  readonly conversation: Conversation
  readonly turn: Turn
  readonly messages: readonly { role: string; content: string }[]
}

interface Row {
  right: number
  total: number
}

const prompt = parsePrompt('nano-v1', readFileSync(new URL('../../shared/prompts/nano-v1.md', import.meta.url), 'utf8'))
const catalogue = values.catalogue ? Catalogue.parse(JSON.parse(readFileSync(values.catalogue, 'utf8'))) : null

function makeItems(random: Random, count: number): Item[] {
  const items: Item[] = []
  while (items.length < count) {
    const productCount = random.pick([1, 1, 2, 3, 5, 5])
    const turnCount = random.int(1, 4)
    const conversation = catalogue
      ? converse(
          random,
          'test',
          random.sample(catalogue.products, productCount).map((product, index) => listProduct(product, index + 1)),
          catalogue.policies,
          turnCount,
        )
      : makeConversation(random, 'test', { productCount, turnCount, attributesMax: 8, policyShare: 0.5 })
    const messages = toMessages(conversation, prompt)
    // The last turn is the question; the earlier ones stand as they should have gone.
    const turn = conversation.turns.at(-1)
    if (turn) items.push({ conversation, turn, messages: messages.slice(0, -1) })
  }
  return items
}

const slotPattern = /\{\{\s*([^}]*?)\s*\}\}/g
const slotsOf = (text: string): string => (text.match(slotPattern) ?? []).join(' ')

/** Right is what the shopper reads: the same facts in the same order, or the same words where there are no facts. */
function isRight({ conversation, turn }: Item, answer: string): boolean {
  const { fields } = renderListing({ ...conversation, locale: 'en', valueCharsMax: 0 })
  const read = (text: string) => text.replace(slotPattern, (_, slot: string) => fields.get(slot) ?? absentText(slot, 'en'))
  if (turn.kind.startsWith('missing') || !slotsOf(turn.answer)) return read(turn.answer) === read(answer)
  return slotsOf(turn.answer) === slotsOf(answer)
}

async function ask(item: Item): Promise<string> {
  const response = await fetch(`${values['base-url']}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${values['api-key']}` },
    body: JSON.stringify({ model: values.model, messages: item.messages, temperature: 0, max_tokens: 200 }),
  })
  if (!response.ok) throw new Error(`the model answered ${response.status}: ${await response.text()}`)
  const body = (await response.json()) as { choices: { message: { content: string } }[] }
  return body.choices[0]?.message.content ?? ''
}

const items = makeItems(new Random(Number(values.seed)), Number(values.questions))
const rows = new Map<string, Row>()
let mistakesLeft = Number(values['show-mistakes'])
let answered = 0

function count(name: string, right: boolean): void {
  const row = rows.get(name) ?? { right: 0, total: 0 }
  row.total++
  if (right) row.right++
  rows.set(name, row)
}

async function worker(queue: Iterator<Item>): Promise<void> {
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const item = next.value
    const answer = await ask(item)
    const right = isRight(item, answer)
    const products = item.conversation.products.length
    count('all', right)
    count(item.turn.kind, right)
    count(`${item.turn.kind}, ${products} product${products > 1 ? 's' : ''}`, right)
    if (!right && mistakesLeft-- > 0)
      console.error(`\n${item.messages.at(-1)?.content}\n  expected ${item.turn.answer}\n  got      ${answer}`)
    if (process.stderr.isTTY) process.stderr.write(`\r${++answered}/${items.length} questions`)
  }
}

const queue = items[Symbol.iterator]()
await Promise.all(Array.from({ length: Number(values.concurrency) }, () => worker(queue)))

const table = [...rows]
  .sort(([a], [b]) => (a === 'all' ? -1 : b === 'all' ? 1 : a.localeCompare(b)))
  .map(([name, { right, total }]) => {
    const { low, high } = wilson(right, total)
    return { name, right, total, share: right / total, low, high }
  })
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
console.log(`\n${'kind'.padEnd(34)} ${'right'.padStart(12)} ${'share'.padStart(8)}   95 % interval`)
for (const { name, right, total, share, low, high } of table)
  console.log(
    `${name.padEnd(34)} ${`${right}/${total}`.padStart(12)} ${percent(share).padStart(8)}   ${percent(low)} – ${percent(high)}`,
  )
if (values.out)
  writeFileSync(
    values.out,
    `${JSON.stringify({ model: values.model, seed: Number(values.seed), catalogue: values.catalogue ?? null, rows: table }, null, 1)}\n`,
  )
