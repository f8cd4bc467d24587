import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { MadeAnswer } from './answer.ts'
import type { Body, EngineFlags, FakeDialect } from './dialects.ts'

interface FakeUsage {
  readonly prompt_tokens: number
  readonly completion_tokens: number
  readonly total_tokens: number
  readonly prompt_tokens_details: { readonly cached_tokens: number }
}

/** How the tokens of one answer reach the caller. */
interface Reply {
  /** As the engine takes the request up: headers, before any token. */
  readonly open: () => void
  readonly piece: (index: number) => void
  readonly end: (reason: 'stop' | 'length', usage: FakeUsage) => void
  readonly fail: (message: string) => void
}

interface ReplyInput {
  readonly dialect: FakeDialect
  readonly flags: EngineFlags
  readonly path: string
  readonly body: Body
  readonly prompt: string
  readonly answer: MadeAnswer
  readonly response: ServerResponse
}

/** Streamed or complete, as the request says; a tool call as a call where the server was started with a parser. */
export function replyTo(input: ReplyInput): Reply {
  return input.body.stream ? streamed(input) : complete(input)
}

const headOf = ({ path, body, prompt }: ReplyInput, chunk: boolean) => {
  const isChat = path === '/v1/chat/completions'
  return {
    id: `${isChat ? 'chatcmpl' : 'cmpl'}-${createHash('sha256').update(prompt).digest('hex').slice(0, 32)}`,
    object: isChat ? `chat.completion${chunk ? '.chunk' : ''}` : 'text_completion',
    created: Math.floor(Date.now() / 1000),
    model: body.model,
  }
}

const callOf = ({ answer, flags, body, dialect }: ReplyInput) =>
  // TensorRT-LLM parses calls only where the request chose tools.
  flags.toolParser && (dialect.name === 'vllm' || (body.tool_choice ?? 'none') !== 'none') ? answer.call : null

const reported = ({ dialect, flags }: ReplyInput, { prompt_tokens_details: details, ...usage }: FakeUsage) =>
  dialect.reportsCachedTokens(flags) ? { ...usage, prompt_tokens_details: details } : usage

function streamed(input: ReplyInput): Reply {
  const { dialect, path, body, answer, response } = input
  const isChat = path === '/v1/chat/completions'
  const head = headOf(input, true)
  const call = callIn()
  let hasOpened = false

  function callIn() {
    const found = callOf(input)
    return found && { index: 0, id: `chatcmpl-tool-${head.id.slice(-8)}`, type: 'function', function: found }
  }
  const chunk = (content: object, reason: string | null) =>
    dialect.event({ ...head, choices: [{ index: 0, ...content, logprobs: null, finish_reason: reason, stop_reason: null }] })
  const opening = (): void => {
    if (!hasOpened && isChat) response.write(dialect.opening(head))
    hasOpened = true
  }
  return {
    open() {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
      response.flushHeaders()
    },
    piece(index) {
      opening()
      if (call) return
      const text = answer.pieces[index] ?? ''
      response.write(chunk(isChat ? { delta: { content: text } } : { text }, null))
    },
    end(reason, usage) {
      opening()
      if (call) response.write(chunk({ delta: { tool_calls: [call] } }, null))
      response.write(chunk(isChat ? { delta: {} } : { text: '' }, call ? 'tool_calls' : reason))
      if ((body.stream_options as { include_usage?: boolean } | undefined)?.include_usage)
        response.write(dialect.event({ ...head, choices: [], usage: reported(input, usage) }))
      response.end('data: [DONE]\n\n')
    },
    fail(message) {
      const event = dialect.failure(message)
      if (event === null) response.destroy()
      else response.end(`${event}data: [DONE]\n\n`)
    },
  }
}

function complete(input: ReplyInput): Reply {
  const { dialect, path, answer, response } = input
  const json = (status: number, value: unknown): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  const call = callOf(input)
  return {
    open: () => {},
    piece: () => {},
    end(reason, usage) {
      const text = answer.pieces.slice(0, usage.completion_tokens).join('')
      const calls = call ? [{ id: 'chatcmpl-tool-0', type: 'function', function: call }] : []
      const message = { role: 'assistant', content: call ? null : text, tool_calls: calls }
      const choice = path === '/v1/chat/completions' ? { message } : { text }
      json(200, {
        ...headOf(input, false),
        choices: [{ index: 0, ...choice, logprobs: null, finish_reason: call ? 'tool_calls' : reason, stop_reason: null }],
        usage: reported(input, usage),
      })
    },
    fail(message) {
      const { status, body } = dialect.refusal(message, 500)
      json(status, body)
    },
  }
}
