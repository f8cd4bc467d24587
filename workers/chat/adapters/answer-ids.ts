import { hashesEqual, hashSecret } from '../../http/adapters/hash-secret.ts'
import type { AnswerIds } from '../contract.ts'

// A vote that comes later says nothing of what serves now.
const countsForMs = 86_400_000
const macLetters = 32
const pattern = /^chatcmpl-([0-9a-z]{8,9})([0-9a-f]{12})\.([a-z0-9-]{1,32})\.([a-z0-9-]{1,32})\.([0-9a-f]{32})$/

/**
 * Ids of model answers that say which arm of which region gave them, signed for the tenant they were given to: a vote counts as
 * evidence for an arm only by an answer that was given. The key is derived, so that no signature is of use anywhere else.
 */
export function createAnswerIds(pepper: string): AnswerIds {
  const key = hashSecret(pepper, 'answer-ids')
  const macOf = (tenant: string, signed: string): string => hashSecret(key, `${tenant}\n${signed}`).slice(0, macLetters)
  return {
    make({ tenant, region, arm }) {
      const signed = `${Date.now().toString(36)}${randomHex()}.${region}.${arm}`
      return `chatcmpl-${signed}.${macOf(tenant, signed)}`
    },
    read(tenant, id) {
      const [, at = '', random, region = '', arm = '', mac = ''] = pattern.exec(id) ?? []
      if (!mac || Date.now() - Number.parseInt(at, 36) > countsForMs) return null
      return hashesEqual(mac, macOf(tenant, `${at}${random}.${region}.${arm}`)) ? { region, arm } : null
    },
  }
}

function randomHex(): string {
  let hex = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(6))) hex += byte.toString(16).padStart(2, '0')
  return hex
}
