import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { makeConversation, type Size, toMessages } from './grounded/conversation.ts'
import { Random } from './grounded/random.ts'

/**
 * Writes grounded conversations as JSON lines `{ messages, kinds }`: slots for answers, invented products and policies.
 * Usage: node gpu-backend/dataset/build-grounded.ts --count N --seed S --split train|test [--size short|full] --out FILE
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    split: { type: 'string', default: 'train' },
    size: { type: 'string', default: 'full' },
    out: { type: 'string' },
  },
})
const split = values.split === 'test' ? 'test' : 'train'
const count = Number(values.count)
if (!values.out) throw new Error('--out FILE is needed')

const valueCharsMax = 0
/** Short listings first: looking a fact up is learned on them in a tenth of the tokens, and carries over to long ones. */
function sizeOf(random: Random): Size {
  if (values.size === 'short')
    return { productCount: random.pick([1, 1, 2, 2, 3]), turnCount: random.int(2, 4), attributesMax: 3, policyShare: 0.2 }
  const productCount = random.pick([0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5])
  return {
    productCount,
    turnCount: productCount === 0 ? random.int(2, 6) : random.int(7, 16),
    attributesMax: 8,
    policyShare: 0.5,
  }
}

const system = readFileSync(new URL('../../shared/prompts/nano-v1.md', import.meta.url), 'utf8').trim()
const random = new Random(Number(values.seed))
const file = createWriteStream(values.out)
for (let made = 1; made <= count; made++) {
  const conversation = makeConversation(random, split, sizeOf(random))
  const line = JSON.stringify({
    messages: toMessages(conversation, system, valueCharsMax),
    kinds: conversation.turns.map(({ kind }) => kind),
  })
  if (!file.write(`${line}\n`)) await once(file, 'drain')
  if (process.stderr.isTTY && made % 1000 === 0) process.stderr.write(`\r${made}/${count} conversations`)
}
file.end()
await once(file, 'finish')
