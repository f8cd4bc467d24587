import type { Language } from './language.ts'
import type { Entry } from './leaders.ts'

/** A record's field that a computed slot rests on: the product by its index from 1, null for the shop's policies. */
export interface Basis {
  readonly index: number | null
  readonly field: string
}

/** What the edge works out from the records for one question, as slots. */
export interface Weighed {
  readonly language: Language
  /** Values by slot name. */
  readonly fields: ReadonlyMap<string, string>
  /** What each slot rests on, the product that it speaks of in front. */
  readonly bases: ReadonlyMap<string, readonly Basis[]>
  /** The slots that the question needs, in the order in which a prompt lists them. */
  readonly relevant: readonly string[]
}

/** Slots as they are worked out, with what each rests on. */
export class Slots {
  readonly #fields: Map<string, string>
  readonly #bases = new Map<string, readonly Basis[]>()
  readonly #relevant: string[] = []
  readonly #entries: readonly Entry[]

  /** Put into `fields`, where others are already. */
  constructor(entries: readonly Entry[], fields = new Map<string, string>()) {
    this.#entries = entries
    this.#fields = fields
  }

  put(slot: string, value: string | undefined, bases: readonly Basis[] = [], isRelevant = false): void {
    if (value === undefined || value === '') return
    this.#fields.set(slot, value)
    if (bases.length) this.#bases.set(slot, bases)
    if (isRelevant && !this.#relevant.includes(slot)) this.#relevant.push(slot)
  }

  /** Slots that were worked out before; what is relevant among them the question says. */
  take({ fields, bases }: Pick<Weighed, 'fields' | 'bases'>): void {
    for (const [slot, value] of fields) this.#fields.set(slot, value)
    for (const [slot, some] of bases) this.#bases.set(slot, some)
  }

  /** A slot that stands for a field of one product. */
  putField(slot: string, index: number, field: string, isRelevant = false): void {
    this.put(slot, this.#entries[index]?.fields.get(field), [{ index: index + 1, field }], isRelevant)
  }

  weighed(language: Language): Weighed {
    return { language, fields: this.#fields, bases: this.#bases, relevant: this.#relevant }
  }
}
