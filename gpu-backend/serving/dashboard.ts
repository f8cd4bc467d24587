interface Panel {
  readonly title: string
  readonly unit: 'reqps' | 's' | 'short' | 'percentunit' | 'tps'
  /** Legend and PromQL; `$region` is the dashboard's variable. */
  readonly queries: readonly (readonly [string, string])[]
}

const of = 'region=~"$region"'
const quantileOf = (histogram: string, q: number): string =>
  `histogram_quantile(${q}, sum by (region, le) (rate(${histogram}_bucket{${of}}[5m])))`
const rateOf = (counter: string, by: string): string => `sum by (${by}) (rate(${counter}{${of}}[5m]))`

const panels: readonly Panel[] = [
  {
    title: 'Requests by how they ended',
    unit: 'reqps',
    queries: [['{{region}} {{outcome}}', rateOf('llasa_gateway_requests_total', 'region, outcome')]],
  },
  {
    title: 'Time to first token',
    unit: 's',
    queries: [0.5, 0.95, 0.99].map(
      (q) => [`{{region}} p${100 * q}`, quantileOf('gen_ai_server_time_to_first_token_seconds', q)] as const,
    ),
  },
  {
    title: 'Time per output token (ITL)',
    unit: 's',
    queries: [0.5, 0.95].map(
      (q) => [`{{region}} p${100 * q}`, quantileOf('gen_ai_server_time_per_output_token_seconds', q)] as const,
    ),
  },
  {
    title: 'In flight and queued',
    unit: 'short',
    queries: [
      ['{{region}} in flight', `sum by (region) (llasa_gateway_in_flight_requests{${of}})`],
      ['{{region}} queued', `sum by (region) (llasa_gateway_queued_requests{${of}})`],
    ],
  },
  {
    title: 'Replicas',
    unit: 'short',
    queries: [['{{region}} {{state}}', `max by (region, state) (llasa_gateway_replicas{${of}})`]],
  },
  { title: 'Tokens', unit: 'tps', queries: [['{{region}} {{kind}}', rateOf('llasa_gateway_tokens_total', 'region, kind')]] },
  {
    title: 'Prompt tokens that the prefix cache had',
    unit: 'percentunit',
    queries: [
      [
        '{{region}}',
        `sum by (region) (rate(llasa_gateway_cached_tokens_total{${of}}[5m])) / sum by (region) (rate(llasa_gateway_tokens_total{${of},kind="prompt"}[5m]))`,
      ],
    ],
  },
  {
    title: 'Keys and values in use',
    unit: 'percentunit',
    queries: [['{{region}} {{pod}}', `trtllm_kv_cache_utilization{${of}} or vllm:kv_cache_usage_perc{${of}}`]],
  },
  {
    title: 'Requests that missed an objective',
    unit: 'percentunit',
    queries: [
      ['{{region}} errors', `region:llasa_errors:ratio_rate5m{${of}}`],
      ['{{region}} late first tokens', `region:llasa_late_first_tokens:ratio_rate5m{${of}}`],
    ],
  },
  {
    title: 'Tunnel connections',
    unit: 'short',
    queries: [['{{region}}', `sum by (region) (cloudflared_tunnel_ha_connections{${of}})`]],
  },
]

// biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's own variable.
const source = { type: 'prometheus', uid: '${datasource}' }
const [columns, height] = [2, 8]

/** Grafana's dashboard of all regions, one panel a question (schema 39). */
export const dashboard = {
  uid: 'llasa-regions',
  title: 'LLaSA: regions',
  schemaVersion: 39,
  editable: false,
  refresh: '30s',
  time: { from: 'now-6h', to: 'now' },
  templating: {
    list: [
      { name: 'datasource', type: 'datasource', query: 'prometheus' },
      {
        name: 'region',
        type: 'query',
        datasource: source,
        query: 'label_values(llasa_gateway_in_flight_requests, region)',
        refresh: 2,
        multi: true,
        includeAll: true,
      },
    ],
  },
  panels: panels.map(({ title, unit, queries }, at) => ({
    id: at + 1,
    type: 'timeseries',
    title,
    datasource: source,
    gridPos: { w: 24 / columns, h: height, x: (at % columns) * (24 / columns), y: Math.floor(at / columns) * height },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: queries.map(([legendFormat, expr], index) => ({
      refId: String.fromCharCode(65 + index),
      datasource: source,
      expr,
      legendFormat,
    })),
  })),
}
