import { hkdfSync } from 'node:crypto'
import { hashesEqual, hashSecret } from '../../http/adapters/hash-secret.ts'
import { RecentCache } from '../../http/adapters/recent-cache.ts'
import type { AnswerIds } from '../contract.ts'

// A vote that comes later says nothing of what serves now.
const countsForMs = 86_400_000
const macBytes = 16
const randomBytes = 5
const macLetters = 2 * macBytes
const pattern = /^chatcmpl-([0-9a-z]{8,9})([0-9a-f]{10})([0-9a-f]{2})\.([a-z0-9-]{1,32})\.([a-z0-9-]{1,32})\.([0-9a-f]{32})$/

// Two letters of hex number them. What is not used a minute later is forgotten, since the time in an id is its batch's.
const idsPerBatch = 64
const batchMs = 60_000
const batchesMax = 1_000

interface Batch {
  /** When it was made and 40 random bits. */
  readonly head: string
  /** One after the other, in hex. */
  readonly macs: string
  used: number
}

/**
 * Ids of model answers that say which arm of which region gave them, signed for the tenant they were given to: a vote counts as
 * evidence for an arm only by an answer that was given. The key is derived, so that no signature is of use anywhere else. Signatures are
 * made 64 at a time, each a part of its own of one HKDF-Expand (RFC 5869), so that knowing one says nothing of the next.
 */
export function createAnswerIds(pepper: string): AnswerIds {
  const key = hashSecret(pepper, 'answer-ids')
  const batches = new RecentCache<Batch>({ entriesMax: batchesMax })

  const macsOf = (owner: string, head: string): string =>
    Buffer.from(hkdfSync('sha256', key, '', `${owner}\n${head}`, idsPerBatch * macBytes)).toString('hex')
  const begin = (owner: string, now: number): Batch => {
    const random = Buffer.from(crypto.getRandomValues(new Uint8Array(randomBytes))).toString('hex')
    const head = `${now.toString(36)}${random}`
    const batch = { head, macs: macsOf(owner, head), used: 0 }
    batches.set(owner, batch, now + batchMs)
    return batch
  }

  return {
    make({ tenant, region, arm }) {
      const owner = `${tenant}\n${region}\n${arm}`
      const now = Date.now()
      const known = batches.get(owner, now)
      const batch = known && known.used < idsPerBatch ? known : begin(owner, now)
      const number = batch.used++
      return `chatcmpl-${batch.head}${number.toString(16).padStart(2, '0')}.${region}.${arm}.${macAt(batch.macs, number)}`
    },
    read(tenant, id) {
      const [, at = '', random = '', number = '', region = '', arm = '', mac = ''] = pattern.exec(id) ?? []
      if (!mac || Date.now() - Number.parseInt(at, 36) > countsForMs) return null
      const macs = macsOf(`${tenant}\n${region}\n${arm}`, `${at}${random}`)
      return hashesEqual(mac, macAt(macs, Number.parseInt(number, 16))) ? { region, arm } : null
    },
  }
}

/** Empty past the last. */
const macAt = (macs: string, number: number): string => macs.slice(number * macLetters, (number + 1) * macLetters)
