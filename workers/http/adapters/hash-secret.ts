import { createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA-256 in hex. Keyed, so that a stolen key table is worth nothing without the pepper. */
export const hashSecret = (pepper: string, secret: string): string => createHmac('sha256', pepper).update(secret).digest('hex')

/** In time that does not depend on where the two differ. Both are 64 hex digits. */
export function hashesEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')]
  return left.length === right.length && timingSafeEqual(left, right)
}
