import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { dashboard } from '../../../gpu-backend/serving/dashboard.ts'
import { promtool, type RuleTest, testRules } from '../../support/promtool.ts'
import { type RecordedSeries, recordSeries } from '../../support/recorded-series.ts'

interface Rule {
  readonly alert?: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}
interface Manifest {
  readonly kind: string
  readonly spec: {
    readonly groups: readonly { readonly rules: readonly Rule[] }[]
    readonly triggers: readonly { readonly metadata: { readonly query?: string } }[]
  }
}
const manifests = parseAllDocuments(readFileSync('test/fixtures/manifests/h100.yaml', 'utf8')).flatMap(
  (document) => (document.toJS() as Manifest | null) ?? [],
)
const groups = manifests.find(({ kind }) => kind === 'PrometheusRule')?.spec.groups ?? []
const alerts = groups.flatMap(({ rules }) => rules.filter(({ alert }) => alert))

const region = 'eu'
// Longer windows look at as much as there is.
const minutes = 40
const evalTime = '35m'

if (!promtool) console.warn('No promtool: alerts and dashboard are not evaluated by Prometheus. Debian has it in `prometheus`.')

/** A change to the recorded series: another value a minute, none at all, or the same. */
type Change = (series: RecordedSeries) => number | null | undefined

const written = (series: readonly RecordedSeries[], change: Change = () => undefined): RuleTest['input_series'] =>
  series.flatMap((each) => {
    const changed = change(each)
    if (changed === null) return []
    const value = changed ?? each.value
    const labels = Object.entries({ ...each.labels, region }).map(([key, label]) => `${key}="${label}"`)
    const values = each.isCounter ? `0+${value}x${minutes}` : `${value}x${minutes}`
    return [{ series: `${each.name}{${labels.join(',')}}`, values }]
  })

const gateway = (name: string) => `llasa_gateway_${name}`
const failed: RecordedSeries = {
  name: gateway('requests_total'),
  labels: { outcome: 'backend_failed', pod: 'gateway-0' },
  value: 4,
  isCounter: true,
}
const late: Change = ({ name, labels }) =>
  name === 'gen_ai_server_time_to_first_token_seconds_bucket' && Number(labels.le) <= 1 ? 0 : undefined

/** What has to go wrong, by alert. */
const troubles: Readonly<Record<string, { readonly change?: Change; readonly more?: readonly RecordedSeries[] }>> = {
  ErrorsBurn1h: { more: [failed] },
  ErrorsBurn6h: { more: [failed] },
  ErrorsBurn3d: { more: [failed] },
  LateFirstTokensBurn1h: { change: late },
  LateFirstTokensBurn6h: { change: late },
  LateFirstTokensBurn3d: { change: late },
  NoReplica: { change: ({ labels }) => (labels.state === 'in_use' ? 0 : undefined) },
  ReplicaEjected: { change: ({ labels }) => (labels.state === 'ejected' ? 1 : undefined) },
  ScaledOut: { change: ({ name }) => (name === gateway('in_flight_requests') ? 1_000 : undefined) },
  KeysAndValuesFull: { change: ({ name }) => (/kv_cache_(utilization|usage_perc)$/.test(name) ? 0.99 : undefined) },
  TunnelLost: { change: ({ name }) => (name === 'cloudflared_tunnel_ha_connections' ? null : undefined) },
  MetricsAbsent: { change: ({ name }) => (name.startsWith('llasa_gateway_') ? null : undefined) },
}

/** Bounds as Prometheus 2 stores them, and as Prometheus 3 does. */
const storages: readonly (readonly [string, (series: RecordedSeries) => RecordedSeries])[] = [
  ['Prometheus 2', (series) => series],
  [
    'Prometheus 3',
    ({ labels: { le, ...labels }, ...series }) => ({
      ...series,
      labels: le === undefined ? labels : { ...labels, le: /^\d+$/.test(le) ? `${le}.0` : le },
    }),
  ],
]

it('there is a trouble for each alert, and none for an alert that is gone', () => {
  expect(Object.keys(troubles).toSorted()).toEqual(alerts.map(({ alert }) => alert).toSorted())
})

describe.skipIf(!promtool).each(storages)('in the engine of Prometheus, series as %s stores them', (_name, stored) => {
  it.each(['trtllm-1.2', 'vllm'] as const)(
    'over series of a region with %s every alert fires, and none without its trouble',
    async (dialect) => {
      const series = (await recordSeries(dialect)).map(stored)
      const expected = ({ labels, annotations }: Rule) => [{ exp_labels: labels, exp_annotations: annotations }]
      const quiet: RuleTest = {
        name: 'at rest',
        interval: '1m',
        input_series: written(series),
        alert_rule_test: alerts.map(({ alert = '' }) => ({ eval_time: evalTime, alertname: alert, exp_alerts: [] })),
      }
      const firing = alerts.map((rule): RuleTest => {
        const { change, more = [] } = troubles[rule.alert ?? ''] ?? {}
        return {
          name: rule.alert ?? '',
          interval: '1m',
          input_series: written([...series, ...more], change),
          alert_rule_test: [{ eval_time: evalTime, alertname: rule.alert ?? '', exp_alerts: expected(rule) }],
        }
      })
      expect(() => testRules(groups, [quiet, ...firing])).not.toThrow()
    },
  )

  it.each(['trtllm-1.3', 'vllm'] as const)(
    'over series of a region with %s every panel of the dashboard shows something',
    async (dialect) => {
      const series = (await recordSeries(dialect)).map(stored)
      const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr.replaceAll('$region', region)))
      expect(expressions.length).toBeGreaterThan(10)
      const shown = expressions.map((expr) => ({
        expr: `count(${expr}) > bool 0`,
        eval_time: evalTime,
        exp_samples: [{ labels: '{}', value: 1 }],
      }))
      const test: RuleTest = { name: 'panels', interval: '1m', input_series: written(series), promql_expr_test: shown }
      expect(() => testRules(groups, [test])).not.toThrow()
    },
  )
})

describe.skipIf(!promtool)('what KEDA is told', () => {
  const queries =
    manifests.find(({ kind }) => kind === 'ScaledObject')?.spec.triggers.flatMap(({ metadata }) => metadata.query ?? []) ?? []
  const [week, step] = [7 * 24 * 60, 5]
  const steps = (of: number): number => Math.floor(of / step)
  const total = (values: string) => ({ series: `llasa_gateway_requests_total{region="${region}",outcome="stop"}`, values })
  const gauges = ['in_flight_requests', 'queued_requests'].map((name) => ({
    series: `llasa_gateway_${name}{region="${region}"}`,
    values: `3x${steps(week + 120)}`,
  }))

  it.each([
    ['this week and the last', `0+30x${steps(week + 120)}`],
    ['this week, and none in the last', `0x${steps(week + 60)} 0+30x${steps(60)}`],
    ['for the first time', `_x${steps(week + 60)} 0+30x${steps(60)}`],
    ['never', `0x${steps(week + 120)}`],
  ])('is one number each time, with traffic %s', (name, values) => {
    expect(queries).toHaveLength(2)
    const isNumber = queries.map((query) => ({
      expr: `count((${query}) >= 0) == 1`,
      eval_time: `${week + 110}m`,
      exp_samples: [{ labels: '{}', value: 1 }],
    }))
    const test: RuleTest = { name, interval: `${step}m`, input_series: [total(values), ...gauges], promql_expr_test: isNumber }
    expect(() => testRules([], [test])).not.toThrow()
  })
})
