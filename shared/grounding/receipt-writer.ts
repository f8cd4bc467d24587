import { ageSecondsOf, type Facts } from './facts.ts'
import type { Filled, Reading } from './reading.ts'
import type { Claim, Receipt } from './receipt.ts'
import type { Verdict } from './verdict.ts'

// More than the tokens of any answer can state: no figure is shown without its claim.
const claimsMax = 1_000
const claimCharsMax = 300

/** What an answer has stated so far, with the record behind each thing: its receipt, its citations, its counts. */
export class ReceiptWriter {
  readonly #facts: Facts
  readonly #claims: Claim[] = []
  readonly #cited = new Set<number>()
  /** Sentences that stated what no record proves. */
  violations = 0
  /** Slots that were put right. */
  repaired = 0
  /** Slots without a value: the fact in question is not in the records. */
  missing = 0
  /** Of these, slots of products that were not listed: no gap in a record explains them. */
  invented = 0

  constructor(facts: Facts) {
    this.#facts = facts
  }

  get receipt(): Receipt {
    return { claims: this.#claims, violations: this.violations, repaired: this.repaired, missing: this.missing }
  }

  /** Products named or stated something of, by their indexes, in order of mention. */
  get indexes(): readonly number[] {
    return [...this.#cited]
  }

  cite(index: number): void {
    this.#cited.add(index)
  }

  /** Claims and citations of a sentence that leaves; `before` are the products that it may speak of without a name. */
  noteSentence(
    reading: Reading,
    filled: readonly Filled[],
    { proofs }: Pick<Verdict, 'proofs'>,
    before: readonly number[],
  ): void {
    const about = reading.named.length ? reading.named : before
    for (const { kind, slot, name, key, isProven } of reading.tokens) {
      if (name !== null) this.#cited.add(name)
      const value = kind === 'slot' ? filled[slot] : undefined
      if (value) this.noteSlot(value)
      else if (isProven && kind !== 'slot' && key !== null && name === null) this.#noteQuoted(key, about)
    }
    for (const { at, proof } of proofs) if (reading.tokens[at]) this.claim(figureText(reading, at), proof.index, proof.field)
    for (const key of reading.policies) this.claim(this.#facts.policies[key] ?? '', null, key)
  }

  noteSlot({ slot, key, index, value, isKnown }: Filled): void {
    if (!isKnown) {
      this.missing++
      if (/^\d/.test(slot) && !this.#facts.products[(index ?? 0) - 1]) this.invented++
      return
    }
    if (key === 'title') return
    const bases = this.#facts.bases.get(slot)
    if (bases) for (const basis of bases) this.#claimBasis(basis.index, basis.field, this.#facts.fields.get(slot) ?? value)
    else if ((index !== null && this.#facts.products[index - 1]) || slot.startsWith('shop.'))
      this.claim(this.#facts.fields.get(slot) ?? value, index, key)
  }

  claim(text: string, index: number | null, field: string): void {
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

  #noteQuoted(key: string, about: readonly number[]): void {
    for (const index of about) {
      const value = this.#facts.fields.get(`${index}.${key}`)
      const isNoted = this.#claims.some(
        (claim) => claim.field === key && claim.text === value && claim.productId === this.#facts.products[index - 1]?.id,
      )
      if (value !== undefined && !isNoted) this.claim(value, index, key)
    }
  }

  /** What a computed phrase rests on: the record's own value where there is one, else the phrase. */
  #claimBasis(index: number | null, field: string, phrase: string): void {
    if (field === 'title') {
      if (index !== null) this.#cited.add(index)
      return
    }
    this.claim((index !== null && this.#facts.fields.get(`${index}.${field}`)) || phrase, index, field)
  }
}

/** A figure with the unit or sign beside it. */
function figureText({ text, tokens }: Reading, at: number): string {
  const token = tokens[at] as Reading['tokens'][number]
  const [sign = ''] = /[$€£¥₹]\s?$/u.exec(text.slice(0, token.start)) ?? []
  const [unit = ''] =
    /^\s*(?:[%$€£¥₹]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|percent|per cent|prozent)(?!\p{L}))/iu.exec(
      text.slice(token.end),
    ) ?? []
  return `${sign}${token.written}${unit}`
}
