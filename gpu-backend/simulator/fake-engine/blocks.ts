import { createHash } from 'node:crypto'
import { tokensPerBlock } from '../kv-blocks.ts'

/** Full blocks of a prompt by the hash of all that comes before their end, apart by salt. */
export function blocksOf(tokens: readonly string[], salt: string): string[] {
  const names: string[] = []
  let hash = salt
  for (let end = tokensPerBlock; end <= tokens.length; end += tokensPerBlock) {
    hash = createHash('sha1')
      .update(hash)
      .update(tokens.slice(end - tokensPerBlock, end).join(''))
      .digest('base64')
    names.push(hash)
  }
  return names
}
