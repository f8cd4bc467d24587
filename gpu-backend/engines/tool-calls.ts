import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { ToolCall } from '../../shared/chat.ts'
import type { EngineJob } from './engine.ts'

const Written = z.object({ name: z.string(), arguments: z.unknown() })

/** Calls in the Hermes form that Qwen's templates ask for: `<tool_call>{"name", "arguments"}</tool_call>`. */
const written = /<tool_call>\s*([\s\S]*?)\s*<\/tool_call>/g

/** Splits a complete answer into its text and the calls in it. What looks like a call but is not stays text. */
export function readToolCalls(text: string): { text: string; calls: ToolCall[] } {
  const calls: ToolCall[] = []
  const rest = text.replace(written, (match, json: string) => {
    const call = readToolCall(json)
    if (!call) return match
    calls.push(call)
    return ''
  })
  return { text: calls.length ? rest.trim() : text, calls }
}

export function readToolCall(json: string): ToolCall | null {
  try {
    const call = Written.parse(JSON.parse(json))
    return {
      id: `call_${randomUUID()}`,
      type: 'function',
      function: { name: call.name, arguments: JSON.stringify(call.arguments ?? {}) },
    }
  } catch {
    return null
  }
}

/** The caller leaves the model no choice but to call. */
export const mustCallTool = ({ tools, toolChoice }: EngineJob): boolean =>
  tools.length > 0 && toolChoice !== 'none' && toolChoice !== 'auto'

/** What such a call must look like: `{name, arguments}` of one of the tools allowed. */
export function toolCallSchema({ tools, toolChoice }: EngineJob): object {
  const allowed = typeof toolChoice === 'object' ? tools.filter((tool) => tool.function.name === toolChoice.name) : tools
  const calls = allowed.map(({ function: { name, parameters } }) => ({
    type: 'object',
    properties: { name: { const: name }, arguments: parameters ?? { type: 'object', properties: {} } },
  }))
  return calls.length === 1 ? (calls[0] as object) : { oneOf: calls }
}
