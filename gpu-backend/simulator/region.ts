import type { IterationModel } from './continuous-batch.ts'
import type { Arrival } from './fleet.ts'
import { syncMs } from './horizontal-pod-autoscaler.ts'
import { LeapingReplica, type LeapingRequest } from './leaping-replica.ts'

/** What a policy sees, as Prometheus would have scraped it. */
interface Observed {
  readonly now: number
  /** What the Deployment asks for, ready or not. */
  readonly replicas: number
  readonly ready: number
  /** Mean over the last minute. */
  readonly inFlight: number
  readonly queued: number
  /** Arrivals a second, mean over the last five minutes. */
  readonly perSecond: number
  /** Share of the last minute in which a ready replica had something to do, mean over them. */
  readonly busy: number
}

export interface Policy {
  readonly name: string
  /** How many replicas the Deployment shall have. Read every 15 s. */
  readonly replicas: (observed: Observed) => number
}

export interface RegionInput {
  readonly arrivals: Iterable<Arrival>
  readonly endsAt: number
  readonly policy: Policy
  readonly replicasAtFirst: number
  readonly model: IterationModel
  readonly kvTokens: number
  /** Of one replica at once: what the gateway lets in. */
  readonly sequences: number
  readonly tokensPerIteration: number
  /** Share of a prompt that the prefix cache has. */
  readonly prefixHit: number
  /** From asking for a node until it is there, and from a pod on it until it is ready. */
  readonly nodeMs: number
  readonly podMs: number
  /** How long an empty node is kept. */
  readonly nodeKeepMs: number
  /** Whoever would have to wait longer at the gateway is refused. */
  readonly queueWaitMaxMs: number
  readonly ttftObjectiveMs: number
  /** Of a replica an hour: its node disappears without notice. */
  readonly lossesPerHour: number
  readonly random: () => number
  readonly onProgress?: (at: number) => void
}

interface Window {
  readonly requests: number
  /** First token after the objective, or none at all. */
  readonly late: number
  readonly refused: number
  readonly replicas: number
}

export interface RegionResult {
  readonly windows: readonly Window[]
  /** Hours of nodes, from request to release. */
  readonly nodeHours: number
  readonly requests: number
  readonly refused: number
  readonly late: number
  readonly begunAgain: number
  readonly replicasMost: number
}

export const windowMs = 5 * 60_000
const tickMs = 5_000
const ticksPerSync = syncMs / tickMs
// A minute's and five minutes' worth.
const [samplesFew, samplesMost] = [4, 20]

type Counted = { -readonly [K in keyof Window]: Window[K] }
type Sample = Pick<Observed, 'inFlight' | 'queued' | 'busy' | 'perSecond'>

interface Pod {
  readonly replica: LeapingReplica
  readyAt: number
  draining: boolean
  busyBefore: number
}

/** A region for a week: gateway with its queue, replicas that come, drain and are lost, nodes that are paid for, and a policy. */
export function simulateRegion(input: RegionInput): RegionResult {
  return new Region(input).run()
}

class Region {
  readonly #input: RegionInput
  readonly #windows: Counted[]
  readonly #waiting: LeapingRequest[] = []
  #head = 0
  #pods: Pod[] = []
  #idleNodesSince: number[] = []
  #now = 0
  #nodeMs = 0
  #begunAgain = 0
  #mostPods = 0
  #arrived = 0
  readonly #samples: Sample[] = []

  constructor(input: RegionInput) {
    this.#input = input
    const count = Math.ceil(input.endsAt / windowMs)
    this.#windows = Array.from({ length: count }, () => ({ requests: 0, late: 0, refused: 0, replicas: 0 }))
    for (let at = 0; at < input.replicasAtFirst; at++) this.#pods.push(this.#pod(0))
  }

  run(): RegionResult {
    const { arrivals, endsAt, onProgress } = this.#input
    let tick = 0
    for (const arrival of arrivals) {
      if (arrival.at >= endsAt) break
      while (tick * tickMs <= arrival.at) {
        this.#advanceTo(tick * tickMs)
        this.#tick(tick++)
        if (tick % 5_000 === 0) onProgress?.(tick * tickMs)
      }
      this.#advanceTo(arrival.at)
      this.#arrive(arrival)
    }
    while (tick * tickMs < endsAt) {
      this.#advanceTo(tick * tickMs)
      this.#tick(tick++)
    }
    const sum = (of: (window: Window) => number): number => this.#windows.reduce((total, window) => total + of(window), 0)
    return {
      windows: this.#windows,
      nodeHours: this.#nodeMs / 3_600_000,
      requests: sum(({ requests }) => requests),
      refused: sum(({ refused }) => refused),
      late: sum(({ late }) => late),
      begunAgain: this.#begunAgain,
      replicasMost: this.#mostPods,
    }
  }

  #pod(readyAt: number): Pod {
    const { model, kvTokens, sequences, tokensPerIteration, ttftObjectiveMs } = this.#input
    const replica = new LeapingReplica({
      model,
      kvTokens,
      sequencesMax: sequences,
      tokensPerIteration,
      onFirstToken: ({ arrivedAt }, at) => {
        if (at - arrivedAt > ttftObjectiveMs) this.#late(arrivedAt)
      },
      onEnd: () => this.#dispatch(),
    })
    return { replica, readyAt, draining: false, busyBefore: 0 }
  }

  #window(at: number): Counted {
    return this.#windows[Math.min(this.#windows.length - 1, Math.floor(at / windowMs))] as Counted
  }

  #late(arrivedAt: number): void {
    this.#window(arrivedAt).late++
  }

  #advanceTo(until: number): void {
    for (;;) {
      let soonest: Pod | undefined
      for (const pod of this.#pods)
        if (pod.replica.endsAt < until && (!soonest || pod.replica.endsAt < soonest.replica.endsAt)) soonest = pod
      if (!soonest) break
      this.#now = soonest.replica.endsAt
      soonest.replica.advance()
    }
    this.#now = until
  }

  #arrive({ at, promptTokens, outputTokens }: Arrival): void {
    this.#window(at).requests++
    this.#arrived++
    const reusedTokens = Math.floor(promptTokens * this.#input.prefixHit)
    this.#waiting.push({ arrivedAt: at, promptTokens, reusedTokens, outputTokens })
    this.#dispatch()
  }

  /** Least loaded first; whoever waited too long is refused, as the gateway would have done at once. */
  #dispatch(): void {
    const { sequences, queueWaitMaxMs } = this.#input
    for (; this.#head < this.#waiting.length; this.#head++) {
      const next = this.#waiting[this.#head] as LeapingRequest
      if (this.#now - next.arrivedAt > queueWaitMaxMs) {
        this.#window(next.arrivedAt).refused++
        this.#late(next.arrivedAt)
        continue
      }
      let least: Pod | undefined
      for (const pod of this.#pods)
        if (!pod.draining && pod.readyAt <= this.#now && (!least || pod.replica.inFlight < least.replica.inFlight)) least = pod
      if (!least || least.replica.inFlight >= sequences) break
      least.replica.add(next, this.#now)
    }
    if (this.#head < 4_096) return
    this.#waiting.splice(0, this.#head)
    this.#head = 0
  }

  #tick(tick: number): void {
    this.#dispatch()
    this.#reap()
    this.#lose()
    const serving = this.#pods.filter(({ readyAt, draining }) => !draining && readyAt <= this.#now)
    this.#mostPods = Math.max(this.#mostPods, this.#pods.length)
    this.#nodeMs += (this.#pods.length + this.#idleNodesSince.length) * tickMs
    this.#window(this.#now).replicas = serving.length
    if (tick % ticksPerSync) return
    this.#sample(serving)
    this.#scale(serving.length)
  }

  #sample(serving: readonly Pod[]): void {
    const busyMs = serving.map((pod) => {
      const since = pod.replica.busyMs - pod.busyBefore
      pod.busyBefore = pod.replica.busyMs
      return Math.min(1, since / syncMs)
    })
    this.#samples.push({
      inFlight: this.#pods.reduce((sum, { replica }) => sum + replica.inFlight, 0),
      queued: this.#waiting.length - this.#head,
      busy: busyMs.reduce((sum, busy) => sum + busy, 0) / Math.max(1, busyMs.length),
      perSecond: (1_000 * this.#arrived) / syncMs,
    })
    this.#arrived = 0
    if (this.#samples.length > samplesMost) this.#samples.shift()
  }

  #scale(ready: number): void {
    const mean = (of: (sample: Sample) => number, count = samplesFew): number => {
      const samples = this.#samples.slice(-count)
      return samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length
    }
    const current = this.#pods.filter(({ draining }) => !draining)
    const required = this.#input.policy.replicas({
      now: this.#now,
      replicas: current.length,
      ready,
      inFlight: mean(({ inFlight }) => inFlight),
      queued: mean(({ queued }) => queued),
      busy: mean(({ busy }) => busy),
      perSecond: mean(({ perSecond }) => perSecond, samplesMost),
    })
    for (let more = required - current.length; more > 0; more--) this.#start()
    // Those that are not ready first, then those with the least to lose (pod-deletion-cost).
    const leaving = current
      .toSorted((a, b) => b.readyAt - a.readyAt)
      .toSorted(
        (a, b) => Number(a.readyAt <= this.#now) - Number(b.readyAt <= this.#now) || a.replica.inFlight - b.replica.inFlight,
      )
    for (const pod of leaving.slice(0, Math.max(0, current.length - required))) pod.draining = true
  }

  #start(): void {
    const { nodeMs, podMs } = this.#input
    const isWarm = this.#idleNodesSince.pop() !== undefined
    this.#pods.push(this.#pod(this.#now + podMs + (isWarm ? 0 : nodeMs)))
  }

  /** Drained pods leave, their nodes a while later. */
  #reap(): void {
    const gone = this.#pods.filter(({ draining, replica }) => draining && replica.inFlight === 0)
    if (gone.length) this.#pods = this.#pods.filter((pod) => !gone.includes(pod))
    this.#idleNodesSince.push(...gone.map(() => this.#now))
    this.#idleNodesSince = this.#idleNodesSince.filter((since) => this.#now - since < this.#input.nodeKeepMs)
  }

  /** A node goes without a word: what ran there begins again elsewhere, the Deployment wants another one. */
  #lose(): void {
    const { lossesPerHour, random, nodeMs, podMs } = this.#input
    if (lossesPerHour === 0) return
    for (const pod of [...this.#pods]) {
      if (pod.readyAt > this.#now || random() >= (lossesPerHour * tickMs) / 3_600_000) continue
      const lost = pod.replica.lose()
      this.#begunAgain += lost.length
      this.#pods = this.#pods.filter((each) => each !== pod)
      if (!pod.draining) this.#pods.push(this.#pod(this.#now + nodeMs + podMs))
      const again = lost.map((request) => ({ ...request, arrivedAt: this.#now }))
      this.#waiting.splice(this.#head, 0, ...again)
    }
  }
}
