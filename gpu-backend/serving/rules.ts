/** What rules are made for: values of a region, or the Helm expressions that become them. */
interface RuleInputs {
  readonly region: string
  /** One of the gateway's histogram bounds. */
  readonly ttftSeconds: string
  /** So many times what an objective lets fail, as a share; below 1, or an alert could not fire. */
  readonly bound: (objective: 'availability' | 'ttftShare', factor: number) => string
  /** In flight at the most, before more replicas are needed than there may be; null where nothing scales. */
  readonly inFlightMax: string | null
}

interface Rule {
  readonly expr: string
  readonly labels: Readonly<Record<string, string>>
  readonly record?: string
  readonly alert?: string
  readonly for?: string
  readonly annotations?: Readonly<Record<string, string>>
}
interface RuleGroup {
  readonly name: string
  readonly interval?: string
  readonly rules: readonly Rule[]
}

const windows = ['5m', '30m', '1h', '6h', '3d']
const failures = 'failed|backend_failed|backend_unavailable|backend_timeout|overloaded|queue_full'
// Two windows each (Google, The Site Reliability Workbook, chapter 5): the long one says it matters, the short one that it still goes on.
const burns = [
  { long: '1h', short: '5m', factor: 14.4, severity: 'page' },
  { long: '6h', short: '30m', factor: 6, severity: 'page' },
  { long: '3d', short: '6h', factor: 1, severity: 'ticket' },
]
const objectives = [
  { name: 'Errors', ratio: 'llasa_errors', objective: 'availability' },
  { name: 'LateFirstTokens', ratio: 'llasa_late_first_tokens', objective: 'ttftShare' },
] as const

/** Recorded shares and alerts of one region, for Prometheus 2 and 3. */
export function rulesOf({ region, ttftSeconds, bound, inFlightMax }: RuleInputs): RuleGroup[] {
  const of = `region="${region}"`
  const total = (window: string) => `sum(rate(llasa_gateway_requests_total{${of}}[${window}]))`
  // Prometheus 3 stores a bound of 1 as "1.0", Prometheus 2 as it was exposed.
  const inTime = `gen_ai_server_time_to_first_token_seconds_bucket{${of},le=~"${ttftSeconds}|${ttftSeconds}.0"}`
  const shares = windows.flatMap((window): Rule[] => [
    {
      record: `region:llasa_errors:ratio_rate${window}`,
      // Where nothing failed yet there is no series of failures, and the share is 0.
      expr: `(sum(rate(llasa_gateway_requests_total{${of},outcome=~"${failures}"}[${window}])) or vector(0)) / ${total(window)}`,
      labels: { region },
    },
    {
      record: `region:llasa_late_first_tokens:ratio_rate${window}`,
      expr: `1 - sum(rate(${inTime}[${window}])) / sum(rate(gen_ai_server_time_to_first_token_seconds_count{${of}}[${window}]))`,
      labels: { region },
    },
  ])
  const burning = objectives.flatMap(({ name, ratio, objective }) =>
    burns.map(({ long, short, factor, severity }): Rule => {
      const over = (window: string) => `region:${ratio}:ratio_rate${window}{${of}} > ${bound(objective, factor)}`
      return {
        alert: `${name}Burn${long}`,
        expr: `${over(long)} and ${over(short)}`,
        labels: { severity, region },
        annotations: {
          summary: `${region} burns its budget of ${name} at ${factor} times the rate it can keep.`,
          runbook: 'docs/runbook.md, "An objective burns"',
        },
      }
    }),
  )
  const alert = (
    name: string,
    [severity, after]: readonly [string, string],
    expr: string,
    summary: string,
    section: string,
  ): Rule => ({
    alert: name,
    expr,
    for: after,
    labels: { severity, region },
    annotations: { summary, runbook: `docs/runbook.md, "${section}"` },
  })
  const replicas = (state: string) => `llasa_gateway_replicas{${of},state="${state}"}`
  const inFlight = `llasa_gateway_in_flight_requests{${of}}`
  const kvUsed = `trtllm_kv_cache_utilization{${of}} or vllm:kv_cache_usage_perc{${of}}`
  return [
    { name: 'llasa-objectives', interval: '30s', rules: shares },
    { name: 'llasa-burn', rules: burning },
    {
      name: 'llasa-region',
      rules: [
        alert(
          'NoReplica',
          ['page', '1m'],
          `sum(${replicas('in_use')}) == 0`,
          `${region} has no engine; its traffic goes to other regions.`,
          'A region is lost',
        ),
        alert(
          'ReplicaEjected',
          ['ticket', '5m'],
          `max(${replicas('ejected')}) > 0`,
          `A replica of ${region} fails and stays ejected.`,
          'A replica stays ejected',
        ),
        ...(inFlightMax === null
          ? []
          : [
              alert(
                'ScaledOut',
                ['page', '10m'],
                `sum(avg_over_time(${inFlight}[5m])) > ${inFlightMax}`,
                `${region} needs more than its replicas.`,
                'Cards are short',
              ),
            ]),
        alert(
          'KeysAndValuesFull',
          ['ticket', '10m'],
          `max(${kvUsed}) > 0.97`,
          `An engine of ${region} has hardly room for another prompt.`,
          'Cards are short',
        ),
        // A tunnel that never started exports nothing, and a sum of nothing is nothing.
        alert(
          'TunnelLost',
          ['page', '2m'],
          `(sum(cloudflared_tunnel_ha_connections{${of}}) or vector(0)) < 2`,
          `${region} hangs on one connection to the edge, or none.`,
          'A region is lost',
        ),
        alert(
          'MetricsAbsent',
          ['page', '5m'],
          `absent(${inFlight})`,
          `No gateway of ${region} is scraped; scaling is on its fallback.`,
          'Metrics are absent',
        ),
      ],
    },
  ]
}

/** As the chart has them: Helm fills in a region's values. */
export const chartRules = (): RuleGroup[] =>
  rulesOf({
    region: '{{ .Values.region }}',
    ttftSeconds: '{{ .Values.objectives.ttftSeconds }}',
    bound: (objective, factor) => `{{ minf 0.999 (mulf ${factor} (subf 1 .Values.objectives.${objective})) }}`,
    inFlightMax: '{{ mul (index .Values.profile .Values.engine.kind).concurrency .Values.engine.replicasMax }}',
  })
