import { ContinuousBatch, type IterationModel, type Sequence } from './continuous-batch.ts'
import { KvBlocks, tokensPerBlock } from './kv-blocks.ts'

interface ClosedLoopInput {
  readonly model: IterationModel
  /** What fits into the KV cache. */
  readonly kvTokens: number
  readonly sequencesMax: number
  readonly tokensPerIteration: number
  /** Callers who ask again as soon as they are answered. */
  readonly concurrency: number
  readonly promptTokens: number
  readonly outputTokens: number
  readonly requests: number
  /** Lengths are even between this share of the nominal and the nominal. */
  readonly lengthMin: number
  readonly random: () => number
}

interface Latencies {
  /** Means over the requests of the steady part, milliseconds. */
  readonly ttftMs: number
  readonly tpotMs: number
}

interface ClosedLoopRequest extends Sequence {
  readonly arrivedAt: number
  readonly index: number
  firstAt: number
  made: number
}

/** One replica under a constant number of callers, as benchmarks of serving engines load it. */
export function closedLoop(input: ClosedLoopInput): Latencies {
  const { model, kvTokens, sequencesMax, tokensPerIteration, concurrency, requests, random, lengthMin } = input
  const blocks = new KvBlocks({ tokens: kvTokens, tokensPerBlock })
  const batch = new ContinuousBatch<ClosedLoopRequest>({ model, sequencesMax, tokensMax: tokensPerIteration, blocks })
  const length = (nominal: number): number => Math.max(1, Math.round(nominal * (lengthMin + (1 - lengthMin) * random())))
  let now = 0
  let sent = 0
  const ask = (): void => {
    const [promptTokens, outputTokensMax] = [length(input.promptTokens), length(input.outputTokens)]
    batch.add({ promptTokens, outputTokensMax, blocks: [], arrivedAt: now, index: sent++, firstAt: 0, made: 0 })
  }
  for (let caller = 0; caller < concurrency; caller++) ask()
  const done: { ttft: number; tpot: number }[] = []
  for (let iteration = batch.iterate(); iteration && done.length < requests; iteration = batch.iterate()) {
    now += iteration.durationMs
    for (const { sequence } of iteration.stepped) {
      if (++sequence.made === 1) sequence.firstAt = now
      if (sequence.made < sequence.outputTokensMax) continue
      batch.remove(sequence)
      done.push({
        ttft: sequence.firstAt - sequence.arrivedAt,
        tpot: (now - sequence.firstAt) / Math.max(1, sequence.made - 1),
      })
      ask()
    }
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  return { ttftMs: mean(done.map(({ ttft }) => ttft)), tpotMs: mean(done.map(({ tpot }) => tpot)) }
}
