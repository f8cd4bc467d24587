/** How a slot value is written into the text around it. */
export type SlotStyle = 'text' | 'json-string'

export interface SlotOptions {
  readonly style?: SlotStyle
  /** The language in which an absent value is told. */
  readonly locale?: string
}

/** `{{1.price}}`, `{{shop.returns}}`, `{{best.title}}`: a product by its place in the request, the shop, or a comparison. */
const slotPattern = /^\{\{\s*((?:[1-9][0-9]?|shop|best|cheapest|with)\.[a-z][a-z0-9_]*)\s*\}\}$/

// The longest slot we write is `{{99.` + 40 characters + `}}`; spaces inside leave some room. What is longer is no slot.
const slotCharsMax = 64

/** What stands where a record has no value: an honest end to "The warranty of … is", and to "These list a timer:". */
const absentValues: Readonly<Record<string, { fact: string; list: string }>> = {
  en: { fact: 'not given in the listing', list: 'none of them' },
  de: { fact: 'nicht angegeben', list: 'keines davon' },
}

/**
 * Fills slots in text that arrives in any pieces, in one linear scan that holds back only a slot still open.
 * A slot without a value never shows: it is told as absent, and counted. What merely looks like braces passes through.
 */
export class SlotFiller {
  #held = ''
  #unknown = 0
  #filled = 0
  readonly #fields: ReadonlyMap<string, string>
  readonly #style: SlotStyle
  readonly #absent: { fact: string; list: string }

  constructor(fields: ReadonlyMap<string, string>, { style = 'text', locale = 'en' }: SlotOptions = {}) {
    this.#fields = fields
    this.#style = style
    this.#absent = absentValues[locale.split('-')[0] ?? 'en'] ?? (absentValues.en as { fact: string; list: string })
  }

  /** How many slots had no value. */
  get unknown(): number {
    return this.#unknown
  }

  get filled(): number {
    return this.#filled
  }

  /** The text that may leave now. */
  push(text: string): string {
    let rest = this.#held + text
    let out = ''
    for (;;) {
      const open = rest.indexOf('{{')
      if (open < 0) {
        // A single brace at the very end may be the first half of an opening.
        const keep = rest.endsWith('{') ? 1 : 0
        this.#held = keep ? '{' : ''
        return out + rest.slice(0, rest.length - keep)
      }
      const close = rest.indexOf('}}', open + 2)
      const end = close < 0 ? rest.length : close + 2
      if (close < 0 && end - open <= slotCharsMax) {
        this.#held = rest.slice(open)
        return out + rest.slice(0, open)
      }
      const candidate = end - open <= slotCharsMax ? rest.slice(open, end) : ''
      const filled = this.#fill(candidate)
      if (filled === null) {
        // Not a slot: let the first brace go and look again, so that `{{{1.title}}` still finds its slot.
        out += rest.slice(0, open + 1)
        rest = rest.slice(open + 1)
      } else {
        out += rest.slice(0, open) + filled
        rest = rest.slice(end)
      }
    }
  }

  /** What was still held when the text ended; a slot cut off by the length limit is dropped, not shown. */
  end(): string {
    const held = this.#held
    this.#held = ''
    return held.startsWith('{{') ? '' : held
  }

  #fill(candidate: string): string | null {
    const slot = slotPattern.exec(candidate)?.[1]
    if (!slot) return null
    const value = this.#fields.get(slot)
    if (value === undefined) this.#unknown++
    else this.#filled++
    const text = value ?? (slot.startsWith('with.') ? this.#absent.list : this.#absent.fact)
    return this.#style === 'text' ? text : JSON.stringify(text).slice(1, -1)
  }
}

/** Fills a whole text. */
export function fillSlots(text: string, fields: ReadonlyMap<string, string>, options: SlotOptions = {}) {
  const filler = new SlotFiller(fields, options)
  const filled = filler.push(text) + filler.end()
  return { text: filled, unknown: filler.unknown }
}
