import { Breaker } from '../../shared/breaker.ts'
import { AppError, isFault, toAppError } from '../../shared/errors.ts'
import type { Engine, EngineJob } from '../engines/engine.ts'
import { affinityOf } from './affinity.ts'
import { chooseReplica } from './choose-replica.ts'

interface Replica {
  readonly name: string
  readonly engine: Engine
  readonly breaker: Breaker
  inFlight: number
  isProbing: boolean
}

interface ReplicasOptions {
  readonly modelId: string
  readonly contextTokens: number
  readonly sequencesPerReplica: number
  readonly create: (name: string) => Engine
}

export interface Replicas extends Engine {
  /** The replicas that are there now; those that went finish what they have. */
  readonly set: (names: readonly string[]) => void
  readonly loads: () => readonly { readonly name: string; readonly inFlight: number; readonly isEjected: boolean }[]
}

/**
 * Several engines as one: each request goes where its prefix lies, within a bound of load; a replica that fails is left
 * alone until a probe of it succeeds. A request is sent twice only before its first event.
 */
export function createReplicas(options: ReplicasOptions): Replicas {
  const replicas = new Map<string, Replica>()

  const alive = (): Replica[] => {
    const now = Date.now()
    for (const replica of replicas.values()) if (replica.breaker.wantsProbe(now) && !replica.isProbing) void probe(replica)
    return [...replicas.values()].filter(({ breaker }) => !breaker.isOpen)
  }
  const probe = async (replica: Replica): Promise<void> => {
    replica.isProbing = true
    replica.breaker.probed(await replica.engine.ready(), Date.now())
    replica.isProbing = false
  }
  const choose = (job: EngineJob, except: Replica | null): Replica => {
    const candidates = alive().filter((replica) => replica !== except && replica.inFlight < options.sequencesPerReplica)
    const chosen = chooseReplica(candidates, affinityOf(job))
    if (!chosen) throw new AppError('overloaded', 'No replica can take a request now.', { retryAfterSeconds: 1 })
    return chosen
  }

  return {
    modelId: options.modelId,
    contextTokens: options.contextTokens,
    get sequences() {
      const inUse = [...replicas.values()].filter(({ breaker }) => !breaker.isOpen).length
      return Math.max(1, inUse) * options.sequencesPerReplica
    },

    async *generate(job, signal) {
      let failed: Replica | null = null
      for (;;) {
        const replica = choose(job, failed)
        let hasBegun = false
        replica.inFlight++
        try {
          for await (const event of replica.engine.generate(job, signal)) {
            hasBegun = true
            yield event
          }
          replica.breaker.succeed(Date.now())
          return
        } catch (thrown) {
          const itsFault = !signal.aborted && isFault(toAppError(thrown))
          if (itsFault) replica.breaker.fail(Date.now())
          if (!itsFault || hasBegun || failed || replicas.size < 2) throw thrown
          failed = replica
        } finally {
          replica.inFlight--
        }
      }
    },

    set(names) {
      for (const name of replicas.keys()) if (!names.includes(name)) replicas.delete(name)
      for (const name of names)
        if (!replicas.has(name))
          replicas.set(name, { name, engine: options.create(name), breaker: new Breaker(), inFlight: 0, isProbing: false })
    },

    loads: () => [...replicas.values()].map(({ name, inFlight, breaker }) => ({ name, inFlight, isEjected: breaker.isOpen })),

    async ready() {
      const found = await Promise.all([...replicas.values()].map(({ engine }) => engine.ready()))
      return found.includes(true)
    },

    async close() {
      await Promise.all([...replicas.values()].map(({ engine }) => engine.close()))
    },
  }
}
