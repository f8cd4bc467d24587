import { ContinuousBatch, type IterationModel, type Sequence } from './continuous-batch.ts'
import { KvBlocks, tokensPerBlock } from './kv-blocks.ts'

export interface Arrival {
  /** Milliseconds since the trace began. */
  readonly at: number
  readonly promptTokens: number
  readonly outputTokens: number
}

interface FleetInput {
  readonly arrivals: readonly Arrival[]
  readonly replicas: number
  readonly model: IterationModel
  readonly kvTokens: number
  /** Requests a replica runs at once; more wait in the gateway, first come, first served. */
  readonly sequences: number
  readonly tokensPerIteration: number
}

interface FleetResult {
  /** Of each request, milliseconds. */
  readonly ttftMs: readonly number[]
  readonly tpotMs: readonly number[]
  readonly queuedMost: number
  /** Share of the time in which a replica had something to do, mean over them. */
  readonly busy: number
  readonly endedAt: number
}

interface Request extends Sequence {
  readonly at: number
  firstAt: number
  made: number
}

interface Replica {
  readonly batch: ContinuousBatch<Request>
  /** When its iteration ends, and who gets a token then; Infinity while it is idle. */
  endsAt: number
  stepped: readonly Request[]
  inFlight: number
  busyMs: number
}

/** Replicas behind one gateway on a trace: the least loaded gets the next one that waits. Prefixes are not shared here. */
export function simulateFleet({
  arrivals,
  replicas: count,
  model,
  kvTokens,
  sequences,
  tokensPerIteration,
}: FleetInput): FleetResult {
  const replicas = Array.from({ length: count }, (): Replica => {
    const blocks = new KvBlocks({ tokens: kvTokens, tokensPerBlock })
    const batch = new ContinuousBatch<Request>({ model, sequencesMax: sequences, tokensMax: tokensPerIteration, blocks })
    return { batch, endsAt: Number.POSITIVE_INFINITY, stepped: [], inFlight: 0, busyMs: 0 }
  })
  const waiting: Request[] = []
  let [head, queuedMost, now, next] = [0, 0, 0, 0]
  const ttftMs: number[] = []
  const tpotMs: number[] = []

  const begin = (replica: Replica): void => {
    const iteration = replica.batch.iterate()
    replica.endsAt = iteration ? now + iteration.durationMs : Number.POSITIVE_INFINITY
    replica.stepped = iteration?.stepped.map(({ sequence }) => sequence) ?? []
    replica.busyMs += iteration?.durationMs ?? 0
  }
  const dispatch = (): void => {
    for (; head < waiting.length; head++) {
      const least = replicas.reduce((a, b) => (b.inFlight < a.inFlight ? b : a))
      if (least.inFlight >= sequences) break
      least.inFlight++
      least.batch.add(waiting[head] as Request)
      if (least.endsAt === Number.POSITIVE_INFINITY) begin(least)
    }
    queuedMost = Math.max(queuedMost, waiting.length - head)
  }
  const step = (replica: Replica): void => {
    for (const request of replica.stepped) {
      if (++request.made === 1) request.firstAt = now
      if (request.made < request.outputTokensMax) continue
      replica.batch.remove(request)
      replica.inFlight--
      ttftMs.push(request.firstAt - request.at)
      if (request.made > 1) tpotMs.push((now - request.firstAt) / (request.made - 1))
    }
    begin(replica)
  }

  for (;;) {
    const soonest = replicas.reduce((a, b) => (b.endsAt < a.endsAt ? b : a))
    const arrival = arrivals[next]
    if (arrival && arrival.at <= soonest.endsAt) {
      now = arrival.at
      next++
      const { promptTokens, outputTokens } = arrival
      waiting.push({ promptTokens, outputTokensMax: Math.max(1, outputTokens), blocks: [], at: now, firstAt: 0, made: 0 })
    } else if (soonest.endsAt < Number.POSITIVE_INFINITY) {
      now = soonest.endsAt
      step(soonest)
    } else break
    dispatch()
  }
  const busy = replicas.reduce((sum, { busyMs }) => sum + busyMs, 0) / (count * Math.max(1, now))
  return { ttftMs, tpotMs, queuedMost, busy, endedAt: now }
}
