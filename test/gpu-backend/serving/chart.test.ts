import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parser } from '@prometheus-io/lezer-promql'
import { validate as deployment } from 'kubernetes-models/_schemas/IoK8sApiAppsV1Deployment'
import { validate as configMap } from 'kubernetes-models/_schemas/IoK8sApiCoreV1ConfigMap'
import { validate as service } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Service'
import { validate as serviceAccount } from 'kubernetes-models/_schemas/IoK8sApiCoreV1ServiceAccount'
import { validate as networkPolicy } from 'kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy'
import { validate as disruptionBudget } from 'kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { gatewayOptions } from '../../../gpu-backend/gateway/options.ts'
import { ChartValues } from '../../../gpu-backend/serving/chart-values.ts'
import { fetchModelOptions } from '../../../gpu-backend/serving/fetch-options.ts'
import { chartFiles } from '../../../gpu-backend/serving/render-chart-files.ts'
import { TrtllmConfig } from '../../../gpu-backend/serving/trtllm-config.ts'
import { VllmConfig } from '../../../gpu-backend/serving/vllm-config.ts'
import { ownScaleDown, ownScaleUp } from '../../../gpu-backend/simulator/policies.ts'
import { helm, lintChart, manifestCases, renderManifests } from '../../../scripts/helm.ts'
import { errorTable } from '../../../shared/errors.ts'
import { recordSeries } from '../../support/recorded-series.ts'
import { unreadKeys } from '../../support/strict-manifest.ts'

interface Validate {
  (value: unknown): boolean
  errors?: unknown
}
/** These packages export models only, which copy what they are given; their compiled schemas are beside. */
const schemaOf = async (name: string, file: string): Promise<unknown> =>
  (await import(pathToFileURL(resolve(`node_modules/@kubernetes-models/${name}/_schemas/${file}.js`)).href)).validate
const operator = 'ComGithubPrometheusOperatorPrometheusOperatorPkgApisMonitoringV1'
const validators: Readonly<Record<string, unknown>> = {
  ConfigMap: configMap,
  Deployment: deployment,
  NetworkPolicy: networkPolicy,
  PodDisruptionBudget: disruptionBudget,
  PodMonitor: await schemaOf('prometheus-operator', `${operator}PodMonitor`),
  PrometheusRule: await schemaOf('prometheus-operator', `${operator}PrometheusRule`),
  ScaledObject: await schemaOf('keda', 'ComGithubKedacoreKedaV2ApisKedaV1alpha1ScaledObject'),
  Service: service,
  ServiceAccount: serviceAccount,
}

interface Behaviour {
  readonly stabilizationWindowSeconds: number
  readonly policies: readonly object[]
}
interface Container {
  readonly name: string
  readonly image: string
  readonly args: readonly string[]
  readonly securityContext: object
  readonly resources: { readonly limits: object; readonly requests: object }
  readonly [probe: string]: unknown
}
interface Manifest {
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly data?: Readonly<Record<string, string>>
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly terminationGracePeriodSeconds: number
        readonly automountServiceAccountToken: boolean
        readonly securityContext: object
        readonly containers: readonly Container[]
        readonly initContainers?: readonly Container[]
      }
    }
    readonly triggers: readonly { readonly type: string; readonly metadata: Readonly<Record<string, string>> }[]
    readonly egress: readonly {
      readonly to?: readonly { readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] } }[]
    }[]
    readonly groups: readonly { readonly rules: readonly { readonly expr: string; readonly record?: string }[] }[]
  }
}

// `npm run gen` renders them where helm is; the check there says when they are stale.
const manifestsOf = (name: string): Manifest[] =>
  parseAllDocuments(readFileSync(`test/fixtures/manifests/${name}.yaml`, 'utf8')).flatMap((document) => {
    expect(document.errors).toEqual([])
    return (document.toJS() as Manifest | null) ?? []
  })

describe.each(manifestCases)('the chart, rendered for %s', (name) => {
  const manifests = manifestsOf(name)
  const of = (kind: string) => manifests.filter((manifest) => manifest.kind === kind)
  const pods = of('Deployment').map(({ spec }) => spec.template.spec)
  const containers = pods.flatMap((pod) => [...(pod.initContainers ?? []), ...pod.containers])

  it('is valid to Kubernetes, KEDA and the Prometheus operator, and no key of it is unknown to them', () => {
    expect(manifests.length).toBeGreaterThan(15)
    for (const manifest of manifests) {
      const validate = validators[manifest.kind] as Validate
      expect([manifest.kind, validate(manifest), validate.errors ?? null]).toEqual([manifest.kind, true, null])
      expect([manifest.metadata.name, unreadKeys(manifest, validate)]).toEqual([manifest.metadata.name, []])
    }
  })

  it('runs nothing as root, writes to no image, takes every image by digest and no token of the cluster', () => {
    for (const pod of pods) {
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } })
      expect(pod.automountServiceAccountToken).toBe(false)
    }
    for (const { image, securityContext, resources } of containers) {
      expect(image).toMatch(/@sha256:[0-9a-f]{64}$/)
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      expect(resources).toMatchObject({ limits: { memory: expect.any(String) }, requests: { cpu: expect.any(String) } })
    }
  })

  it('lets engines and gateways reach no address outside but their bucket’s, and no network of others', () => {
    for (const { metadata, spec } of of('NetworkPolicy').filter(({ metadata }) => !metadata.name.endsWith('-tunnel'))) {
      const peers = spec.egress.flatMap(({ to }) => to ?? [{ ipBlock: { cidr: 'everywhere' } }])
      const blocks = peers.flatMap(({ ipBlock }) => (ipBlock ? [ipBlock] : []))
      const agent = { cidr: '169.254.170.23/32' }
      const publicOnly = {
        cidr: '0.0.0.0/0',
        except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'],
      }
      expect([metadata.name, blocks]).toEqual([metadata.name, [name === 'h100' ? { cidr: '52.219.0.0/16' } : publicOnly, agent]])
    }
  })

  it('gives every stream its time when a pod goes', () => {
    for (const pod of pods) {
      const [{ lifecycle, args } = { args: [] as readonly string[] }] = pod.containers as readonly (Container & {
        lifecycle?: { preStop: { sleep: { seconds: number } } }
      })[]
      const grace = Number.parseInt(args[args.indexOf('--grace-period') + 1] ?? '', 10)
      const isTunnel = args.includes('--grace-period')
      const drainMs = Number(
        args.find((arg) => arg.startsWith('--drain-ms='))?.split('=')[1] ?? (isTunnel ? grace * 1000 : 300_000),
      )
      // cloudflared refuses to start with more (cmd/cloudflared/tunnel/configuration.go, connection/connection.go at d1df7985).
      if (isTunnel) expect(grace).toBeLessThanOrEqual(180)
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan((lifecycle?.preStop.sleep.seconds ?? 0) + drainMs / 1000)
    }
  })

  it('starts our programs with options they have', () => {
    const options: Readonly<Record<string, object>> = { gateway: gatewayOptions, 'fetch-model': fetchModelOptions }
    for (const [program, known] of Object.entries(options)) {
      const [, ...args] = containers.find((container) => container.name === program)?.args ?? []
      expect(args.length).toBeGreaterThan(3)
      for (const arg of args) expect(Object.keys(known)).toContain(arg.slice(2).split('=')[0])
      // A value that rendered to nothing would be an option without one.
      for (const arg of args) expect(arg).toMatch(/=.+$/)
    }
  })

  it('asks Prometheus only for what our exporters tell, in expressions that parse', async () => {
    const recorded = of('PrometheusRule').flatMap(({ spec }) =>
      spec.groups.flatMap(({ rules }) => rules.flatMap(({ record }) => record ?? [])),
    )
    const exported = new Set([...(await exportedNames()), ...recorded])
    const dashboards = of('ConfigMap').flatMap(({ data }) => Object.entries(data ?? {}))
    const panels = dashboards
      .filter(([file]) => file.endsWith('.json'))
      .flatMap(([, text]) => (JSON.parse(text) as { panels: { targets: { expr: string }[] }[] }).panels)
    const expressions = [
      ...of('PrometheusRule').flatMap(({ spec }) => spec.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr))),
      ...of('ScaledObject').flatMap(({ spec }) => spec.triggers.flatMap(({ metadata }) => metadata.query ?? [])),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ]
    expect(expressions.length).toBeGreaterThan(25)
    for (const expression of expressions) {
      expect([expression, errorsIn(expression)]).toEqual([expression, []])
      expect([expression, metricsIn(expression).filter((metric) => !exported.has(metric))]).toEqual([expression, []])
    }
    const outcomes = [...expressions.join(' ').matchAll(/outcome=~"([^"]+)"/g)].flatMap(([, list]) => list?.split('|') ?? [])
    expect(outcomes.filter((outcome) => outcome !== 'failed' && !(outcome in errorTable))).toEqual([])
  })

  it('starts the engine with the template that leaves a last turn open, and a parser of tool calls', () => {
    const { command, args } = containers.find(({ name: each }) => each === 'engine') as Container & { command: string[] }
    const config = parse(of('ConfigMap').find(({ data }) => data?.['config.yaml'])?.data?.['config.yaml'] ?? '')
    const template = of('ConfigMap').find(({ data }) => data?.['chat-template.jinja'])?.data?.['chat-template.jinja']
    expect(template).toBe(readFileSync('gpu-backend/engines/chat-template.jinja', 'utf8'))
    if (command[0] === 'vllm') {
      expect(VllmConfig.parse(config)).toMatchObject({ 'enable-auto-tool-choice': true, 'tool-call-parser': 'hermes' })
      expect(args.join(' ')).toContain('--chat-template /etc/engine/chat-template.jinja')
    } else {
      TrtllmConfig.parse(config)
      expect(args.join(' ')).toContain('--chat_template /etc/engine/chat-template.jinja --tool_parser qwen3')
    }
    const gateway = containers.find(({ name: each }) => each === 'gateway')
    expect(gateway?.args).toContain(`--engine=${command[0] === 'vllm' ? 'vllm' : 'trtllm'}`)
  })

  it('lets a node’s engines go within the quarter of an hour that its update gives them', () => {
    const budget = of('PodDisruptionBudget').find(({ metadata }) => metadata.name.endsWith('-engine')) as unknown as {
      spec: { maxUnavailable: number }
    }
    const engine = pods.find(({ containers: each }) => each.some(({ name: container }) => container === 'engine'))
    const cards = Number(((engine?.containers[0]?.resources.limits ?? {}) as Record<string, unknown>)['nvidia.com/gpu'])
    const values = parse(readFileSync(`test/fixtures/chart-values/${name}.yaml`, 'utf8')) as { engine?: { nodeCards?: number } }
    expect(budget.spec.maxUnavailable).toBe((values.engine?.nodeCards ?? 8) / cards)
    expect(engine?.terminationGracePeriodSeconds).toBeLessThan(15 * 60)
  })

  it('scales as the policy that was simulated', () => {
    const [scaled] = of('ScaledObject') as unknown as readonly [
      { spec: { advanced: { horizontalPodAutoscalerConfig: { behavior: Record<'scaleUp' | 'scaleDown', Behaviour> } } } },
    ]
    const { scaleUp, scaleDown } = scaled.spec.advanced.horizontalPodAutoscalerConfig.behavior
    for (const [rule, simulated] of [
      [scaleUp, ownScaleUp],
      [scaleDown, ownScaleDown],
    ] as const) {
      expect(rule.stabilizationWindowSeconds * 1000).toBe(simulated.stabilizationMs)
      expect(rule.policies).toEqual([{ type: 'Pods', value: simulated.pods, periodSeconds: simulated.periodMs / 1000 }])
    }
  })

  it('gives KEDA what it can stand on when Prometheus is silent', () => {
    const [scaled] = of('ScaledObject')
    for (const { type, metadata } of scaled?.spec.triggers ?? [])
      if (type === 'prometheus') expect(metadata.ignoreNullValues).toBe('false')
    expect(scaled?.spec).toMatchObject({ fallback: { behavior: 'currentReplicasIfHigher' } })
  })
})

describe('what the chart is held to', () => {
  it('finds a key, a type and an expression that are wrong', () => {
    const manifests = manifestsOf('h100')
    const misspelt = (kind: string, from: string, to: string): string[] => {
      const manifest = manifests.find((each) => each.kind === kind)
      const text = JSON.stringify(manifest)
      expect(text).toContain(from)
      const wrong = JSON.parse(text.replace(from, to)) as object
      const validate = validators[kind] as Validate
      return [...unreadKeys(wrong, validate), ...(validate(wrong) ? [] : [JSON.stringify(validate.errors)])]
    }
    expect(misspelt('Deployment', '"readinessProbe"', '"readynessProbe"')).toEqual([expect.stringContaining('readynessProbe')])
    expect(misspelt('ScaledObject', '"pollingInterval"', '"pollInterval"')).toEqual(['.spec.pollInterval'])
    expect(misspelt('ScaledObject', '"pollingInterval":10', '"pollingInterval":"10"')).toEqual([
      expect.stringContaining('integer'),
    ])
    expect(misspelt('PodMonitor', '"podTargetLabels"', '"podTargetLabel"')).toEqual(['.spec.podTargetLabel'])
    expect(misspelt('PrometheusRule', '"expr"', '"expression"')).toContainEqual(expect.stringContaining('expression'))
    expect(errorsIn('sum(rate(llasa_gateway_requests_total{region="eu"}[5m])')).not.toEqual([])
    expect(metricsIn('sum(rate(a_total[5m])) / b{x="y"}')).toEqual(['a_total', 'b'])
  })
})

describe('the chart’s values', () => {
  const provided = {
    ...parse(readFileSync('gpu-backend/serving/chart/values.yaml', 'utf8')),
    ...parse(chartFiles().get('profiles/h100x2-fp8-tp2.yaml') ?? ''),
  }

  it('are refused by the name of a misspelt key, at any depth', () => {
    const problem = (values: object) => JSON.stringify(ChartValues.safeParse(values).error?.issues)
    expect(problem({ ...provided, regoin: 'eu' })).toContain('regoin')
    expect(problem({ ...provided, gateway: { ...provided.gateway, replcas: 3 } })).toContain('replcas')
    const trtllm = { ...provided.profile.trtllm, config: { ...provided.profile.trtllm.config, max_batchsize: 4 } }
    expect(problem({ ...provided, profile: { ...provided.profile, trtllm } })).toContain('max_batchsize')
  })

  it('have no default for what a region must say', () => {
    const missing = ChartValues.safeParse(provided).error?.issues.map(({ path }) => path.join('.'))
    expect(missing).toEqual(
      expect.arrayContaining(['region', 'model.bucket', 'model.manifestSha256', 'images.engine.digest', 'images.gateway.digest']),
    )
  })

  it.skipIf(!helm)('are refused by helm too, which lints the chart and finds nothing', () => {
    for (const name of manifestCases) expect(lintChart(name)).toContain('0 chart(s) failed')
    expect(() => renderManifests('h100', '--set', 'gateway.replcas=3')).toThrow('replcas')
    expect(() => renderManifests('h100', '--set', 'region=')).toThrow('region')
    expect(() => renderManifests('vllm', '--set', 'engine.kind=trtllm')).toThrow('l40sx2-int4-tp2 is not for engine.kind=trtllm')
  })
})

if (!helm) console.warn('No helm: the chart is not linted, and its rendered manifests are not compared with it.')

/** What a scrape of a gateway, of engines and of cloudflared shows, by the name of each series. */
async function exportedNames(): Promise<string[]> {
  const recorded = await Promise.all((['trtllm-1.2', 'vllm'] as const).map(recordSeries))
  return [...new Set(recorded.flat().map(({ name }) => name))]
}

function errorsIn(expression: string): string[] {
  const errors: string[] = []
  parser.parse(expression).iterate({
    enter: ({ type, from, to }) => void (type.isError && errors.push(expression.slice(from, to) || `at ${from}`)),
  })
  return errors
}

function metricsIn(expression: string): string[] {
  const metrics: string[] = []
  parser.parse(expression).iterate({
    enter(node) {
      if (node.name === 'VectorSelector') metrics.push(/^[a-zA-Z_:][\w:]*/.exec(expression.slice(node.from, node.to))?.[0] ?? '')
    },
  })
  return metrics
}
