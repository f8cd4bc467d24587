import { type Body, type FakeDialect, heldTo } from './dialects.ts'
import { madeAnswer, madeFromGrammar, madeInstance, tokensOf } from './made-text.ts'

const opened = '<|im_start|>assistant\n'

interface OfferedTool {
  readonly function: { readonly name: string; readonly parameters?: unknown }
}

/** What an engine emits: pieces of text, or a call where a tool was offered and the last turn says `call NAME`. */
export interface MadeAnswer {
  readonly pieces: readonly string[]
  readonly call: { readonly name: string; readonly arguments: string } | null
}

/**
 * What follows from the prompt. Where its last assistant turn is open, that is the rest of the answer, for it is the same
 * answer; after a closed one the model begins anew.
 */
export function answerTo(dialect: FakeDialect, body: Body, prompt: string): MadeAnswer {
  const text = (made: string): MadeAnswer => ({ pieces: tokensOf(made), call: null })
  const grammar = dialect.grammar(body)
  if (grammar) return text(madeFromGrammar(grammar))
  const schema = dialect.schema(body)
  if (schema) return text(heldTo(schema))
  const call = callIn(body, prompt)
  if (call) return { pieces: tokensOf(`<tool_call>\n${JSON.stringify(call)}\n</tool_call>`), call: asText(call) }
  const at = prompt.lastIndexOf(opened) + opened.length
  const isOpen = at >= opened.length && !prompt.includes('<|im_end|>', at)
  const [question, begun] = isOpen ? [prompt.slice(0, at), prompt.slice(at)] : [prompt, '']
  const salt = Number(body.temperature ?? 1) > 0 ? String(body.seed ?? Math.random()) : ''
  const answer = madeAnswer(question, salt).join('')
  const rest = answer.startsWith(begun) ? answer.slice(begun.length) : answer
  const stops = ([body.stop ?? []].flat() as string[]).map((stop) => rest.indexOf(stop)).filter((index) => index >= 0)
  return text(stops.length ? rest.slice(0, Math.min(...stops)) : rest)
}

const asText = (call: { name: string; arguments: unknown }) => ({ name: call.name, arguments: JSON.stringify(call.arguments) })

/** Only a tool that the template showed to the model can be called. */
function callIn({ tools }: Body, prompt: string): { name: string; arguments: unknown } | null {
  const name = /call (\w+)[^<]*<\|im_end\|>\n<\|im_start\|>assistant\n$/.exec(prompt)?.[1]
  const tool = ((tools ?? []) as readonly OfferedTool[]).find((each) => each.function.name === name)
  return tool && prompt.includes('<tools>')
    ? { name: tool.function.name, arguments: madeInstance(tool.function.parameters) }
    : null
}
