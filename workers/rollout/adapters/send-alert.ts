import type { SendEmail } from '@cloudflare/workers-types'
import {
  type AlertChannel,
  type AlertEmail,
  type AlertSettings,
  type AlertWebhook,
  alertLetter,
  alertTarget,
  signatureOf,
} from '../alert.ts'

const timeoutMs = 5_000

/** Sends an alert's body; false where it did not arrive. */
type AlertSender = (body: string, now: number) => Promise<boolean>

/** A sender for each channel that the settings name. */
export function createAlertSenders(
  { webhook, email }: AlertSettings,
  env: object,
  send: typeof fetch,
): Partial<Record<AlertChannel, AlertSender>> {
  const vars = env as Readonly<Record<string, unknown>>
  return {
    ...(webhook && {
      webhook: (body: string, now: number) => post(webhook, String(vars[webhook.signingSecret]), { body, now, send }),
    }),
    ...(email && { email: (body: string) => mail(email, vars[email.binding] as SendEmail | undefined, body) }),
  }
}

/** Redirects are not followed: the host was chosen by the deployment. */
async function post(
  webhook: AlertWebhook,
  secret: string,
  { body, now, send }: { body: string; now: number; send: typeof fetch },
): Promise<boolean> {
  const target = alertTarget(webhook)
  if (!target) return false
  return arrived(async () => {
    const response = await send(target.href, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-llasa-signature': await signatureOf(secret, body, Math.floor(now / 1000)),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    return response.ok
  })
}

const mail = ({ from, to }: AlertEmail, binding: SendEmail | undefined, body: string): Promise<boolean> =>
  arrived(async () => {
    if (!binding) return false
    await binding.send({ from, to, ...alertLetter(body) })
    return true
  })

async function arrived(attempt: () => Promise<boolean>): Promise<boolean> {
  try {
    return await attempt()
  } catch (cause) {
    console.error(JSON.stringify({ kind: 'alert-not-sent', cause: String(cause) }))
    return false
  }
}
