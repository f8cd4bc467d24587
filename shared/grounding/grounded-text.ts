import { keysAsWords } from '../keys-as-words.ts'
import { absentText, type SlotOptions, SlotScanner, type TextPart } from '../slots.ts'
import { aboutBy } from './about-by.ts'
import { type Facts, keyOfSlot, productIndexOf } from './facts.ts'
import { JsonStrings } from './json-strings.ts'
import { judgeSentence } from './judge.ts'
import { bitsOf } from './lexicon/word-senses.ts'
import { nothingToSay } from './own-sentences.ts'
import { markFirst, showable } from './readable.ts'
import { type Filled, type Reading, readSentence } from './reading.ts'
import type { Receipt } from './receipt.ts'
import { ReceiptWriter } from './receipt-writer.ts'
import { Records } from './records.ts'
import { insteadOf } from './restated.ts'
import { sentenceEnd } from './sentence-ends.ts'
import { strangeSubject } from './strangers.ts'
import { TableColumns } from './table-columns.ts'
import type { Fault, QuestionRead, Verdict } from './verdict.ts'

const numericFields = new Set(['price', 'list_price', 'stock', 'rating'])
const ownMarks = /[\ue000-\uf8ff]/g
const mark = String.fromCharCode(markFirst)
const headingCharsMax = 60
const questionCharsMax = 2_000
const comparing = bitsOf('compare')
const comparingWords =
  /cheap|lowest|low(?:er)?|best|highest|top|\bmost\b|\bleast\b|\p{L}(?:est|er)\b|gunstig|billig|niedrig|hochst|meist|wenigst|\bplus\b|\bmoins\b|meilleur|barat|mejor|\bmas\b|\bmenos\b/iu

export interface GroundingOptions extends SlotOptions {
  /** Of the edge's own words: slots are filled, nothing is judged. */
  readonly isTrusted?: boolean
  /** Texts of JSON that the caller's own schema offers: labels, which may be any that is no claim. */
  readonly choices?: ReadonlySet<string>
}

/**
 * An answer on its way to the shopper, held to the records sentence by sentence: each leaves when it is complete and everything
 * that it states is proven, else the records' own sentence leaves in its place. Slots become the records' values, of the product
 * that the sentence speaks of. Text may arrive in any pieces; what has left is never taken back.
 */
export class GroundedText {
  readonly #facts: Facts
  readonly #records: Records
  readonly #isTrusted: boolean
  readonly #choices: ReadonlySet<string>
  readonly #scanner = new SlotScanner()
  readonly #json: JsonStrings | null
  readonly #writer: ReceiptWriter
  readonly #provided = new Set<string>()
  readonly #table = new TableColumns()
  #pending = ''
  #slots: string[] = []
  #before: readonly number[]
  #open = 0
  #heading = ''
  #hasShown = false
  #question: QuestionRead | null = null

  constructor(facts: Facts, { style = 'text', isTrusted = false, choices = new Set() }: GroundingOptions = {}) {
    this.#facts = facts
    this.#records = new Records(facts)
    this.#writer = new ReceiptWriter(facts)
    this.#isTrusted = isTrusted
    this.#choices = choices
    this.#before = facts.namedProducts.length ? facts.namedProducts : facts.products.length === 1 ? [1] : []
    this.#json =
      style === 'text'
        ? null
        : new JsonStrings(
            (value, key) => this.#groundedValue(value, key),
            (literal, key) => this.#groundedLiteral(literal, key),
          )
  }

  get receipt(): Receipt {
    return this.#writer.receipt
  }

  /** Statements no record proved. */
  get violations(): number {
    return this.#writer.violations
  }

  /** Products named or stated something of, by their indexes, in order of mention. */
  get indexes(): readonly number[] {
    return this.#writer.indexes
  }

  /** Slots without a value: the fact in question is not in the records. */
  get unknown(): number {
    return this.#writer.missing
  }

  /** Of these, slots of products that were not listed: no gap in a record explains them. */
  get invented(): number {
    return this.#writer.invented
  }

  /** The text that may leave now. */
  push(text: string): string {
    if (this.#json) return this.#json.push(text)
    this.#take(this.#scanner.push(text))
    return this.#release(false)
  }

  end(): string {
    if (this.#json) return this.#json.end()
    this.#take(this.#scanner.end())
    return this.#release(true)
  }

  #take(parts: readonly TextPart[]): void {
    for (const part of parts) {
      if ('literal' in part) this.#pending += part.literal.replace(ownMarks, '')
      else {
        this.#pending += mark
        this.#slots.push(part.slot)
      }
    }
  }

  #release(isEnd: boolean): string {
    let out = ''
    for (let end = this.#endOf(); end !== null; end = this.#endOf()) {
      out += this.#finish(this.#pending.slice(0, end))
      this.#pending = this.#pending.slice(end)
    }
    if (!isEnd) return out
    out += this.#finish(this.#pending)
    this.#pending = ''
    if (this.#hasShown || this.#writer.violations === 0) return out
    this.#hasShown = true
    return out + nothingToSay(this.#records).text
  }

  /** The edge's own words need no more than their slots; of a model's words a sentence must be complete. */
  #endOf(): number | null {
    if (this.#isTrusted) return this.#pending.length || null
    return sentenceEnd(this.#pending)
  }

  /** A complete sentence with the space around it. */
  #finish(text: string): string {
    let count = 0
    const sentence = text.replace(ownMarks, () => String.fromCharCode(markFirst + count++))
    const slots = this.#slots.splice(0, count)
    if (this.#isTrusted) return this.#trusted(sentence, slots)
    const [lead = ''] = /^\s*/.exec(sentence) ?? []
    const body = sentence.slice(lead.length)
    const [tail = ''] = /(?<!\s)\s*$/.exec(body) ?? []
    const words = body.slice(0, body.length - tail.length)
    if (words === '') return lead + tail
    const shown = this.#shown(words, slots)
    if (shown === '') return tail.includes('\n') ? lead : ''
    this.#hasShown = true
    return `${lead}${shown}${tail}`
  }

  #shown(words: string, slots: readonly string[]): string {
    if (!isRow(words)) {
      this.#table.end()
      return this.#sentence(words, slots, {}) ?? ''
    }
    return this.#table.row(words, (cell, { heading, head, isHead }) => {
      if (cell.trim() === '') return { text: cell, named: [] }
      const before = this.#named
      this.#named = []
      const text = this.#sentence(isHead ? `${cell}:` : cell, slots, { heading, before: head, part: isHead ? 'head' : 'cell' })
      const named = this.#named
      this.#named = before
      return { text: isHead ? (text ?? '').replace(/:$/, '') : (text ?? '–'), named }
    })
  }

  /** What may be shown of a sentence, or of what stands in its place; null for nothing. */
  #sentence(
    words: string,
    slotNames: readonly string[],
    { heading = this.#heading, before = this.#before, part }: Surround,
  ): string | null {
    const filled: Filled[] = slotNames.map((slot) => this.#peek(slot))
    const shown = showable(words, (address) => {
      const known = this.#records.address(address)
      if (known === null) return null
      filled.push({ slot: 'url', key: 'url', index: null, value: known, isKnown: true })
      return String.fromCharCode(markFirst + filled.length - 1)
    })
    if (this.#facts.hasOtherFacts) return this.#filled(shown, filled)
    const reading = readSentence(shown, filled, this.#records)
    const aboutAt = aboutBy(reading, before.length ? before : this.#before)
    reading.tokens.forEach(({ kind, slot }, at) => {
      const name = kind === 'slot' ? slotNames[slot] : undefined
      if (name !== undefined) filled[slot] = this.#bind(name, aboutAt(at), reading)
    })
    const around = {
      records: this.#records,
      before: before.length ? before : this.#before,
      heading,
      open: part ? 0 : this.#open,
      question: () => this.#questionRead(),
    }
    const verdict = judgeSentence(reading, shown, filled, around)
    if (!part) this.#goOn(reading, verdict)
    this.#named = reading.named
    if (verdict.fault)
      return this.#instead(
        verdict.fault,
        reading,
        verdict.fault.about ?? (reading.named.length ? reading.named : verdict.aboutAt(reading.tokens.length)),
        part === 'cell',
        shown,
      )
    this.#writer.noteSentence(reading, filled, verdict, this.#before)
    return shown.replace(ownMarks, (char) => filled[char.charCodeAt(0) - markFirst]?.value ?? '')
  }

  /** Words that may rest on other sources than ours: slots are filled, and nothing is judged. */
  #filled(shown: string, slots: readonly Filled[]): string {
    for (const { slot, key, index, value, isKnown } of slots) {
      if (key === 'title' && index !== null && isKnown) this.#writer.cite(index)
      if (key !== 'url') this.#writer.noteSlot({ slot, key, index, value, isKnown })
    }
    return shown.replace(ownMarks, (char) => slots[char.charCodeAt(0) - markFirst]?.value ?? '')
  }

  #named: readonly number[] = []

  /** What the next sentence is read by. */
  #goOn(reading: Reading, { bits, fault }: Verdict): void {
    const { named, text, lower } = reading
    if (named.length) this.#before = named
    else if (fault?.about) this.#before = fault.about
    else if (strangeSubject(reading, this.#records)) this.#before = []
    const isOpen = fault !== null || /[:?]$/.test(text) || !/[.!…]["')\]]*$/.test(text)
    this.#open = isOpen ? bits : 0
    this.#heading = text.endsWith(':') && text.length < headingCharsMax ? `${lower} ` : ''
  }

  /** The records' own sentence where a model's is refused, each once an answer. */
  #instead(fault: Fault, reading: Reading, about: readonly number[], isCell: boolean, shown: string): string | null {
    if (this.#choices.has(shown) && fault.topics.every(({ kind }) => kind === 'nothing')) return shown
    this.#writer.violations++
    if (isCell) return this.#cellInstead(fault, about)
    const own = insteadOf(fault.topics, about, reading, this.#records).filter(({ text }) => !this.#provided.has(text))
    if (own.length === 0) return null
    for (const { text, bases } of own) {
      this.#provided.add(text)
      for (const { index, key } of bases)
        this.#writer.claim(this.#facts.fields.get(index === null ? `shop.${key}` : `${index}.${key}`) ?? text, index, key)
    }
    const [marker = ''] = /^(?:[-*•]|\d{1,2}[.)])\s+/.exec(shown) ?? []
    return marker + own.map(({ text }) => text).join(' ')
  }

  /** Of a table's cell only the value. */
  #cellInstead({ topics }: Fault, [index, ...others]: readonly number[]): string | null {
    const topic = topics.find(({ kind }) => kind === 'field')
    if (index === undefined || others.length > 0 || topic?.kind !== 'field') return null
    const value = this.#facts.fields.get(`${index}.${topic.key}`)
    if (value !== undefined) this.#writer.claim(value, index, topic.key)
    return value ?? null
  }

  /** A slot as the model wrote it. */
  #peek(slot: string): Filled {
    const value = this.#facts.fields.get(slot)
    const key = keyOfSlot(slot)
    return {
      slot,
      key,
      index: productIndexOf(this.#facts, slot),
      value: value ?? absentText(slot, this.#facts.locale),
      isKnown: value !== undefined,
    }
  }

  /** A slot's value, of the product that is spoken of there: a price of another beside this one's name would be a wrong price. */
  #bind(slot: string, about: readonly number[], reading: Reading): Filled {
    const pointed = this.#peek(slot)
    const { key, index } = pointed
    if (index === null || key === 'title' || key === 'reason') return pointed
    const isComputed = !/^\d/.test(slot)
    const subjects = isComputed ? (reading.bits & comparing || comparingWords.test(reading.lower) ? [] : reading.named) : about
    const subject = subjects.at(-1)
    if (subject === undefined) return this.#named.length === 0 && !isComputed ? this.#withTitle(pointed) : pointed
    if (subjects.includes(index)) return pointed
    const rebound = `${subject}.${key}`
    // What was worked out for one product only is nobody else's.
    if (key.endsWith('?') && !this.#facts.fields.has(rebound)) return pointed
    this.#writer.repaired++
    return this.#peek(rebound)
  }

  /** Where nothing says whose fact it is. */
  #withTitle(filled: Filled): Filled {
    const title = this.#facts.products[(filled.index ?? 0) - 1]?.title
    const isUnclear = this.#json === null && filled.isKnown && numericFields.has(filled.key) && this.#facts.products.length > 1
    return isUnclear && title !== undefined ? { ...filled, value: `${filled.value} (${title})` } : filled
  }

  /** The edge's own words: only slots are looked at. */
  #trusted(sentence: string, slots: readonly string[]): string {
    return sentence.replace(ownMarks, (char) => {
      const slot = slots[char.charCodeAt(0) - markFirst]
      if (slot === undefined) return ''
      const filled = this.#peek(slot)
      if (filled.key === 'title' && filled.index !== null && filled.isKnown) this.#writer.cite(filled.index)
      this.#writer.noteSlot(filled)
      return filled.value
    })
  }

  #questionRead(): QuestionRead {
    if (this.#question) return this.#question
    const { tokens } = readSentence((this.#facts.question ?? '').slice(0, questionCharsMax), [], this.#records)
    // "Is it grain free?" asks for no gift.
    const named = new Set(
      this.#facts.products.flatMap((_, product) =>
        this.#records.terms.keysIn(tokens, product + 1).flatMap(({ own, at }) => own.stems.map((_stem, offset) => at + offset)),
      ),
    )
    const bits = tokens.reduce((all, token, at) => (named.has(at) ? all : all | token.bits), 0)
    this.#question = {
      bits,
      hasFigure: tokens.some((token) => token.kind === 'number' && token.name === null && !token.isProven),
    }
    return this.#question
  }

  /** A string of JSON: as text, and of what is refused the record's value. */
  #groundedValue(value: string, key: string): string {
    const isCurrency = this.#facts.products.some(({ price }) => price?.currency === value)
    if (isCurrency) return value
    this.#heading = `${keysAsWords(key).toLowerCase()}: `
    const heading = this.#heading
    const scanner = new SlotScanner()
    this.#take([...scanner.push(value), ...scanner.end()])
    let out = ''
    while (this.#pending !== '') {
      const end = sentenceEnd(this.#pending) ?? this.#pending.length
      const sentence = this.#pending.slice(0, end)
      this.#pending = this.#pending.slice(end)
      this.#heading = heading
      out += this.#finish(sentence)
    }
    return out
  }

  /** A number or a truth value of JSON: the other truth value where that is the record's, null where no record says either. */
  #groundedLiteral(literal: string, key: string): string {
    if (literal === 'null' || this.#isTrusted) return literal
    const isTruth = literal === 'true' || literal === 'false'
    if (isTruth && !/[a-z]/i.test(key)) return literal
    if (this.#isStated(literal, key)) return literal
    const { violations } = this.#writer
    const other = literal === 'true' ? 'false' : 'true'
    if (isTruth && this.#isStated(other, key)) return other
    // What the model did not write is no violation of its own.
    this.#writer.violations = violations
    return 'null'
  }

  #isStated(literal: string, key: string): boolean {
    const sentence = `${keysAsWords(key).toLowerCase()}: ${wordOfLiteral[literal] ?? literal}`
    return this.#sentence(sentence, [], { heading: '', part: 'cell' }) === sentence
  }
}

const wordOfLiteral: Readonly<Record<string, string>> = { true: 'yes', false: 'not' }

interface Surround {
  readonly heading?: string
  readonly before?: readonly number[]
  /** Of a table or of JSON. */
  readonly part?: 'head' | 'cell'
}

// More cells than any table of products has are words.
const cellsMax = 40
const isRow = (text: string): boolean =>
  text.startsWith('|') && text.split('|', cellsMax + 2).length <= cellsMax + 1 && text.indexOf('|', 1) > 0

/** A whole text at once. */
export function groundText(
  text: string,
  facts: Facts,
  options: GroundingOptions = {},
): { readonly text: string; readonly receipt: Receipt } {
  const grounded = new GroundedText(facts, options)
  const out = grounded.push(text) + grounded.end()
  return { text: out, receipt: grounded.receipt }
}
