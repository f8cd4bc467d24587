import { describe, expect, it } from 'vitest'
import { searchedBy } from '../../support/search-context.ts'

const completion = (message: object) => ({
  id: 'c',
  created: 1,
  model: 'llasa',
  choices: [{ index: 0, message: { content: null, ...message }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 300, completion_tokens: 20, total_tokens: 320 },
})
const call = (input: object | string, name = 'search_catalog') =>
  completion({
    tool_calls: [
      { id: 't1', type: 'function', function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) } },
    ],
  })
const says = (content: string) => completion({ content })
/** A model that says one thing after the other. */
const scripted = (...replies: object[]) => {
  let at = 0
  return async () => replies[Math.min(at++, replies.length - 1)]
}
const need = 'my mornings are too slow to start'

describe('where what a shopper wrote finds nothing that fits', () => {
  it('the model searches in words of its own, by the typed query, and what it finds is listed', async () => {
    const model = scripted(call({ query: 'coffee grinder', filters: { priceMax: 15_000 } }))
    const { ids, found, requests, kept } = await searchedBy(model, need)
    expect([ids[0], found.match, found.found]).toEqual(['grano-grinder', 'found', ids.length])
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({ stream: false, temperature: 0, tools: [{ function: { name: 'search_catalog' } }] })
    // Quotas keep what it cost, no more.
    expect(kept).toBe(320)
  })

  it('it may try once more, knowing what came of the first search, and no more than that', async () => {
    const twice = await searchedBy(scripted(call({ query: 'submarine' }), call({ query: 'kettle' })), need)
    expect([twice.ids[0], twice.requests.length]).toEqual(['kupa-kettle', 2])
    expect(twice.requests[1]?.messages.at(-1)).toMatchObject({ role: 'tool', tool_call_id: 't1' })
    const never = await searchedBy(scripted(call({ query: 'submarine' })), need)
    expect([never.ids, never.requests.length, never.found.match]).toEqual([[], 2, 'near'])
  })

  it.each([
    ['says no', says('No.')],
    ['calls another tool', call({ query: 'kettle' }, 'delete_everything')],
    ['writes no JSON', call('{"query": ')],
    ['asks for what no query has', call({ query: 'kettle', limit: 50_000 })],
  ])('a model that %s leaves what was found', async (_what, reply) => {
    const { ids, found, requests } = await searchedBy(scripted(reply), need)
    expect([ids, found.match, requests.length]).toEqual([[], 'near', 1])
  })

  it('a backend that fails leaves what was found, and its tokens are given back', async () => {
    const { found, kept } = await searchedBy(async () => Promise.reject(new Error('down')), need)
    expect([found.match, kept]).toEqual(['near', 0])
  })

  it('is bounded in time: no call outlives four seconds from the first', async () => {
    const deadlines: number[] = []
    const slow = async (_request: unknown, { deadlineAt }: { readonly deadlineAt: number }) => {
      deadlines.push(deadlineAt)
      return call({ query: 'submarine' })
    }
    await searchedBy(slow, need, { at: 1_000 })
    expect(deadlines).toEqual([5_000, 5_000])
  })
})

describe('no model is called', () => {
  it.each([
    ['where the prompt does not say so', { searches: false }],
    ['where what was meant was found', { match: 'found' as const }],
    ['where nothing was looked for', { match: null }],
  ])('%s', async (_where, options) => {
    const { requests } = await searchedBy(scripted(call({ query: 'kettle' })), need, options)
    expect(requests).toEqual([])
  })
})
