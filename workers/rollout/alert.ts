import * as z from 'zod/mini'
import type { GuardDecision } from './rollout-status.ts'

/** Where an environment's alerts go. Signed, over TLS, to a host that the deployment names itself. */
export const AlertSettings = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  /** Hosts that may be called; the address must be on one of them. */
  hosts: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
  /** Name of the Worker's secret that signs. */
  signingSecret: z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/)),
})
export type AlertSettings = z.infer<typeof AlertSettings>

/** What the guard did or could not decide that a person should hear of; its other decisions are in the history. */
const alarming = new Set(['rollback', 'inconclusive'])
export const isAlarming = ({ action }: Pick<GuardDecision, 'action'>): boolean => alarming.has(action)

/** Null where the address is on none of the hosts. */
export const alertTarget = ({ url, hosts }: AlertSettings): URL | null => {
  const target = URL.parse(url)
  return target && hosts.includes(target.host) ? target : null
}

/** The body as it is signed and sent. */
export const alertBody = (decision: GuardDecision, revision: number): string =>
  JSON.stringify({ type: 'rollout.decision', revision, ...decision })

/** `t=<seconds>,v1=<hex>`: HMAC-SHA-256 of `<seconds>.<body>`, as Stripe signs its webhooks; old ones can be refused by `t`. */
export async function signatureOf(secret: string, body: string, seconds: number): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(`${seconds}.${body}`)))
  return `t=${seconds},v1=${[...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
