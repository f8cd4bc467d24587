import { readStream } from '../support/read-stream.ts'
import type { TwoRegions } from './two-regions.ts'

export const question = {
  messages: [{ role: 'user', content: 'How long is the warranty on this backpack?' }],
  llasa: { products: ['ridge-45-backpack'], faq: 'off' },
}
// Beyond every timer of the suite's Worker together: whoever waits longer hangs.
const hangMs = 20_000

/** What a caller should see: this answer; a failure that is reported as one; a refusal of the request by this code. */
export type Expected =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'failure' }
  | { readonly kind: 'refusal'; readonly code: string }

interface Seen {
  readonly text: string
  readonly ms: number
  readonly isGood: boolean
}

interface SeenRequest {
  readonly region: 'eu' | 'us'
  readonly stream: boolean
  readonly body?: object
}

/** One request, and what its caller saw of it. */
export async function look(
  regions: TwoRegions,
  { region, stream, body = question }: SeenRequest,
  expected: Expected,
): Promise<Seen> {
  const startedAt = performance.now()
  const seen = await Promise.race([
    read(await regions.chat({ ...body, stream }, { region }), stream, expected),
    new Promise<Omit<Seen, 'ms'>>((resolve) => setTimeout(resolve, hangMs, { text: 'HANGS', isGood: false }).unref()),
  ]).catch((error: unknown) => ({ text: `THREW ${error}`, isGood: false }))
  return { ...seen, ms: Math.round(performance.now() - startedAt) }
}

async function read(response: Response, stream: boolean, expected: Expected): Promise<Omit<Seen, 'ms'>> {
  if (response.status !== 200) {
    const { error } = (await response.json()) as { error: { code: string } }
    const retryAfter = response.headers.get('retry-after')
    // A failure is reported as one; a backend that is busy or away also says when to come back.
    const isReported = response.status === 502 || response.status === 504 || retryAfter !== null
    const isGood = expected.kind === 'refusal' ? error.code === expected.code : expected.kind === 'failure' && isReported
    return { text: `${response.status} ${error.code}${retryAfter ? `, retry after ${retryAfter} s` : ''}`, isGood }
  }
  if (!stream) {
    const { choices } = (await response.json()) as { choices: { message: { content: string } }[] }
    return answered(choices[0]?.message.content ?? '', expected)
  }
  const { text, done, error } = await readStream(response)
  if (error) return { text: `part of the answer, then ${error.code}`, isGood: expected.kind === 'failure' }
  return done ? answered(text, expected) : { text: 'CUT in silence', isGood: false }
}

function answered(text: string, expected: Expected): Omit<Seen, 'ms'> {
  if (expected.kind === 'refusal') return { text: `ANSWERED: ${text}`, isGood: false }
  return expected.kind === 'failure' || text === expected.text
    ? { text: 'the answer', isGood: true }
    : { text: `ANOTHER ANSWER: ${text}`, isGood: false }
}
