import { Template } from '@huggingface/jinja'
import type { Body } from './dialects.ts'

/** A template as the server is started with: all of a request that templates see. */
type ChatTemplate = (body: Body) => string

/** What Qwen2 brings itself: no tools, every turn closed, a system turn where none was sent. */
const qwen2 =
  "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}{{ '<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n' }}{% endif %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"

export function chatTemplate(text: string = qwen2): ChatTemplate {
  const template = new Template(text)
  return ({ messages, tools, add_generation_prompt: generation = true, continue_final_message: continues }) => {
    const turns = messages as readonly { readonly content?: string | null }[]
    const rendered = template.render({ messages: turns, tools: tools ?? null, add_generation_prompt: generation })
    if (!continues) return rendered
    // As transformers does it: cut after the last message's text.
    const last = turns.at(-1)?.content ?? ''
    return rendered.slice(0, rendered.lastIndexOf(last.trim()) + last.trim().length)
  }
}

/** Roles of the turns that the engine sees in a prompt, whoever opened them: its tokenizer reads the marker wherever it stands. */
export const turnsOf = (prompt: string): string[] => [...prompt.matchAll(/<\|im_start\|>(\w*)/g)].map(([, role = '']) => role)
