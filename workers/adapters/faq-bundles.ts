import { primaryLanguage } from '../../shared/faq/entry.ts'
import { readIndex } from '../../shared/faq/faq-index.ts'
import { bundleName, FaqPointer, pointerName } from '../../shared/faq/published.ts'
import { readWordTable, type WordTable } from '../../shared/faq/word-table.ts'
import wordsV1 from '../../shared/faq/words-v1.bin'
import { createFaqBook, type FaqBook } from '../core/faq-book.ts'
import type { Services } from '../services.ts'

// A new version reaches an isolate after this long, on top of the minute KV takes to spread.
const freshMs = 30_000
const pointersMax = 1_000
const booksBytesMax = 40_000_000

let words: WordTable | undefined
/** The word table this build carries; its views are made on first use. */
export const wordTable = (): WordTable => {
  words ??= readWordTable(wordsV1)
  return words
}

interface Known {
  readonly pointer: FaqPointer | null
  readonly expiresAt: number
}

/**
 * Published known questions in the isolate's memory. A request takes one book and keeps it, so it sees one version only;
 * an expired pointer still serves while the next is fetched, and a new version takes over once its bundle is here.
 */
export function createFaqBundles(kv: KVNamespace): Services['faqs'] {
  const pointers = new Map<string, Known>()
  const books = new Map<string, { readonly book: FaqBook; readonly bytes: number }>()
  const loading = new Map<string, Promise<FaqBook | null>>()

  const readPointer = async (tenant: string): Promise<FaqPointer | null> => {
    const stored = FaqPointer.safeParse(await kv.get(pointerName(tenant), { type: 'json', cacheTtl: 30 }))
    const pointer = stored.success ? stored.data : null
    pointers.delete(tenant)
    const oldest = pointers.size >= pointersMax ? pointers.keys().next().value : undefined
    if (oldest !== undefined) pointers.delete(oldest)
    pointers.set(tenant, { pointer, expiresAt: Date.now() + freshMs })
    return pointer
  }

  const load = async (name: string): Promise<FaqBook | null> => {
    const buffer = await kv.get(name, { type: 'arrayBuffer', cacheTtl: 86_400 })
    if (!buffer) return null
    const book = createFaqBook(readIndex(buffer), wordTable())
    let total = buffer.byteLength
    for (const { bytes } of books.values()) total += bytes
    for (const [other, { bytes }] of books) {
      if (total <= booksBytesMax) break
      books.delete(other)
      total -= bytes
    }
    books.set(name, { book, bytes: buffer.byteLength })
    return book
  }

  const bookNamed = (name: string): Promise<FaqBook | null> | FaqBook => {
    const known = books.get(name)
    if (known) {
      // Back to the end of the line: the book used longest ago goes first.
      books.delete(name)
      books.set(name, known)
      return known.book
    }
    const running = loading.get(name) ?? load(name).finally(() => loading.delete(name))
    loading.set(name, running)
    return running
  }

  /** The pointer now at hand, and a promise when it should be read again. */
  const pointerOf = async (tenant: string, defer: (work: Promise<unknown>) => void): Promise<FaqPointer | null> => {
    const known = pointers.get(tenant)
    if (!known) return readPointer(tenant)
    if (known.expiresAt <= Date.now()) {
      // Only one request fetches; a failure leaves what is known for another while.
      pointers.set(tenant, { ...known, expiresAt: Date.now() + freshMs })
      defer(renew(tenant, known.pointer).catch(() => {}))
    }
    return known.pointer
  }

  /** Has the bundles of changed versions here before the pointer that names them takes over. */
  const renew = async (tenant: string, old: FaqPointer | null): Promise<void> => {
    const stored = FaqPointer.safeParse(await kv.get(pointerName(tenant), { type: 'json', cacheTtl: 30 }))
    const next = stored.success ? stored.data : null
    for (const { version, languages } of Object.values(next?.channels ?? {})) {
      const used = languages.filter((language) =>
        Object.values(old?.channels ?? {}).some((each) => books.has(bundleName(tenant, each.version, language))),
      )
      await Promise.all(used.map((language) => bookNamed(bundleName(tenant, version, language))))
    }
    pointers.set(tenant, { pointer: next, expiresAt: Date.now() + freshMs })
  }

  return {
    async current(tenant, defer) {
      const pointer = await pointerOf(tenant, defer)
      return {
        answersEpoch: pointer?.answersEpoch ?? 0,
        keepMissesDays: pointer?.keepMissesDays ?? 0,
        async book(channel, locale) {
          const served = pointer?.channels[channel]
          const language = primaryLanguage(locale)
          return served?.languages.includes(language) ? bookNamed(bundleName(tenant, served.version, language)) : null
        },
      }
    },
    words: wordTable,
    forget(tenant) {
      pointers.delete(tenant)
    },
  }
}
