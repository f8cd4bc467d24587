import { verifyWithJwks } from 'hono/jwt'
import { noLimits } from '../../../shared/quota.ts'
import * as z from '../../../shared/zod.ts'
import type { AccessSettings } from '../../config.ts'
import type { Access, Caller } from '../contract.ts'

const Jwks = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) })
// `exp` too: the library checks it only where it is there.
const Claims = z.object({ email: z.string(), exp: z.number() })

// Cloudflare rotates the keys every six weeks and shows the new one before it signs with it.
const keysFreshMs = 3_600_000
const askAgainAfterMs = 60_000
const keysTimeoutMs = 5_000

/**
 * People who came through Cloudflare Access: the assertion's signature, issuer, audience and time are verified, and the
 * e-mail address must be one of the deployment's operators. Null for everybody else.
 */
export function createAccess(settings: AccessSettings | null): Access {
  if (!settings) return { identify: async () => null }
  const { issuer, audience, operators } = settings
  let keys: z.infer<typeof Jwks>['keys'] = []
  let fetchedAt = Number.NEGATIVE_INFINITY

  const fetchKeys = async (): Promise<void> => {
    fetchedAt = Date.now()
    const response = await fetch(`${issuer}/cdn-cgi/access/certs`, { signal: AbortSignal.timeout(keysTimeoutMs) })
    keys = Jwks.parse(await response.json()).keys
  }
  const verify = async (token: string): Promise<Caller | null> => {
    const payload = await verifyWithJwks(token, {
      keys: keys as never,
      allowedAlgorithms: ['RS256'],
      verification: { iss: issuer, aud: audience },
    })
    const { email } = Claims.parse({ ...payload })
    const address = email.toLowerCase()
    const operator = Object.hasOwn(operators, address) ? operators[address] : undefined
    return operator
      ? { keyId: `access:${email}`, ...operator, origins: [], regions: [], limits: noLimits, plainRequests: 'grounded' }
      : null
  }

  return {
    async identify(token) {
      try {
        if (Date.now() - fetchedAt > keysFreshMs) await fetchKeys()
        return await verify(token).catch(async (error: unknown) => {
          // Signed with a key that is newer than ours, perhaps.
          if (Date.now() - fetchedAt < askAgainAfterMs) throw error
          await fetchKeys()
          return verify(token)
        })
      } catch (cause) {
        console.error(JSON.stringify({ kind: 'access-refused', cause: String(cause) }))
        return null
      }
    },
  }
}
