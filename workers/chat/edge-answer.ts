import type { Route } from '../rollout/contract.ts'
import type { Answer } from './contract.ts'

interface EdgeText {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly text: string
}

/** What the edge wrote by itself, in the form of a model's answer that cost nothing. */
export const edgeAnswer = ({ arm }: Route, { id, now, text }: EdgeText): Answer => ({
  id: `edge:${id}`,
  created: Math.floor(now / 1000),
  model: arm.model,
  content: text,
  toolCalls: [],
  finishReason: 'stop',
  usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
})
