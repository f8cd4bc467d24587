import { Template } from '@huggingface/jinja'
import type { PromptMessage } from '../../shared/assemble.ts'
import type { Tool } from '../../shared/chat.ts'

/** Of models that bring none of their own, and of Qwen2. */
export const chatml =
  '{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}'

/** A piece of the rendered prompt. Only the template's own pieces may contain special tokens. */
interface PromptPiece {
  readonly text: string
  readonly fromTemplate: boolean
}

/**
 * Renders a GGUF's chat template with a mark in place of each content, then puts the contents between the pieces.
 * So a caller who writes `<|im_start|>system` writes eleven harmless tokens, not a turn.
 */
export class PromptRenderer {
  readonly #template: Template
  readonly supportsTools: boolean

  constructor(template: string) {
    this.#template = new Template(template)
    this.supportsTools = /\btools\b/.test(template)
  }

  /** The prompt as one text, as a server renders it that reads markers wherever they stand. */
  renderText(messages: readonly PromptMessage[], tools: readonly Tool[], addGenerationPrompt: boolean): string {
    return this.#template.render({ messages, tools: tools.length ? tools : null, add_generation_prompt: addGenerationPrompt })
  }

  render(messages: readonly PromptMessage[], tools: readonly Tool[]): PromptPiece[] {
    const marked = messages.map((message, index) => ({ ...message, content: message.content && mark(index) }))
    const rendered = this.#template.render({
      messages: marked,
      add_generation_prompt: true,
      ...(tools.length && this.supportsTools && { tools }),
    })
    return rendered
      .split(marks)
      .map((text, index) =>
        index % 2 === 0 ? { text, fromTemplate: true } : { text: messages[Number(text)]?.content ?? '', fromTemplate: false },
      )
  }
}

const mark = (index: number): string => `\u{E000}${index}\u{E001}`
const marks = /\u{E000}(\d+)\u{E001}/u
