/** Small letters of languages in Latin script, for a class. */
export const letter = 'a-zß-öø-ɏ'

/**
 * A pattern over small Latin letters, in which `\p{L}` and `\p{N}` are written out: a class of Unicode takes V8 some forty times as
 * long to compile, and patterns of words name hundreds of them.
 */
export function latin(pattern: string): string {
  let isInClass = false
  return pattern.replace(/\\p\{L\}|\\p\{N\}|\\.|[[\]]/gu, (found) => {
    if (found === '[' || found === ']') isInClass = found === '['
    const range = found === '\\p{L}' ? letter : found === '\\p{N}' ? '0-9' : null
    if (range === null) return found
    return isInClass ? range : `[${range}]`
  })
}
