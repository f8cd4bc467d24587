import { Usage } from '../../../shared/chat.ts'
import { plainUsage } from '../../backends/read-completion.ts'

/** Our gateway sends what a stream cost in a comment before its end, since a caller may not have requested usage. */
const pattern = /^usage (\{.*\})$/

/** What an answer cost, from our gateway's comment. */
export function usageIn(comments: readonly string[]): Usage | null {
  for (const comment of comments) {
    const json = pattern.exec(comment)?.[1]
    if (json === undefined) continue
    const value = parse(json)
    const usage = plainUsage(value) ?? Usage.safeParse(value).data
    if (usage) return usage
  }
  return null
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
