type Ground = (value: string, key: string) => string

const literalChars = /[\w.+-]/

/**
 * JSON on its way, its strings and literals held back until they are complete and then replaced by what `groundString` and
 * `groundLiteral` make of them, so that it stays JSON. Keys and signs pass as they are.
 */
export class JsonStrings {
  readonly #groundString: Ground
  readonly #groundLiteral: Ground
  #string: string | null = null
  #isEscaped = false
  #literal = ''
  #key = ''
  /** Whether the next string is a key, by the brackets that are open. */
  readonly #open: ('{' | '[')[] = []
  #isKey = false
  #slot = ''

  constructor(groundString: Ground, groundLiteral: Ground) {
    this.#groundString = groundString
    this.#groundLiteral = groundLiteral
  }

  push(text: string): string {
    let out = ''
    for (const char of text) out += this.#next(char)
    return out
  }

  /** What an answer cut off in the middle still held is dropped. */
  end(): string {
    const out = this.#endLiteral()
    this.#string = null
    return out
  }

  #next(char: string): string {
    if (this.#string !== null) return this.#inString(char)
    if (this.#slot !== '') return this.#inSlot(char)
    if (char === '"') {
      this.#string = ''
      return ''
    }
    if (literalChars.test(char)) {
      this.#literal += char
      return ''
    }
    const out = this.#endLiteral()
    return out + this.#sign(char)
  }

  #sign(char: string): string {
    if (/\s/.test(char)) return this.#held() + char
    // A value that is a slot: `{{` is no JSON.
    if (char === '{' && this.#open.at(-1) === '{' && this.#isKey) {
      this.#open.pop()
      this.#isKey = false
      this.#slot = '{{'
      return ''
    }
    if (char === '{' || char === '[') this.#open.push(char)
    if (char === '}' || char === ']') this.#open.pop()
    this.#isKey = char === '{' || (char === ',' && this.#open.at(-1) === '{')
    if (char !== '{') return this.#held() + char
    // It may be the first half of a slot's opening.
    const held = this.#held()
    this.#brace = '{'
    return held
  }

  #brace = ''
  #held(): string {
    const held = this.#brace
    this.#brace = ''
    return held
  }

  #inSlot(char: string): string {
    this.#slot += char
    if (!this.#slot.endsWith('}}') && this.#slot.length < 96) return ''
    const slot = this.#slot
    this.#slot = ''
    this.#brace = ''
    return JSON.stringify(this.#groundString(slot, this.#key))
  }

  #inString(char: string): string {
    if (char === '"' && !this.#isEscaped) return this.#endString()
    this.#isEscaped = char === '\\' && !this.#isEscaped
    this.#string += char
    return ''
  }

  #endString(): string {
    const raw = this.#string ?? ''
    this.#string = null
    this.#isEscaped = false
    const value = decoded(raw)
    if (this.#isKey) {
      this.#key = value
      this.#isKey = false
      return `${this.#held()}${JSON.stringify(value.replace(/[{}<>]/g, ''))}`
    }
    return `${this.#held()}${JSON.stringify(this.#groundString(value, this.#key))}`
  }

  #endLiteral(): string {
    if (this.#literal === '') return ''
    const literal = this.#literal
    this.#literal = ''
    return `${this.#held()}${this.#groundLiteral(literal, this.#key)}`
  }
}

function decoded(raw: string): string {
  try {
    return String(JSON.parse(`"${raw.replace(/[\n\r\t]/g, ' ')}"`))
  } catch {
    return ''
  }
}
