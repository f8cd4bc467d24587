import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { FakeDialectName } from './dialects.ts'

interface FakeGauges {
  readonly running: () => number
  readonly waiting: () => number
  readonly kvHitRate: () => number
  readonly kvUtilization: () => number
}

interface Finished {
  readonly reason: 'stop' | 'length'
  readonly queuedSeconds: number
  readonly ttftSeconds: number
  readonly endToEndSeconds: number
  readonly outputTokens: number
}

/** Where an engine exposes its metrics, and their names: exactly seven in trtllm 1.2, gauges of load in 1.3 and vLLM, which
 * has names of its own. */
export function createFakeMetrics(dialect: FakeDialectName, gauges: FakeGauges) {
  const isVllm = dialect === 'vllm'
  const prefix = isVllm ? 'vllm:' : 'trtllm_'
  const registry = new Registry()
  const registers = [registry]
  const labels = isVllm ? { model_name: 'llasa', engine: '0' } : { model_name: 'undefined', engine_type: 'undefined' }
  const labelNames = Object.keys(labels)
  const gauge = (name: string, value: () => number): void => {
    new Gauge({
      name: `${prefix}${name}`,
      help: name,
      labelNames,
      registers,
      collect() {
        this.set(labels, value())
      },
    })
  }
  const histogram = (name: string) => new Histogram({ name: `${prefix}${name}`, help: name, labelNames, registers })
  const success = new Counter({
    name: `${prefix}request_success_total`,
    help: 'By how they finished.',
    labelNames: [...labelNames, 'finished_reason'],
    registers,
  })
  const [endToEnd, first, perToken, queue] = [
    histogram('e2e_request_latency_seconds'),
    histogram('time_to_first_token_seconds'),
    histogram(isVllm ? 'request_time_per_output_token_seconds' : 'time_per_output_token_seconds'),
    histogram('request_queue_time_seconds'),
  ]
  if (isVllm) gauge('kv_cache_usage_perc', gauges.kvUtilization)
  else {
    gauge('kv_cache_hit_rate', gauges.kvHitRate)
    gauge('kv_cache_utilization', gauges.kvUtilization)
  }
  if (dialect !== 'trtllm-1.2') {
    gauge('num_requests_running', gauges.running)
    gauge('num_requests_waiting', gauges.waiting)
  }
  return {
    path: isVllm ? '/metrics' : '/prometheus/metrics',
    registry,
    finished({ reason, queuedSeconds, ttftSeconds, endToEndSeconds, outputTokens }: Finished): void {
      success.inc({ ...labels, finished_reason: reason })
      queue.observe(labels, queuedSeconds)
      first.observe(labels, ttftSeconds)
      endToEnd.observe(labels, endToEndSeconds)
      if (outputTokens > 1) perToken.observe(labels, (endToEndSeconds - ttftSeconds) / (outputTokens - 1))
    },
  }
}
