import { HorizontalPodAutoscaler, type ScalingRule } from './horizontal-pod-autoscaler.ts'
import type { Policy } from './region.ts'
import { binMs, rateAt } from './week.ts'

interface Bounds {
  readonly min: number
  readonly max: number
}

// What Kubernetes does where a ScaledObject or an HPA says nothing.
const usualUp: ScalingRule = { stabilizationMs: 0, pods: 4, periodMs: 15_000 }
const usualDown: ScalingRule = { stabilizationMs: 300_000, pods: 1_000, periodMs: 15_000 }

/**
 * CPU at 80 % of what was requested. An engine's host thread spins from one iteration to the next, so it shows whether there is
 * anything to do, not how much.
 */
export function cpuPolicy(bounds: Bounds): Policy {
  const autoscaler = new HorizontalPodAutoscaler({ ...bounds, scaleUp: usualUp, scaleDown: usualDown })
  return {
    name: 'CPU at 80 %',
    replicas: ({ now, replicas, ready, busy }) =>
      autoscaler.replicas([{ value: busy * ready + (replicas - ready) * 0.8, target: 0.8 }], replicas, now),
  }
}

/** KEDA on the length of the queue, as its tutorials have it. */
export function queuePolicy(bounds: Bounds, queuedPerReplica: number): Policy {
  const autoscaler = new HorizontalPodAutoscaler({ ...bounds, scaleUp: usualUp, scaleDown: usualDown })
  return {
    name: `queue of ${queuedPerReplica}`,
    replicas: ({ now, replicas, queued }) => autoscaler.replicas([{ value: queued, target: queuedPerReplica }], replicas, now),
  }
}

interface OwnPolicy {
  /** In flight and queued, for each replica. */
  readonly concurrency: number
  /** Requests a second that a replica carries within the objective. */
  readonly perSecond: number
  /** How far ahead to look: about a cold start and the time a decision takes. */
  readonly leadMs: number
  /** Never fewer within these hours (UTC), of these days of the trace; empty for none. */
  readonly floors: readonly { readonly fromHour: number; readonly toHour: number; readonly replicas: number }[]
}

export const ownScaleUp: ScalingRule = { stabilizationMs: 0, pods: 2, periodMs: 60_000 }
export const ownScaleDown: ScalingRule = { stabilizationMs: 600_000, pods: 1, periodMs: 180_000 }

/**
 * Ours, as the chart's ScaledObject asks for it: what is in flight and queued; the rate of now, grown as it grew a week ago; and
 * a floor by the clock. The largest counts. Up at once, down slowly.
 */
export function ownPolicy(bounds: Bounds, own: OwnPolicy, lastWeek: readonly number[]): Policy {
  const autoscaler = new HorizontalPodAutoscaler({ ...bounds, scaleUp: ownScaleUp, scaleDown: ownScaleDown })
  return {
    name: 'in flight, forecast, clock',
    replicas: ({ now, replicas, inFlight, queued, perSecond }) => {
      const hour = (now / 3_600_000) % 24
      const floor = own.floors.find(({ fromHour, toHour }) => hour >= fromHour && hour < toHour)?.replicas ?? 0
      const metrics = [
        { value: inFlight + queued, target: own.concurrency },
        { value: perSecond * growth(lastWeek, now, own.leadMs), target: own.perSecond },
        { value: floor, target: 1 },
      ]
      return autoscaler.replicas(metrics, replicas, now)
    },
  }
}

/** How much more came a week ago within the time to come than at this time of that week; never less, and at most three times. */
export function growth(lastWeek: readonly number[], at: number, leadMs: number): number {
  const then = rateAt(lastWeek, at)
  if (!then) return 1
  let most = then
  for (let ahead = binMs / 15; ahead <= leadMs; ahead += binMs / 15) most = Math.max(most, rateAt(lastWeek, at + ahead))
  return Math.min(3, most / then)
}

/** Knows what will come: at any moment as few as the rate within the next cold start takes. */
export function clairvoyantPolicy(bounds: Bounds, perMinute: readonly number[], perSecond: number, leadMs: number): Policy {
  return {
    name: 'clairvoyant',
    replicas: ({ now }) => {
      let most = 0
      for (let ahead = 0; ahead <= leadMs; ahead += binMs / 15) most = Math.max(most, rateAt(perMinute, now + ahead))
      return Math.min(bounds.max, Math.max(bounds.min, Math.ceil(most / 60 / perSecond)))
    },
  }
}
