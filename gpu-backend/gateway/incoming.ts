import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '../../shared/errors.ts'

/** The body as text; refuses one that is, or says that it is, too large. */
export function readBody(incoming: IncomingMessage, bytesMax: number): Promise<string> {
  const tooLarge = () => new AppError('request_too_large', `The body is larger than ${bytesMax} bytes.`)
  if (Number(incoming.headers['content-length'] ?? 0) > bytesMax) return Promise.reject(tooLarge())
  return new Promise((resolve, reject) => {
    let bytes = 0
    const parts: Buffer[] = []
    incoming
      .on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes > bytesMax) reject(tooLarge())
        else parts.push(part)
      })
      .once('end', () => resolve((parts.length === 1 ? parts[0] : Buffer.concat(parts))?.toString() ?? ''))
      .once('close', () => incoming.complete || reject(new AppError('client_closed_request', 'The caller left.')))
      .once('error', reject)
  })
}

/** Whether a request shows the token; in the same time whatever it shows. */
export function tokenCheck(token: string): (incoming: IncomingMessage) => boolean {
  const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer')
  const expected = sha256(token)
  return ({ headers }) => timingSafeEqual(sha256((headers.authorization ?? '').replace(/^Bearer +/i, '')), expected)
}

/** Calls back when the caller goes before it was answered. */
export function onLeave(outgoing: ServerResponse, leave: () => void): void {
  outgoing.once('close', () => outgoing.writableFinished || leave())
}

export const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === 'string' ? value : value?.[0]
}
