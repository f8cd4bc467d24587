import * as z from '../../shared/zod.ts'
import type { GuardDecision } from './rollout-status.ts'

/** Signed, over TLS, to a host that the deployment names itself. */
const AlertWebhook = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  /** Hosts that may be called; the address must be on one of them. */
  hosts: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
  /** Name of the Worker's secret that signs. */
  signingSecret: z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/)),
})
export type AlertWebhook = z.infer<typeof AlertWebhook>

/** By a `send_email` binding of the Worker, whose addresses the account has verified. */
const AlertEmail = z.strictObject({
  binding: z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/)),
  from: z.email(),
  to: z.email(),
})
export type AlertEmail = z.infer<typeof AlertEmail>

/** Where an environment's alerts go: either, or both. */
export const AlertSettings = z.strictObject({
  webhook: z._default(z.nullable(AlertWebhook), null),
  email: z._default(z.nullable(AlertEmail), null),
})
export type AlertSettings = z.infer<typeof AlertSettings>

export const alertChannels = ['webhook', 'email'] as const
export type AlertChannel = (typeof alertChannels)[number]

/** What the guard did or could not decide that a person should hear of; its other decisions are in the history. */
const alarming = new Set(['rollback', 'inconclusive'])
export const isAlarming = ({ action }: Pick<GuardDecision, 'action'>): boolean => alarming.has(action)

/** Null where the address is on none of the hosts. */
export const alertTarget = ({ url, hosts }: AlertWebhook): URL | null => {
  const target = URL.parse(url)
  return target && hosts.includes(target.host) ? target : null
}

/** The body as it is signed and sent. */
export const alertBody = (decision: GuardDecision, revision: number): string =>
  JSON.stringify({ type: 'rollout.decision', revision, ...decision })

/** An alert's body as a person reads it. */
export function alertLetter(body: string): { subject: string; text: string } {
  const { action, arm, region, why, at, revision } = JSON.parse(body) as GuardDecision & { revision: number }
  const subject = `LLaSA: ${action}${arm ? ` of ${arm}` : ''}${region ? ` in ${region}` : ''}`
  return { subject, text: `${why}\n\nDecided by the guard at ${at}, from revision ${revision} of the rollout. More: /rollout\n` }
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA-256 of `<seconds>.<body>`, as Stripe signs its webhooks; old ones can be refused by `t`. */
export async function signatureOf(secret: string, body: string, seconds: number): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(`${seconds}.${body}`)))
  return `t=${seconds},v1=${[...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
