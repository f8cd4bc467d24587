import { type Decision, decide, groundEntries } from '../../../shared/faq/decide.ts'
import { type FaqIndex, limits } from '../../../shared/faq/faq-index.ts'
import { createMatcher, type Match } from '../../../shared/faq/match.ts'
import { orderNumbersIn } from '../../../shared/faq/order-question.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import { KnownEntry } from '../publish/published.ts'

/** A question, and where and about what the shopper has it: decides which entries may answer. */
export interface Query {
  readonly text: string
  readonly country: string | null
  readonly continent: string | null
  readonly products: readonly string[]
  readonly now: number
}

interface Found {
  readonly decision: Decision
  readonly match: Match
  /** The entry that answers. */
  readonly entry: KnownEntry | null
  /** Entries for the model to lean on, likeliest first. */
  readonly near: readonly KnownEntry[]
}

/** One language of one version, ready for look-ups. */
export interface FaqBundle {
  readonly version: string
  readonly index: FaqIndex
  readonly lookUp: (query: Query) => Found
  readonly entryAt: (entry: number) => KnownEntry
}

// Mostly a few hundred questions come again and again; a long one is a story and comes once, and an order's number stays nowhere.
const rememberedMax = 500
const rememberedCharsMax = 200

/** A published index, ready to be looked up in: entries are read when they answer. */
export function createFaqBundle(index: FaqIndex, words: WordTable): FaqBundle {
  const matcher = createMatcher(index, words)
  const decoder = new TextDecoder()
  const read = (entry: number): KnownEntry =>
    KnownEntry.parse(JSON.parse(decoder.decode(index.entryJson.subarray(index.entryStart[entry], index.entryStart[entry + 1]))))
  // Only entries with limits are read before they match, and those once.
  const limited = new Map<number, KnownEntry>()
  index.entryLimits.forEach((bits, entry) => {
    if (bits) limited.set(entry, read(entry))
  })
  const lookUp = (query: Query): Found => {
    const match = matcher(query.text, (entry) => isOpen(limited.get(entry), query))
    const decision = decide(index, match)
    const near = decision === 'ground' ? groundEntries(match).map(read) : []
    return { decision, match, entry: decision === 'answer' ? read(match.entry) : null, near }
  }
  // By the question and by which of the entries with limits are open to it: nothing else decides, and a bundle never changes.
  const remembered = new Map<string, Found>()
  const keyOf = (query: Query): string => {
    let open = ''
    for (const entry of limited.values()) open += isOpen(entry, query) ? '1' : '0'
    return `${open} ${query.text}`
  }
  return {
    version: index.meta.version,
    index,
    entryAt: read,
    lookUp(query) {
      if (query.text.length > rememberedCharsMax || orderNumbersIn(query.text).length) return lookUp(query)
      const key = keyOf(query)
      const known = remembered.get(key)
      if (known) return known
      const found = lookUp(query)
      if (remembered.size >= rememberedMax)
        for (const oldest of remembered.keys()) {
          remembered.delete(oldest)
          break
        }
      remembered.set(key, found)
      return found
    },
  }
}

function isOpen(entry: KnownEntry | undefined, { country, continent, products, now }: Query): boolean {
  if (!entry) return true
  const { regions, validFrom, validUntil } = entry
  if (regions.length && !regions.some((region) => region === country || region === continent)) return false
  if (entry.products.length && !entry.products.some((id) => products.includes(id))) return false
  return (!validFrom || Date.parse(validFrom) <= now) && (!validUntil || now < Date.parse(validUntil))
}

export const limitBits = ({ regions, products, validFrom, validUntil }: KnownEntry): number =>
  (regions.length ? limits.region : 0) | (products.length ? limits.product : 0) | (validFrom || validUntil ? limits.time : 0)
