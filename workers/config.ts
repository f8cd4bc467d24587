import { Scope } from '../shared/api-key.ts'
import * as z from '../shared/zod.ts'
import { Windows } from './answer-cache/answer-window.ts'
import { HostedBackend } from './backends/hosted.ts'
import { AlertSettings, alertTarget } from './rollout/alert.ts'
import { ArmName, ArmSpec } from './rollout/arm.ts'

const positive = z.int().check(z.positive())

const Limits = z.object({
  bodyBytesMax: positive,
  messagesMax: positive,
  /** Until a backend's headers when it is the last candidate, and when it is not. */
  headersTimeoutMs: positive,
  attemptTimeoutMs: positive,
  /** The longest a request may take in all. */
  requestTimeoutMs: positive,
  idleTimeoutMs: positive,
  answers: Windows,
  answerBytesMax: positive,
  answerKvWaitMs: positive,
  /** How often the guard looks at the rollout. */
  guardEveryMs: positive,
})

const Logs = z.object({
  /** Of requests that are neither refused, failed nor slow, this share leaves a log line; 0 to 1. */
  share: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.01),
  slowMs: z._default(positive, 5_000),
})

const Access = z.object({
  /** `https://<team>.cloudflareaccess.com`, and the application's audience tag. */
  issuer: z.url(),
  audience: z.string().check(z.minLength(8)),
  /** By e-mail address, in lower case. */
  operators: z.record(z.string(), z.object({ tenant: z.string(), scopes: z.array(Scope) })),
})
export type AccessSettings = z.infer<typeof Access>

/** A host of the operators' own (with Cloudflare Access before it); without one they come to the API's with a key. */
const Admin = z.object({ host: z._default(z.nullable(z.string()), null), access: z._default(z.nullable(Access), null) })

/** Analytics Engine's SQL API, which has three months of every location's requests. */
const Plots = z.object({
  account: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  dataset: z._default(z.string().check(z.regex(/^[a-z_][a-z0-9_]*$/)), 'llasa_requests'),
  /** Name of the Worker's secret with a token of Cloudflare's API: Account Analytics, Read. */
  tokenSecret: z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/)),
})

/** The Worker's variables (wrangler.toml, `[vars]`) and secrets, parsed once per isolate. */
export const Config = z.object({
  version: z.string(),
  /** The model name callers use when they leave the choice to the rollout. */
  publicModel: z.string(),
  /** What serves until an operator publishes a rollout: the first arm, everywhere. */
  arms: z.array(z.extend(ArmSpec, { name: ArmName, backend: z.string() })).check(z.minLength(1)),
  /**
   * Where each gateway is: an address, or `vpc://NAME` for the Workers VPC service bound by that name. Or an endpoint of somebody
   * else's, which serves as a region.
   */
  backends: z.record(z.string(), z.union([z.url({ protocol: /^(https?|vpc)$/ }), HostedBackend])),
  /** Where callers reach this deployment: shown to agents, never the host that a request names. Null on one's own machine. */
  publicUrl: z._default(z.nullable(z.url({ protocol: /^https?$/ })), null),
  limits: Limits,
  logs: z._default(Logs, { share: 0.01, slowMs: 5_000 }),
  admin: z._default(Admin, { host: null, access: null }),
  /** Where the guard's alarming decisions go; null: nowhere. */
  alerts: z._default(z.nullable(AlertSettings), null),
  /** Where the operators' plots come from; null: from the guard's own counters. */
  plots: z._default(z.nullable(Plots), null),
  keyPepper: z.string().check(z.minLength(16)),
  gatewayToken: z.string().check(z.minLength(16)),
})
export type Config = z.infer<typeof Config>

interface ConfigVars {
  readonly SETTINGS: unknown
  readonly KEY_PEPPER?: string
  readonly GATEWAY_TOKEN?: string
}

export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly reasons: string[] }

/** Reasons name the setting, never its value. */
export function readConfig(vars: ConfigVars): ConfigResult {
  const parsed = Config.safeParse({ ...settingsOf(vars.SETTINGS), keyPepper: vars.KEY_PEPPER, gatewayToken: vars.GATEWAY_TOKEN })
  if (!parsed.success)
    return { ok: false, reasons: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  const { arms, backends } = parsed.data
  const unknown = arms.filter((arm) => !(arm.backend in backends))
  if (unknown.length) return { ok: false, reasons: unknown.map((arm) => `arms.${arm.name}.backend: no such backend`) }
  const reasons = Object.entries(backends).flatMap(([name, backend]) => missingOf(name, backend, vars))
  const { plots } = parsed.data
  if (plots && !secretOf(vars, plots.tokenSecret)) reasons.push('plots.tokenSecret: no such secret')
  if (parsed.data.alerts) reasons.push(...missingOfAlerts(parsed.data.alerts, vars))
  if (reasons.length) return { ok: false, reasons }
  return { ok: true, config: parsed.data }
}

/** A secret by its name; null where the environment has none. */
export function secretOf(vars: object, name: string): string | null {
  const value = (vars as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' && value ? value : null
}

function missingOfAlerts({ webhook, email }: AlertSettings, vars: object): string[] {
  const reasons: string[] = []
  if (webhook) {
    if (!alertTarget(webhook)) reasons.push('alerts.webhook.url: is on none of alerts.webhook.hosts')
    if (!secretOf(vars, webhook.signingSecret)) reasons.push('alerts.webhook.signingSecret: no such secret')
  }
  if (email && !(email.binding in vars)) reasons.push('alerts.email.binding: no such binding')
  return reasons
}

/** What the environment lacks that a backend names. */
function missingOf(name: string, backend: Config['backends'][string], vars: object): string[] {
  if (typeof backend === 'string') {
    const binding = bindingOf(backend)
    return binding === null || binding in vars ? [] : [`backends.${name}: no such binding`]
  }
  return secretOf(vars, backend.keySecret) ? [] : [`backends.${name}.keySecret: no such secret`]
}

/** The binding that an address names; null for an address of its own. */
export const bindingOf = (url: string): string | null => /^vpc:\/\/(\w+)\/?$/.exec(url)?.[1] ?? null

/** An object from wrangler.toml, or JSON from an environment file. */
export function settingsOf(value: unknown): object {
  try {
    const settings: unknown = typeof value === 'string' ? JSON.parse(value) : value
    return typeof settings === 'object' && settings !== null ? settings : {}
  } catch {
    return {}
  }
}
