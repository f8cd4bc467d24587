import { Breaker } from '../../shared/breaker.ts'
import { AppError, isFault, toAppError } from '../../shared/errors.ts'
import type { Emit, Engine, EngineJob } from '../engines/engine.ts'
import { unanswerable } from '../engines/unanswerable.ts'
import { affinityOf } from './affinity.ts'
import { chooseReplica } from './choose-replica.ts'
import { Replica, type ReplicaTimes, replicaTimes } from './replica.ts'

interface ReplicasOptions {
  readonly modelId: string
  readonly contextTokens: number
  readonly sequencesPerReplica: number
  readonly create: (name: string) => Engine
  readonly times?: ReplicaTimes
}

export interface Replicas extends Engine {
  /** The replicas that are there now; those that went finish what they have. */
  readonly set: (names: readonly string[]) => void
  readonly loads: () => readonly { readonly name: string; readonly inFlight: number; readonly isEjected: boolean }[]
}

interface Failure {
  readonly replica: Replica
  readonly error: AppError
}

/**
 * Several engines as one: each request goes where its prefix lies, within a bound of load. A request is sent twice only before
 * its first event. What fails is the replica's fault where the replica refuses the connection, where another replica answers
 * the same request, or where it does not answer a request of our own: so no caller can eject replicas by requests that none
 * can answer.
 */
export function createReplicas(options: ReplicasOptions): Replicas {
  const replicas = new Map<string, Replica>()
  const times = options.times ?? replicaTimes

  const choose = (job: EngineJob, except: Replica | null): Replica => {
    const now = Date.now()
    for (const replica of replicas.values()) replica.probeIfDue(now)
    const usable = [...replicas.values()].filter(({ isUsable }) => isUsable)
    if (usable.length === 0) throw new AppError('backend_unavailable', 'No engine can be reached.', { retryAfterSeconds: 1 })
    // One alone is tried twice: a connection may break by chance.
    const others = usable.length > 1 ? usable.filter((replica) => replica !== except) : usable
    const chosen = chooseReplica(
      others.filter(({ inFlight }) => inFlight < options.sequencesPerReplica),
      affinityOf(job),
    )
    if (!chosen) throw new AppError('overloaded', 'No replica can take a request now.', { retryAfterSeconds: 1 })
    return chosen
  }

  async function generate(job: EngineJob, emit: Emit, signal: AbortSignal): Promise<void> {
    let earlier: Failure | null = null
    for (;;) {
      const replica = choose(job, earlier?.replica ?? null)
      const startedAt = Date.now()
      let hasBegun = false
      replica.inFlight++
      try {
        const observed: Emit = (event) => {
          hasBegun = true
          replica.heard()
          return emit(event)
        }
        await replica.engine.generate(job, observed, signal)
        replica.breaker.succeed(Date.now())
        if (earlier && earlier.replica !== replica) earlier.replica.breaker.fail(Date.now())
        return
      } catch (thrown) {
        if (signal.aborted) {
          // Whoever waited this long in vain gives up before our own clock does.
          if (!hasBegun && Date.now() - startedAt >= times.suspicionMs) void replica.judge()
          throw thrown
        }
        const error = toAppError(thrown)
        if (!isFault(error)) throw thrown
        if (error.code === 'backend_unavailable') replica.lost()
        if (hasBegun) {
          replica.breaker.fail(Date.now())
          void replica.judge()
          throw thrown
        }
        if (earlier) throw await blame([earlier, { replica, error }], job)
        earlier = { replica, error }
      } finally {
        replica.inFlight--
      }
    }
  }

  return {
    modelId: options.modelId,
    contextTokens: options.contextTokens,
    get sequences() {
      const inUse = [...replicas.values()].filter(({ isUsable }) => isUsable).length
      return Math.max(1, inUse) * options.sequencesPerReplica
    },
    generate,

    set(names) {
      for (const [name, replica] of replicas)
        if (!names.includes(name)) {
          replica.stop()
          replicas.delete(name)
        }
      for (const name of names)
        if (!replicas.has(name)) replicas.set(name, new Replica(name, options.create(name), new Breaker(), times))
    },

    loads: () => [...replicas.values()].map(({ name, inFlight, isUsable }) => ({ name, inFlight, isEjected: !isUsable })),

    async ready() {
      await Promise.all([...replicas.values()].map((replica) => replica.firstLook))
      return [...replicas.values()].some(({ isUsable }) => isUsable)
    },

    async close() {
      for (const replica of replicas.values()) replica.stop()
      await Promise.all([...replicas.values()].map(({ engine }) => engine.close()))
    },
  }
}

/** Two tries failed before the first event: where the replicas answer a request of ours, it is the request that cannot be answered. */
async function blame(failures: readonly [Failure, Failure], job: EngineJob): Promise<AppError> {
  const [, { error }] = failures
  if (failures.some((failure) => failure.error.code !== 'backend_failed')) {
    for (const { replica } of failures) void replica.judge()
    return error
  }
  const verdicts = await Promise.all([...new Set(failures.map(({ replica }) => replica))].map((replica) => replica.judge()))
  if (verdicts.includes(false)) return error
  return unanswerable({ param: job.responseFormat.type === 'text' ? null : 'response_format', cause: error.cause })
}
