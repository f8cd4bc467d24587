import { Usage } from '../../shared/chat.ts'

/** Our gateway says what a stream cost in a comment before its end, since callers may not have asked for usage. */
const comment = /^: usage (\{.*\})$/m

/** In a whole answer; nested details are left out, only the three sums are recorded. */
const sums = /"usage":\{"prompt_tokens":(\d{1,9}),"completion_tokens":(\d{1,9}),"total_tokens":(\d{1,9})/

export function findUsageComment(text: string): Usage | null {
  const json = comment.exec(text)?.[1]
  return json ? (Usage.safeParse(JSON.parse(json)).data ?? null) : null
}

export function findUsage(text: string): Usage | null {
  const match = sums.exec(text)
  return match ? { prompt_tokens: Number(match[1]), completion_tokens: Number(match[2]), total_tokens: Number(match[3]) } : null
}
