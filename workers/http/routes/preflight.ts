import type { AppContext } from '../../context.ts'
import { respond } from '../respond.ts'
import { checkHost, type Side } from './on-host.ts'
import { checkOwnPages } from './own-pages.ts'

const headerName = /^[a-z0-9!#$%&'*+.^_`|~-]{1,64}$/
const headersMax = 64

/**
 * A browser's question before it sends (Fetch Standard, section 3.2.2). Any header may be sent: SDKs add many of their own
 * (`x-stainless-*`), and what protects a tenant is its key, since no cookie says who calls.
 */
export const preflight =
  (side: Side) =>
  (c: AppContext): Response => {
    checkHost(c, side)
    if (side === 'admin') checkOwnPages(c)
    const requested = (c.req.header('access-control-request-headers') ?? '').toLowerCase().split(',')
    const names = requested.map((name) => name.trim()).filter((name) => headerName.test(name))
    return respond(c.get('state'), 204, null, {
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': names.length ? names.slice(0, headersMax).join(', ') : 'authorization, content-type',
      'access-control-max-age': '86400',
      vary: 'Access-Control-Request-Headers',
    })
  }
