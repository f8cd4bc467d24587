import { Usage } from '../../../shared/chat.ts'

/** Our gateway sends what a stream cost in a comment before its end, since a caller may not have requested usage. */
const pattern = /^usage (\{.*\})$/

/** What an answer cost, from our gateway's comment. */
export function usageIn(comments: readonly string[]): Usage | null {
  for (const comment of comments) {
    const json = pattern.exec(comment)?.[1]
    const usage = json === undefined ? null : Usage.safeParse(parse(json)).data
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
