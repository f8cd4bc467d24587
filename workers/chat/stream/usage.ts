import { Usage } from '../../../shared/chat.ts'

/** Our gateway says what a stream cost in a comment before its end, since callers may not have asked for usage. */
const comment = /^: usage (\{.*\})$/m

export function findUsageComment(text: string): Usage | null {
  const json = comment.exec(text)?.[1]
  return json ? (Usage.safeParse(JSON.parse(json)).data ?? null) : null
}
