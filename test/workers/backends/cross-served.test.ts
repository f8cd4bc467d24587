import type { KVNamespace } from '@cloudflare/workers-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChatRequest } from '../../../shared/chat.ts'
import { createAnswerCache } from '../../../workers/answer-cache/adapters/answer-cache.ts'
import { createAnswerTiers } from '../../../workers/answer-cache/adapters/answer-tiers.ts'
import { canonicalJson } from '../../../workers/answer-cache/cache-key.ts'
import type { Answer } from '../../../workers/chat/contract.ts'
import { planAnswer } from '../../../workers/chat/plan-answer.ts'
import { testSettings } from '../../support/settings.ts'

/** The two shared tiers as maps: all isolates of all locations in one. */
function sharedTiers() {
  const location = new Map<string, string>()
  const everywhere = new Map<string, string>()
  const cache = {
    match: async (url: string) => (location.has(url) ? new Response(location.get(url)) : undefined),
    put: async (url: string, response: Response) => void location.set(url, await response.text()),
  }
  const kv = {
    get: async (name: string) => everywhere.get(name) ?? null,
    put: async (name: string, value: string) => void everywhere.set(name, value),
  }
  return { cache: cache as unknown as Cache, kv: kv as unknown as KVNamespace }
}

describe('stored answers', () => {
  it('are never served to another tenant, locale, arm or version: 100,000 askings of one cache', async () => {
    const { cache, kv } = sharedTiers()
    const answers = createAnswerCache(createAnswerTiers(cache, kv, { answerBytesMax: 10_000, kvWaitMs: 50 }), {
      followTimeoutMs: 50,
    })
    const [arm] = testSettings.arms
    const scope = fc.record({
      tenant: fc.constantFrom('a', 'b', 'a","b'),
      locale: fc.constantFrom('en', 'de', 'de-AT'),
      arm: fc.constantFrom('stable', 'canary', 'stable@1'),
      revision: fc.constantFrom('1', '2'),
      prompt: fc.constantFrom('p-v1', 'p-v2'),
      faq: fc.constantFrom(null, '1', '2'),
      epoch: fc.nat(1),
      text: fc.constantFrom('q', 'r', 'Q', 'q '),
      stream: fc.boolean(),
    })
    let hits = 0
    const asking = fc.asyncProperty(scope, async (question) => {
      const prompt = {
        version: question.prompt,
        text: 'Help.',
        valueCharsMax: 0,
        optionHints: false,
        takesKnownAnswers: true,
        edgeComposes: 'nothing' as const,
        searchesCatalogue: false,
        listsWeighed: false,
        taskRules: false,
        listingCharsMax: Number.POSITIVE_INFINITY,
      }
      const plan = planAnswer({
        tenant: question.tenant,
        request: ChatRequest.parse({
          model: 'llasa',
          messages: [{ role: 'user', content: question.text }],
          stream: question.stream,
          llasa: { locale: question.locale },
        }),
        route: {
          region: 'everywhere',
          arm: { ...(arm as (typeof testSettings.arms)[number]), name: question.arm, revision: question.revision },
          backends: [],
          homes: [],
          rollout: 'test@1',
        },
        prompt,
        records: null,
        published: { answersEpoch: question.epoch, purges: {} },
        known: { version: question.faq, answer: null, ground: [], quote: null },
        ground: [],
        windows: testSettings.limits.answers,
        cacheControl: null,
      })
      const { stream: _travels, ...own } = question
      const content = canonicalJson(own)
      const found = await answers.find(plan.entry, plan.use, () => {})
      if (found.answer) {
        hits++
        expect(found.answer.content).toBe(content)
        return
      }
      const answer: Answer = { id: 'i', created: 1, model: 'm', content, toolCalls: [], finishReason: 'stop', usage: null }
      await found.settle(answer, 'everywhere')
    })
    await fc.assert(asking, { numRuns: 100_000 })
    expect(hits).toBeGreaterThan(90_000)
  }, 120_000)
})
