import { languageOf, type Texts } from './weighing/language.ts'

/** How a slot value is written into the text around it. */
type SlotStyle = 'text' | 'json-string'

export interface SlotOptions {
  readonly style?: SlotStyle
  /** The language in which an absent value is reported. */
  readonly locale?: string
}

/**
 * `{{1.price}}`, `{{shop.returns}}`, `{{lightest.title}}`, `{{1.waterproof?}}`: a product by its index from 1, the shop, or
 * what the edge works out (`shared/weighing/`). Any owner of that form is a slot, so that one a model makes up is shown as
 * absent and never as braces.
 */
const slotPattern = /^\{\{\s*((?:[1-9][0-9]?|[a-z][a-z0-9_]{0,45})\.[a-z][a-z0-9_]{0,39}\??)\s*\}\}$/

// The longest slot we write is an owner of 46 characters, a key of 40, the braces; spaces inside leave some room.
const slotCharsMax = 96

/** What stands where a record has no value: an honest end to "The warranty of … is", and to "These list a timer:". */
const absentValues: Texts<{ fact: string; list: string }> = {
  en: { fact: 'not given in the listing', list: 'none of them' },
  de: { fact: 'nicht angegeben', list: 'keines davon' },
  fr: { fact: 'non précisé dans la fiche', list: "aucun d'entre eux" },
  es: { fact: 'no consta en la ficha', list: 'ninguno de ellos' },
}

/** What stands for a slot without a value. */
export function absentText(slot: string, locale: string): string {
  const { fact, list } = absentValues[languageOf(locale)]
  return slot.startsWith('with.') ? list : fact
}

/** A run of the model's own words, or a slot it pointed with. */
type TextPart = { readonly literal: string } | { readonly slot: string }

/**
 * Tells slots from words in text that arrives in any pieces, in one linear scan that holds back only a slot still open.
 * What merely looks like braces passes through as words.
 */
export class SlotScanner {
  #held = ''

  /** The parts that are known by now. */
  push(text: string): TextPart[] {
    let rest = this.#held + text
    const parts: TextPart[] = []
    const say = (literal: string): void => {
      if (literal) parts.push({ literal })
    }
    for (;;) {
      const open = rest.indexOf('{{')
      if (open < 0) {
        // A single brace at the very end may be the first half of an opening.
        const keep = rest.endsWith('{') ? 1 : 0
        this.#held = keep ? '{' : ''
        say(rest.slice(0, rest.length - keep))
        return parts
      }
      const close = rest.indexOf('}}', open + 2)
      const end = close < 0 ? rest.length : close + 2
      if (close < 0 && end - open <= slotCharsMax) {
        this.#held = rest.slice(open)
        say(rest.slice(0, open))
        return parts
      }
      const slot = end - open <= slotCharsMax ? slotPattern.exec(rest.slice(open, end))?.[1] : undefined
      if (slot) {
        say(rest.slice(0, open))
        parts.push({ slot })
        rest = rest.slice(end)
      } else {
        // Not a slot: let the first brace go and look again, so that `{{{1.title}}` still finds its slot.
        say(rest.slice(0, open + 1))
        rest = rest.slice(open + 1)
      }
    }
  }

  /** What was still held when the text ended; a slot cut off by the length limit is dropped, not shown. */
  end(): string {
    const held = this.#held
    this.#held = ''
    return held.startsWith('{{') ? '' : held
  }
}

export const inStyle = (text: string, style: SlotStyle): string => (style === 'text' ? text : JSON.stringify(text).slice(1, -1))
