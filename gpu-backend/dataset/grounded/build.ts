import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { parsePrompt } from '../../../shared/prompt.ts'
import { makeConversation, type Size, toMessages } from './conversation.ts'
import type { Split } from './names.ts'
import { Random } from './random.ts'

/** Short listings among long ones: looking a fact up is learned on the short in a tenth of the tokens, and carries over. */
function sizeOf(random: Random): Size {
  const roll = random.next()
  if (roll < 0.35)
    return { productCount: random.pick([1, 1, 2]), turnCount: random.int(1, 2), attributesMax: 3, policyShare: 0.1 }
  if (roll < 0.7)
    return { productCount: random.pick([0, 1, 1, 2, 2, 3]), turnCount: random.int(2, 4), attributesMax: 4, policyShare: 0.3 }
  return { productCount: random.pick([1, 1, 2, 3, 4, 5, 5]), turnCount: random.int(5, 12), attributesMax: 8, policyShare: 0.6 }
}

interface GroundedOptions {
  readonly count: number
  readonly seed: number
  readonly split: Split
  readonly out: string
}

/** Writes grounded conversations as JSON lines `{ messages, kinds }`: slots for answers, invented products and policies. */
export async function buildGrounded({ count, seed, split, out }: GroundedOptions): Promise<void> {
  const prompt = parsePrompt('nano-v1', readFileSync(new URL('../../../shared/prompts/nano-v1.md', import.meta.url), 'utf8'))
  const random = new Random(seed)
  const file = createWriteStream(out)
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
}
