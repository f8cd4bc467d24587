const bytesAhead = 1_024
let ahead = ''
let at = 0

/** Random bytes in hex, drawn from the runtime's source many at a time: a call into it costs more than all that is done with them. */
export function randomHex(bytes: number): string {
  const letters = 2 * bytes
  if (at + letters > ahead.length) {
    ahead = Buffer.from(crypto.getRandomValues(new Uint8Array(Math.max(bytes, bytesAhead)))).toString('hex')
    at = 0
  }
  at += letters
  return ahead.slice(at - letters, at)
}

/** A random UUID (RFC 9562, version 4). */
export function randomUuid(): string {
  const hex = randomHex(16)
  const variant = '89ab'[Number.parseInt(hex[16] ?? '', 16) & 3]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
