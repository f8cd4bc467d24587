import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Admission } from './admission.ts'
import type { Replicas } from './replicas.ts'

/**
 * What KEDA scales on and what dashboards show. Latency histograms carry the OpenTelemetry GenAI names in their
 * Prometheus form (gen_ai.server.time_to_first_token, …time_per_output_token), in seconds.
 */
export function createMetrics(admission: Admission, replicas: Replicas['loads'] = () => []) {
  const registry = new Registry()
  const registers = [registry]
  new Gauge({
    name: 'llasa_gateway_in_flight_requests',
    help: 'Generations running.',
    registers,
    collect() {
      this.set(admission.inFlight)
    },
  })
  new Gauge({
    name: 'llasa_gateway_queued_requests',
    help: 'Generations waiting for a slot.',
    registers,
    collect() {
      this.set(admission.queued)
    },
  })
  new Gauge({
    name: 'llasa_gateway_in_flight_tokens',
    help: 'Tokens that the running generations may hold in the KV cache, prompts and longest answers.',
    registers,
    collect() {
      this.set(admission.inFlightTokens)
    },
  })
  new Gauge({
    name: 'llasa_gateway_replicas',
    help: 'Replicas of the engine by whether this gateway uses them.',
    labelNames: ['state'],
    registers,
    collect() {
      const ejected = replicas().filter(({ isEjected }) => isEjected).length
      this.set({ state: 'in_use' }, replicas().length - ejected)
      this.set({ state: 'ejected' }, ejected)
    },
  })
  return {
    registry,
    cachedTokens: new Counter({
      name: 'llasa_gateway_cached_tokens_total',
      help: 'Prompt tokens that the engine had in its prefix cache.',
      registers,
    }),
    requests: new Counter({
      name: 'llasa_gateway_requests_total',
      help: 'Requests by how they ended.',
      labelNames: ['outcome'],
      registers,
    }),
    timeToFirstToken: new Histogram({
      name: 'gen_ai_server_time_to_first_token_seconds',
      help: 'From arrival at the gateway to the first token, queue included.',
      buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    timePerOutputToken: new Histogram({
      name: 'gen_ai_server_time_per_output_token_seconds',
      help: 'Mean time between tokens of one answer (ITL), after the first.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32],
      registers,
    }),
    tokens: new Counter({
      name: 'llasa_gateway_tokens_total',
      help: 'Tokens read and written.',
      labelNames: ['kind'],
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
