import { type AlertSettings, alertTarget, signatureOf } from '../alert.ts'

const timeoutMs = 5_000

interface AlertInput {
  readonly settings: AlertSettings
  readonly secret: string
  readonly body: string
  readonly now: number
  readonly send: typeof fetch
}

/** Posts an alert; false where it did not arrive. Redirects are not followed: the host was chosen by the deployment. */
export async function sendAlert({ settings, secret, body, now, send }: AlertInput): Promise<boolean> {
  const target = alertTarget(settings)
  if (!target) return false
  try {
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
  } catch (cause) {
    console.error(JSON.stringify({ kind: 'alert-not-sent', cause: String(cause) }))
    return false
  }
}
