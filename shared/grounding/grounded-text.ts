import { absentText, inStyle, type SlotOptions, SlotScanner } from '../slots.ts'
import { ageSecondsOf, type Facts, keyOfSlot, productIndexOf } from './facts.ts'
import {
  type GuardedKind,
  guardedKind,
  leadingSign,
  numberPattern,
  openFrom,
  phraseSaysAvailable,
  stockPhrasePattern,
  wordNumberPattern,
  wordValue,
} from './guarded.ts'
import { asciiDigits, prove } from './prove.ts'
import type { Claim, Receipt } from './receipt.ts'
import { Subjects } from './subjects.ts'
import { groundingWords } from './words.ts'

/** What is waited for behind a number before it is judged: the longest unit and a word between. */
const aheadChars = 36
const behindChars = 40
// More than the tokens of any answer can state: no figure is shown without its claim.
const claimsMax = 1_000
const claimCharsMax = 300
const numericFields = new Set(['price', 'list_price', 'stock', 'rating'])
const comparing =
  /cheap|lowest|low(?:er)?|best|highest|top|\bmost\b|\bleast\b|\p{L}(?:est|er)\b|günstig|billig|niedrig|höchst|meist|wenigst|\bplus\b|\bmoins\b|meilleur|barat|mejor|\bmás\b|\bmenos\b/iu

interface Candidate {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: 'number' | 'word' | 'phrase'
}

/**
 * An answer on its way to the shopper, held to the records. Slots become the records' values, and of the product the
 * sentence speaks of; a number in the model's own words that states a price, discount, stock, time or rating is held
 * back until the words around it are known, and leaves only if a record of that product says the same. Fails closed:
 * what is not proven is replaced and counted. Text may arrive in any pieces.
 */
export class GroundedText {
  readonly #facts: Facts
  readonly #style: 'text' | 'json-string'
  readonly #scanner = new SlotScanner()
  readonly #subjects: Subjects
  readonly #claims: Claim[] = []
  readonly #cited = new Set<number>()
  #pending = ''
  #written = ''
  #inString = false
  #violations = 0
  #repaired = 0
  #missing = 0
  #invented = 0

  constructor(facts: Facts, { style = 'text' }: SlotOptions = {}) {
    this.#facts = facts
    this.#style = style
    this.#subjects = new Subjects(facts)
  }

  get receipt(): Receipt {
    return { claims: this.#claims, violations: this.#violations, repaired: this.#repaired, missing: this.#missing }
  }

  /** Products named or stated something of, by their indexes, in order of mention. */
  get indexes(): readonly number[] {
    return [...this.#cited]
  }

  /** Slots without a value: the fact in question is not in the records. */
  get unknown(): number {
    return this.#missing
  }

  /** Of these, slots of products that were not listed: no gap in a record explains them. */
  get invented(): number {
    return this.#invented
  }

  /** The text that may leave now. */
  push(text: string): string {
    let out = ''
    for (const part of this.#scanner.push(text)) {
      if ('literal' in part) {
        this.#pending += part.literal
        out += this.#judge(null)
      } else {
        const value = this.#valueOf(part.slot)
        out += this.#judge(value)
        out += this.#speak(value, 'slot')
      }
    }
    return out
  }

  end(): string {
    this.#pending += this.#scanner.end()
    return this.#judge('')
  }

  /** Lets go of pending text as far as it can be judged; `next` is what certainly follows, null when nobody knows. */
  #judge(next: string | null): string {
    let out = ''
    if (this.#facts.hasOtherFacts) return this.#speak(this.#take(this.#pending.length), 'model')
    for (;;) {
      const candidate = firstCandidate(this.#pending)
      if (!candidate) break
      const after = this.#pending.slice(candidate.end)
      const isKnown = next !== null || after.length >= aheadChars || /^[^\p{L}\p{N}]*[!?\n]|[.]\s|\n/u.test(after)
      if (!isKnown) {
        // All before it may go, but for a word that might belong to it.
        out += this.#speak(this.#take(candidate.start), 'model')
        return out
      }
      out += this.#speak(this.#take(candidate.start), 'model')
      out += this.#decide({ ...candidate, start: 0, end: candidate.end - candidate.start }, next ?? '')
    }
    const open = next === null ? openFrom(this.#pending) : this.#pending.length
    return out + this.#speak(this.#take(open), 'model')
  }

  #take(chars: number): string {
    const released = this.#pending.slice(0, chars)
    this.#pending = this.#pending.slice(chars)
    return released
  }

  /** Notes what leaves, and says it in the answer's style. The model's own text is in that style already. */
  #speak(text: string, by: 'model' | 'slot'): string {
    this.#written = (this.#written + text).slice(-behindChars)
    this.#subjects.hear(text)
    if (by === 'slot') return inStyle(text, this.#style)
    if (this.#style === 'json-string')
      for (const quote of text.matchAll(/(?<!\\)(?:\\\\)*"/g)) this.#inString = quote ? !this.#inString : this.#inString
    return text
  }

  /** The candidate stands at the beginning of what is pending. */
  #decide(candidate: Candidate, next: string): string {
    const raw = this.#pending.slice(candidate.end) + next
    const after = raw.normalize('NFKC')
    if (candidate.kind === 'phrase') return this.#decidePhrase(candidate)
    if (this.#isWithinTitle(candidate.text, after)) return this.#speak(this.#take(candidate.end), 'model')
    const sign = leadingSign.exec(candidate.text)?.[0] ?? ''
    const before = (this.#written + sign).normalize('NFKC')
    const found = sign ? 'price' : guardedKind(before, after)
    // A word is a number only right before what it counts.
    const kind = candidate.kind === 'word' && found && !guardedKind('', after) ? null : found
    if (!kind) return this.#speak(this.#take(candidate.end), 'model')
    const number =
      candidate.kind === 'word' ? candidate.text.toLowerCase() : asciiDigits(candidate.text.replace(leadingSign, '').trim())
    const value = candidate.kind === 'word' ? wordValue(candidate.text) : Number(number.replace(',', '.'))
    const proof = prove(
      this.#facts,
      { kind, number: candidate.kind === 'word' ? String(value) : number, value, before, after },
      this.#subjects.now(),
    )
    const unit =
      /^\s*(?:[%٪％$€£¥₹]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|percent|per cent|prozent)(?!\p{L}))/iu.exec(
        this.#pending.slice(candidate.end),
      )?.[0] ?? ''
    if (proof) {
      this.#claim(`${candidate.text}${unit}`, proof.index, proof.field)
      return this.#speak(this.#take(candidate.end), 'model')
    }
    this.#violations++
    this.#take(candidate.end + unit.length)
    return this.#replace(kind)
  }

  /** "In stock", "sold out": true of every product that is spoken of, or put right where it is one. */
  #decidePhrase(candidate: Candidate): string {
    const indexes = this.#subjects.now()
    const saysAvailable = phraseSaysAvailable(candidate.text)
    if (
      indexes.length > 0 &&
      indexes.every((index) => this.#facts.products[index - 1]?.availability?.available === saysAvailable)
    ) {
      for (const index of indexes) this.#claim(candidate.text, index, 'stock')
      return this.#speak(this.#take(candidate.end), 'model')
    }
    this.#violations++
    this.#take(candidate.end)
    const [index, ...others] = indexes
    const value = index !== undefined && others.length === 0 ? this.#facts.fields.get(`${index}.stock`) : undefined
    if (index === undefined || value === undefined) return this.#replace('stock')
    this.#claim(value, index, 'stock')
    return this.#speak(value, 'slot')
  }

  #replace(kind: GuardedKind): string {
    if (this.#style === 'json-string' && !this.#inString) return 'null'
    return this.#speak(groundingWords(this.#facts.locale).unproven[kind], 'slot')
  }

  /** A number that is part of a product's name, written out by the model. */
  #isWithinTitle(text: string, after: string): boolean {
    const around = `${this.#written}${text}${after}`.toLowerCase()
    const at = this.#written.length
    return this.#facts.products.some(({ title }) => {
      const found = around.indexOf(title.toLowerCase())
      return found >= 0 && found <= at && at + text.length <= found + title.length
    })
  }

  /** The record's value for a slot, of the product that is spoken of. */
  #valueOf(pointed: string): string {
    const slot = this.#rebind(pointed)
    const key = keyOfSlot(slot)
    const index = productIndexOf(this.#facts, slot)
    const value = this.#facts.fields.get(slot)
    if (value === undefined) {
      this.#missing++
      if (/^\d/.test(slot) && !this.#facts.products[Number(index) - 1]) this.#invented++
      return absentText(slot, this.#facts.locale)
    }
    if (key === 'title' && index !== null) {
      this.#subjects.name(index)
      this.#cited.add(index)
      return value
    }
    const bases = this.#facts.bases.get(slot)
    const isProduct = index !== null && this.#facts.products[index - 1] !== undefined
    if (bases) for (const { index, field } of bases) this.#claimBasis(index, field, value)
    else if (isProduct || slot.startsWith('shop.')) this.#claim(value, index, key)
    if (!isProduct) return value
    const isUnclear =
      this.#style === 'text' && numericFields.has(key) && this.#facts.products.length > 1 && this.#subjects.now().length === 0
    return isUnclear && /^\d/.test(slot) ? `${value} (${this.#facts.products[index - 1]?.title})` : value
  }

  /** The sentence decides whose fact it is: a price of another product beside this one's name would be a wrong price. */
  #rebind(slot: string): string {
    const key = keyOfSlot(slot)
    const index = productIndexOf(this.#facts, slot)
    if (index === null || key === 'title' || key === 'reason') return slot
    const isComparison = !/^\d/.test(slot)
    const subjects = isComparison
      ? comparing.test(this.#subjects.sentence + this.#pending)
        ? []
        : this.#subjects.named
      : this.#subjects.now()
    const subject = subjects.at(-1)
    if (subject === undefined || subjects.includes(index)) return slot
    const rebound = `${subject}.${key}`
    // What was worked out for one product only is nobody else's.
    if (key.endsWith('?') && !this.#facts.fields.has(rebound)) return slot
    this.#repaired++
    return rebound
  }

  /** What a computed phrase rests on: the record's own value where there is one, else the phrase. */
  #claimBasis(index: number | null, field: string, phrase: string): void {
    if (field === 'title') {
      if (index !== null) this.#cited.add(index)
      return
    }
    this.#claim((index !== null && this.#facts.fields.get(`${index}.${field}`)) || phrase, index, field)
  }

  #claim(text: string, index: number | null, field: string): void {
    if (index !== null) this.#cited.add(index)
    if (this.#claims.length >= claimsMax) return
    const { products, provided, version, publishedAt, now } = this.#facts
    const product = index === null ? undefined : products[index - 1]
    const isProvided = product !== undefined && provided.has(product.id)
    this.#claims.push({
      text: text.slice(0, claimCharsMax),
      productId: product?.id ?? null,
      field,
      source: product ? (isProvided ? 'request' : 'catalogue') : 'policy',
      version: isProvided ? null : version,
      ageSeconds: ageSecondsOf(product ?? {}, isProvided ? null : publishedAt, now),
    })
  }
}

/** The first thing in a text that may state something. */
function firstCandidate(text: string): Candidate | null {
  let first: Candidate | null = null
  for (const [kind, pattern] of [
    ['phrase', stockPhrasePattern],
    ['number', numberPattern],
    ['word', wordNumberPattern],
  ] as const) {
    pattern.lastIndex = 0
    const match = pattern.exec(text)
    if (match && (!first || match.index < first.start))
      first = { kind, start: match.index, end: match.index + match[0].length, text: match[0] }
  }
  return first
}

/** A whole text at once. */
export function groundText(
  text: string,
  facts: Facts,
  options: SlotOptions = {},
): { readonly text: string; readonly receipt: Receipt } {
  const grounded = new GroundedText(facts, options)
  const out = grounded.push(text) + grounded.end()
  return { text: out, receipt: grounded.receipt }
}
