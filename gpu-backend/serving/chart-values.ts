import * as z from 'zod/mini'
import { TrtllmConfig } from './trtllm-config.ts'
import { VllmConfig } from './vllm-config.ts'

const count = z.int().check(z.positive())
const name = z.string().check(z.regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'a DNS label'))
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal'))
/** Images by digest only: a tag may be another image tomorrow. */
const Image = z.strictObject({
  repository: z.string().check(z.minLength(1)),
  digest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hexadecimal digits')),
})

/** What one engine can hold on a profile's cards, and how it is started. */
const engineSizing = <C extends z.ZodMiniType>(config: C) =>
  z.strictObject({
    /** Requests of one replica at once, and what its KV cache holds: the gateway's bounds. */
    sequences: count,
    kvTokens: count,
    /** What one replica is meant to carry: in flight and queued, and arrivals a second where the simulator knows its card. */
    concurrency: count,
    perSecond: z.nullable(z.number().check(z.positive())),
    config,
  })

/** What a profile says to the chart: `profiles/*.yaml`, generated. */
export const ProfileValues = z.strictObject({
  name,
  /** `nvidia.com/gpu.product`, as NVIDIA's feature discovery labels nodes. */
  card: z.string(),
  cards: count,
  contextTokens: count,
  /** Null for an engine that does not load the profile's precision. */
  trtllm: z.nullable(engineSizing(TrtllmConfig)),
  vllm: z.nullable(engineSizing(VllmConfig)),
})
export type ProfileValues = z.infer<typeof ProfileValues>

/** The chart's values. Strict: a misspelt key is refused by Helm and by the check, by its name. */
export const ChartValues = z.strictObject({
  /** Of our regions' names: a label on every metric and every pod. */
  region: name,
  model: z.strictObject({
    /** The engine serves the directory's name, so this is both. */
    id: name,
    bucket: z.string().check(z.minLength(3)),
    bucketRegion: z.string().check(z.minLength(3)),
    /** Its addresses, the only ones besides DNS that engines and gateways reach outside; none: all public ones. */
    bucketCidrs: z.array(z.string().check(z.regex(/^[0-9.]+\/\d{1,2}$/))),
    /** Of the manifest that lists each file with its hash. */
    manifestSha256: sha256,
  }),
  images: z.strictObject({ engine: Image, gateway: Image, cloudflared: Image }),
  profile: ProfileValues,
  engine: z.strictObject({
    /** Which server runs, from which image; the profile must know it. */
    kind: z.enum(['trtllm', 'vllm']),
    /** Cards of one node: how many engines are on it, which all go at once when it is updated. */
    nodeCards: count,
    /** On the node's own disk; the node's start-up makes it and gives it to uid 10001. */
    nodePath: z.string().check(z.startsWith('/')),
    startMinutesMax: count,
    /** The longest stream: a pod that stops has as long to finish, cloudflared its 180 s at most. */
    streamSecondsMax: count,
    replicasMin: count,
    replicasMax: count,
  }),
  gateway: z.strictObject({
    /** Each may fill its share of every replica's sequences. */
    replicas: count,
    /** Names of Secrets, each with a key `token`. */
    tokenSecret: name,
    queueMax: count,
    queueWaitMs: count,
    drainSeconds: count,
  }),
  tunnel: z.strictObject({ replicas: count, tokenSecret: name }),
  autoscaling: z.strictObject({
    prometheus: z.url(),
    /** How far ahead last week is looked at: a cold start and a little. */
    leadMinutes: count,
    /** Never fewer replicas within these hours; `start` and `end` as cron has them. */
    schedule: z.array(z.strictObject({ timezone: z.string(), start: z.string(), end: z.string(), replicas: count })),
    /** When Prometheus does not answer, unless there are more already. */
    fallbackReplicas: count,
  }),
  observability: z.strictObject({
    /** OTLP over HTTP; empty for none. */
    tracesEndpoint: z.string(),
    dashboardLabels: z.record(z.string(), z.string()),
    ruleLabels: z.record(z.string(), z.string()),
    monitoringNamespace: name,
  }),
  objectives: z.strictObject({
    availability: z.number().check(z.gt(0.5), z.lt(1)),
    /** One of the gateway's histogram bounds. */
    ttftSeconds: z.union([z.literal(0.25), z.literal(0.5), z.literal(1), z.literal(2.5), z.literal(5)]),
    ttftShare: z.number().check(z.gt(0.5), z.lt(1)),
  }),
})
export type ChartValues = z.infer<typeof ChartValues>
