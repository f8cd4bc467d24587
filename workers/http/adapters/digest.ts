import { createHash } from 'node:crypto'

/** SHA-256 in hex. Synchronous: the asynchronous one costs a turn of the event loop on every request. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
