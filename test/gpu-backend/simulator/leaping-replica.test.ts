import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContinuousBatch, type Sequence } from '../../../gpu-backend/simulator/continuous-batch.ts'
import { iterationModels } from '../../../gpu-backend/simulator/iteration-models.ts'
import { KvBlocks } from '../../../gpu-backend/simulator/kv-blocks.ts'
import { LeapingReplica, type LeapingRequest } from '../../../gpu-backend/simulator/leaping-replica.ts'

const model = iterationModels['h200x1-fp8']
const limits = { kvTokens: 4_096, sequencesMax: 6, tokensPerIteration: 300 }

type Times = Map<LeapingRequest, { first?: number; end?: number }>

function leaping(requests: readonly LeapingRequest[]): Times {
  const times: Times = new Map(requests.map((request) => [request, {}]))
  const replica = new LeapingReplica({
    model,
    ...limits,
    onFirstToken: (request, at) => Object.assign(times.get(request) ?? {}, { first: at }),
    onEnd: (request, at) => Object.assign(times.get(request) ?? {}, { end: at }),
  })
  for (const request of requests) {
    while (replica.endsAt < request.arrivedAt) replica.advance()
    replica.add(request, request.arrivedAt)
  }
  while (replica.endsAt < Number.POSITIVE_INFINITY) replica.advance()
  return times
}

function iterating(requests: readonly LeapingRequest[]): Times {
  const times: Times = new Map(requests.map((request) => [request, {}]))
  const blocks = new KvBlocks({ tokens: limits.kvTokens, tokensPerBlock: 32 })
  const batch = new ContinuousBatch<Sequence & { request: LeapingRequest; made: number }>({
    model,
    sequencesMax: limits.sequencesMax,
    tokensMax: limits.tokensPerIteration,
    blocks,
  })
  const left = [...requests]
  let now = 0
  const arrive = (until: number) => {
    for (let next = left[0]; next && next.arrivedAt <= until; next = left[0]) {
      left.shift()
      batch.add({ promptTokens: next.promptTokens, outputTokensMax: next.outputTokens, blocks: [], request: next, made: 0 })
    }
  }
  while (left.length || batch.running + batch.waiting) {
    if (!(batch.running + batch.waiting)) now = Math.max(now, left[0]?.arrivedAt ?? now)
    arrive(now)
    const iteration = batch.iterate()
    if (!iteration) continue
    now += iteration.durationMs
    for (const { sequence } of iteration.stepped) {
      if (++sequence.made === 1) Object.assign(times.get(sequence.request) ?? {}, { first: now })
      if (sequence.made < sequence.outputTokensMax) continue
      batch.remove(sequence)
      Object.assign(times.get(sequence.request) ?? {}, { end: now })
    }
  }
  return times
}

describe('a replica that leaps over uneventful iterations', () => {
  it('gives every first and last token at the moment at which iterating one by one does', () => {
    const request = fc.record({
      // Never two at the same moment: which of them an idle replica would begin with is anybody’s guess.
      gap: fc.double({ min: 0.01, max: 900, noNaN: true }),
      promptTokens: fc.integer({ min: 1, max: 900 }),
      outputTokens: fc.integer({ min: 1, max: 80 }),
    })
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 40 }), (expected) => {
        let arrivedAt = 0
        const requests = expected.map(({ gap, promptTokens, outputTokens }): LeapingRequest => {
          arrivedAt += gap
          return { arrivedAt, promptTokens, outputTokens, reusedTokens: 0 }
        })
        const [a, b] = [leaping(requests), iterating(requests)]
        for (const each of requests) {
          expect(a.get(each)?.first).toBeCloseTo(b.get(each)?.first ?? Number.NaN, 5)
          expect(a.get(each)?.end).toBeCloseTo(b.get(each)?.end ?? Number.NaN, 5)
        }
      }),
      { numRuns: 300 },
    )
  })
})
