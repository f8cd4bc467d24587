import { ProductId } from '../../../shared/product.ts'

/**
 * An id as a shop writes it, in the characters that ids of ours have (`ProductId`): kept where they are all allowed, else
 * made of its letters and digits and a mark of the original, so that two ids never become one. '' where there is none.
 */
export function safeId(text: string): string {
  if (text === '' || ProductId.safeParse(text).success) return text
  const letters = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|(?<!-)-+$/g, '')
    .slice(0, 100)
  return `${letters || 'id'}~${markOf(text).toString(36)}`
}

/**
 * A number of 53 bits for a text (cyrb53, public domain by bryc). A hundred thousand ids as numbers are a few megabytes; as
 * strings cut out of a file's lines they would keep the lines in memory. Two ids share one in two million such files.
 */
export function markOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
