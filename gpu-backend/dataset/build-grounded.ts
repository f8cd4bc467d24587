import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parsePrompt } from '../../shared/prompt.ts'
import { makeConversation, type Size, toMessages } from './grounded/conversation.ts'
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
if (values.split !== 'train' && values.split !== 'test') throw new Error('--split is train or test')
const split = values.split
const count = Number(values.count)
if (!values.out) throw new Error('--out FILE is needed: npm run dataset -- --count N --seed S --split train|test --out FILE')

/** Short listings among long ones: looking a fact up is learned on the short in a tenth of the tokens, and carries over. */
function sizeOf(random: Random): Size {
  const roll = random.next()
  if (roll < 0.35)
    return { productCount: random.pick([1, 1, 2]), turnCount: random.int(1, 2), attributesMax: 3, policyShare: 0.1 }
  if (roll < 0.7)
    return { productCount: random.pick([0, 1, 1, 2, 2, 3]), turnCount: random.int(2, 4), attributesMax: 4, policyShare: 0.3 }
  return { productCount: random.pick([1, 1, 2, 3, 4, 5, 5]), turnCount: random.int(5, 12), attributesMax: 8, policyShare: 0.6 }
}

const prompt = parsePrompt('nano-v1', readFileSync(new URL('../../shared/prompts/nano-v1.md', import.meta.url), 'utf8'))
const random = new Random(Number(values.seed))
const file = createWriteStream(values.out)
for (let made = 1; made <= count; made++) {
  const conversation = makeConversation(random, split, sizeOf(random))
  const line = JSON.stringify({
    messages: toMessages(conversation, prompt),
    kinds: conversation.turns.map(({ kind }) => kind),
  })
  if (!file.write(`${line}\n`)) await once(file, 'drain')
  if (process.stderr.isTTY && made % 1000 === 0) process.stderr.write(`\r${made}/${count} conversations`)
}
file.end()
await once(file, 'finish')
