import { readFile } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'
import type { EngineJob } from '../engines/engine.ts'
import { chatBody } from '../engines/http/shared-body.ts'
import { PromptRenderer } from '../engines/render-prompt.ts'
import { loadTokenizer, type TokenCounter } from '../engines/tokenizer.ts'

interface FittedJob {
  readonly job: EngineJob
  /** Of prompt and longest answer: what it may hold in the KV cache. */
  readonly tokens: number
}

export interface FitOptions {
  readonly contextTokens: number
  readonly renderer: PromptRenderer
  /** Null where the served model's tokenizer is not at hand: then the engine refuses what is too long, and later. */
  readonly counter: TokenCounter | null
}

// Markers and names of one turn; the words around tools.
const [tokensPerTurn, tokensAroundTools] = [8, 64]
// Where no tokenizer counts: what a token covers of prose. Digits and other scripts take about one token each.
const charsPerToken = 3

/** What the gateway is started with: the template of its engines, and their model's tokenizer where it is at hand. */
export async function loadFit(
  template: string,
  tokenizer: string | undefined,
): Promise<Pick<FitOptions, 'renderer' | 'counter'>> {
  return {
    renderer: new PromptRenderer(await readFile(template, 'utf8')),
    counter: tokenizer ? await loadTokenizer(tokenizer) : null,
  }
}

/**
 * Bounds a job by what the model really holds. No token covers less than a byte, so most prompts fit by their bytes alone; the
 * others are counted. An engine that reads prompts in chunks finds out only after it has answered 200, and cuts the stream.
 */
export async function fitPrompt(job: EngineJob, { contextTokens, renderer, counter }: FitOptions): Promise<FittedJob> {
  const begunTokens = job.begun && counter ? await counter.count(job.begun, contextTokens) : job.begunTokens
  const text = textOf(job)
  const overhead = tokensPerTurn * (job.messages.length + 1) + (job.tools.length ? tokensAroundTools : 0)
  const most = Buffer.byteLength(text) + overhead
  const fits = most + job.outputTokensMax <= contextTokens
  const tokens =
    fits || !counter ? Math.min(most, overhead + estimate(text)) : await counter.count(render(job, renderer), contextTokens)
  if (!fits && counter && tokens >= contextTokens)
    throw new AppError('context_length_exceeded', `The prompt is longer than the ${contextTokens} tokens that the model takes.`, {
      param: 'messages',
    })
  // An engine cuts the requested output down to what is left; so does what is set aside for it.
  const left = Math.max(1, contextTokens - Math.min(tokens, contextTokens - 1) + (begunTokens ?? 0))
  const outputTokensMax = counter && !fits ? Math.min(job.outputTokensMax, left) : job.outputTokensMax
  return { job: { ...job, begunTokens, outputTokensMax }, tokens: tokens + outputTokensMax }
}

function textOf({ messages, begun, tools }: EngineJob): string {
  const turns = messages.map(({ content, tool_calls }) => content + (tool_calls ? JSON.stringify(tool_calls) : ''))
  return turns.join('') + begun + (tools.length ? JSON.stringify(tools) : '')
}

/** As the engine renders it: by the same template, from the same messages. */
function render(job: EngineJob, renderer: PromptRenderer): string {
  const { messages } = chatBody(job, '')
  return renderer.renderText(messages, job.toolChoice === 'auto' ? job.tools : [], !job.begun)
}

function estimate(text: string): number {
  let single = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x2ff || (code >= 48 && code <= 57)) single++
  }
  return single + Math.ceil((text.length - single) / charsPerToken)
}
