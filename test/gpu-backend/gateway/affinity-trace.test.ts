import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { chooseReplica } from '../../../gpu-backend/gateway/choose-replica.ts'
import { KvBlocks } from '../../../gpu-backend/simulator/kv-blocks.ts'

const file = fileURLToPath(new URL('../../../../shared/data/traces/mooncake_conversation.min.csv', import.meta.url).href)
const hasTrace = existsSync(file)
if (!hasTrace) console.warn('No traces beside the project (shared/data/traces): the affinity of replicas is not measured.')

interface Row {
  readonly at: number
  readonly blocks: readonly string[]
  readonly holdMs: number
}

// 512 tokens a block; a decode step of some 30 ms, as measured on an H200.
const tokensPerBlock = 512
const msPerToken = 30

function readTrace(): Row[] {
  let at = 0
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [gap, , out, ranges] = line.split(',')
      at += Number(gap)
      const blocks = (ranges ?? '').split(' ').flatMap((range) => {
        const [from, to = from] = range.split('-').map(Number)
        return Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => String(Number(from) + step))
      })
      return { at, blocks, holdMs: Number(out) * msPerToken }
    })
}

/** Replays the trace over replicas that each keep so many blocks; which one is chosen is the question. */
function replay(rows: readonly Row[], count: number, blocksEach: number, choose: typeof chooseReplica) {
  const replicas = Array.from({ length: count }, (_, at) => ({
    name: `10.0.0.${at}`,
    inFlight: 0,
    computed: 0,
    cache: new KvBlocks({ tokens: blocksEach * tokensPerBlock, tokensPerBlock }),
  }))
  let running: { readonly until: number; readonly replica: (typeof replicas)[number] }[] = []
  let [seen, hits] = [0, 0]
  for (const { at, blocks, holdMs } of rows) {
    for (const { until, replica } of running) if (until <= at) replica.inFlight--
    running = running.filter(({ until }) => until > at)
    const replica = choose(replicas, blocks.slice(0, 2).join(' '))
    if (!replica) throw new Error('no replica')
    seen += blocks.length
    const found = replica.cache.match(blocks)
    hits += found
    // Only what is cached counts here, not what is reserved.
    replica.cache.release(blocks, 0)
    replica.inFlight++
    replica.computed += blocks.length - found
    running.push({ until: at + holdMs, replica })
  }
  const work = replicas.map(({ computed }) => computed)
  return { hitRate: hits / seen, maxOverMean: (Math.max(...work) * count) / work.reduce((sum, each) => sum + each, 0) }
}

describe.skipIf(!hasTrace)('eight replicas on the Mooncake trace', () => {
  const rows = hasTrace ? readTrace() : []
  const blocksEach = 2_000
  const alone = replay(rows, 1, 8 * blocksEach, chooseReplica)
  const affine = replay(rows, 8, blocksEach, chooseReplica)
  let turn = 0
  const roundRobin = replay(rows, 8, blocksEach, (replicas) => replicas[turn++ % replicas.length] ?? null)

  it('keep nine tenths of the hits of one replica with all their memory, evenly loaded', () => {
    expect(affine.hitRate).toBeGreaterThanOrEqual(0.9 * alone.hitRate)
    expect(affine.maxOverMean).toBeLessThanOrEqual(1.25)
  })

  it('would lose them in turn', () => {
    expect(roundRobin.hitRate).toBeLessThan(0.75 * alone.hitRate)
  })
})
