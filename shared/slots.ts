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
export type TextPart = { readonly literal: string } | { readonly slot: string }

const slotName = /^(?:[1-9][0-9]?|[a-z][a-z0-9_]{0,45})\.[a-z][a-z0-9_]{0,39}\??$/
const closed = /\{+([^{}\n]*)\}+/y
// What is left of a slot that is never closed: "{{4.thain price".
const remains = /\{+\s*[\p{L}\p{N}_]*\.?[\p{L}\p{N}_]*\??/uy

/**
 * Tells slots from words in text that arrives in any pieces, in one linear scan that holds back only a slot still open. Braces
 * round a slot's name are a slot however many they are; other opening braces never come out, and what stands between two
 * and looks like part of a slot goes with them.
 */
export class SlotScanner {
  #held = ''

  /** The parts that are known by now. */
  push(text: string): TextPart[] {
    return this.#scan(this.#held + text, false)
  }

  /** What was still held when the text ended; a slot cut off in its middle is dropped, not shown. */
  end(): TextPart[] {
    const parts = this.#scan(this.#held, true)
    this.#held = ''
    return parts
  }

  #scan(rest: string, isEnd: boolean): TextPart[] {
    const parts: TextPart[] = []
    const say = (literal: string): void => {
      if (literal) parts.push({ literal })
    }
    let from = 0
    this.#held = ''
    for (let open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{', from)) {
      closed.lastIndex = open
      const match = closed.exec(rest)
      // A second closing brace may come yet.
      const isComplete = match !== null && (isEnd || closed.lastIndex < rest.length)
      if (!isComplete && !isEnd && rest.length - open <= slotCharsMax && !rest.slice(open).includes('\n')) {
        say(rest.slice(from, open))
        this.#held = rest.slice(open)
        return parts
      }
      say(rest.slice(from, open))
      if (match && match[0].length <= slotCharsMax) {
        const name = (match[1] ?? '').replace(/\s+/g, '')
        if (slotName.test(name)) parts.push({ slot: name })
        else if (!match[0].startsWith('{{') && !looksLikeSlot.test(match[1] ?? '')) say(match[1] ?? '')
        from = open + match[0].length
      } else {
        remains.lastIndex = open
        from = open + (remains.exec(rest)?.[0].length ?? 1)
      }
    }
    say(rest.slice(from))
    return parts
  }
}

const looksLikeSlot = /^\s*(?:[\w-]+\s*)?\.\s*(?:[\w?]+\s*)?$/

export const inStyle = (text: string, style: SlotStyle): string => (style === 'text' ? text : JSON.stringify(text).slice(1, -1))
