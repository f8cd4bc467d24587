import { AppError } from '../../../shared/errors.ts'
import type { AppContext } from '../../context.ts'

/**
 * For operators' routes: no page of another origin sends here, and nobody keeps what they answer. Cloudflare Access signs people
 * in by a cookie, which a browser sends whoever makes it (Fetch Metadata, section 2; RFC 6454). Clients that are no browser name
 * neither.
 */
export function checkOwnPages(c: AppContext): void {
  c.get('state').headers['cache-control'] = 'no-store'
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const isForeign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && origin !== new URL(c.req.url).origin)
  if (isForeign) throw new AppError('origin_not_allowed', 'This is no address for pages of other origins.')
}
