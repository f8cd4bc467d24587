import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { makeConversation, toMessages } from './grounded/conversation.ts'
import { Random } from './grounded/random.ts'

/**
 * Writes grounded conversations as JSON lines `{ messages, kinds }`: slots for answers, invented products and policies.
 * Usage: node gpu-backend/dataset/build-grounded.ts --count N --seed S --split train|test --out FILE
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    split: { type: 'string', default: 'train' },
    out: { type: 'string' },
  },
})
const split = values.split === 'test' ? 'test' : 'train'
const count = Number(values.count)
if (!values.out) throw new Error('--out FILE is needed')

const valueCharsMax = 0
const productCounts = [0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5]
const system = readFileSync(new URL('../../shared/prompts/nano-v1.md', import.meta.url), 'utf8').trim()
const random = new Random(Number(values.seed))
const file = createWriteStream(values.out)
for (let made = 1; made <= count; made++) {
  const productCount = random.pick(productCounts)
  const turnCount = productCount === 0 ? random.int(2, 6) : random.int(7, 16)
  const conversation = makeConversation(random, split, productCount, turnCount)
  const line = JSON.stringify({
    messages: toMessages(conversation, system, valueCharsMax),
    kinds: conversation.turns.map(({ kind }) => kind),
  })
  if (!file.write(`${line}\n`)) await once(file, 'drain')
  if (process.stderr.isTTY && made % 1000 === 0) process.stderr.write(`\r${made}/${count} conversations`)
}
file.end()
await once(file, 'finish')
