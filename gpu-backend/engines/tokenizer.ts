import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { Tokenizer } from '@huggingface/tokenizers'

export interface TokenCounter {
  /** Tokens of a text; beyond `limit` any number above it, since nobody needs to know how much too long a prompt is. */
  readonly count: (text: string, limit: number) => Promise<number>
}

// About 4 ms of one core; between two pieces other streams have their turn.
const pieceChars = 4_096

/** The tokenizer of the served model, from its checkpoint's `tokenizer.json`. Throws when it is none. */
export async function loadTokenizer(file: string): Promise<TokenCounter> {
  return tokenCounter(JSON.parse(await readFile(file, 'utf8')) as object)
}

export function tokenCounter(tokenizerJson: object): TokenCounter {
  const tokenizer = new Tokenizer(tokenizerJson, {})
  return {
    async count(text, limit) {
      let tokens = 0
      for (let at = 0; at < text.length && tokens <= limit; ) {
        const end = pieceEnd(text, at)
        tokens += tokenizer.encode(text.slice(at, end), { add_special_tokens: false }).ids.length
        if (end < text.length) await setImmediate()
        at = end
      }
      return tokens
    },
  }
}

/** Before a space, where byte-level tokenizers begin a token anyway, so that pieces have as many tokens as the text. */
function pieceEnd(text: string, from: number): number {
  const end = from + pieceChars
  if (end >= text.length) return text.length
  const space = text.lastIndexOf(' ', end)
  return space > from ? space : end
}
