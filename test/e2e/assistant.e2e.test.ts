import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conversation, readLines } from '../../gpu-backend/evaluate/assistant/conversation.ts'
import { evaluate } from '../../gpu-backend/evaluate/assistant/evaluate.ts'
import { sharesOf, tableOf } from '../../gpu-backend/evaluate/assistant/report.ts'
import { Truth } from '../../gpu-backend/evaluate/assistant/truth.ts'
import { localKeys } from '../../shared/api-key.ts'
import { type Stack, startStack } from '../support/stack.ts'

const folder = 'gpu-backend/evaluate/assistant'
// A few of each kind that the smallest model answers, or the edge by itself: the road is measured here, not the model.
const chosen = new Set([
  'attribute-01',
  'category-03',
  'follow-up-03',
  'stock-01',
  'size-colour-04',
  'small-talk-01',
  'unknown-01',
  'comparison-03',
])
const chosenTruths = new Set(['comparison-01', 'fact-13', 'verdict-01', 'policy-12', 'not-sold-02', 'unknown-01'])

describe('the assistant, asked as shoppers ask', () => {
  let stack: Stack
  beforeAll(async () => {
    stack = await startStack()
  })
  afterAll(() => stack.stop())

  it('answers most turns rightly, and nothing false', async () => {
    const { turns, truths } = await evaluate({
      edge: { baseUrl: `${stack.url}/v1`, apiKey: localKeys.public, model: 'llasa', timeoutMs: 60_000 },
      conversations: readLines(`${folder}/conversations.jsonl`, Conversation).filter(({ id }) => chosen.has(id)),
      truths: readLines(`${folder}/truths.jsonl`, Truth).filter(({ id }) => chosenTruths.has(id)),
      concurrency: 1,
      onTurn: () => {},
    })
    const report = tableOf([{ name: 'nano', at: '', turns, truths }], 'turns')
    const right = sharesOf(turns).at(-1)?.right ?? 0
    expect(turns.length, report).toBe(11)
    expect(right, report).toBeGreaterThanOrEqual(8)
    expect(truths.flatMap(({ id, text, faults }) => faults.map((fault) => `${id}: ${fault} (${text})`))).toEqual([])
  })
})
