import type { Product } from '../../shared/product.ts'
import type { Defer } from '../http/contract.ts'
import type { FeedFormat } from './feeds/read-feed.ts'
import type { CatalogueImport, ImportMode } from './publish/import.ts'
import type { CataloguePointer, CatalogueSettings } from './publish/published.ts'
import type { SynonymGroup } from './publish/synonym-list.ts'
import type { SearchProducts } from './query/retrieve.ts'
import type { Match } from './query/tiers.ts'

/** A shop's products of one locale, of one published version for as long as a request holds it. */
export interface ShopCatalogue {
  readonly pointer: CataloguePointer
  /** Those there are, in the requested order. */
  readonly byId: (ids: readonly string[]) => Promise<readonly Product[]>
  readonly search: SearchProducts
  /** All variants of a product. */
  readonly siblings: (parent: string) => Promise<readonly Product[]>
  readonly page: (from: number, count: number) => Promise<readonly Product[]>
}

/** A search as it is counted: what was looked for, and whether it was found. */
interface Searched {
  readonly tenant: string
  readonly locale: string
  readonly text: string
  readonly match: Match
  /** How long the shop keeps what was looked for; 0: not at all. */
  readonly keepDays: number
}

/** A query, what is a shopper's own masked, with how often it was found, nearly found and not found. */
interface SearchCount {
  readonly example: string
  readonly found: number
  readonly near: number
  readonly none: number
  readonly lastDay: string
}

export interface SearchUse {
  readonly searched: (search: Searched, defer: Defer) => void
  readonly searches: (
    tenant: string,
    locale: string,
    listing: { readonly days: number; readonly count: number; readonly missing: boolean },
  ) => Promise<readonly SearchCount[]>
  /** What is older than a shop now keeps it goes. */
  readonly forget: (tenant: string, locale: string, keepDays: number) => Promise<void>
  /** What no shop wanted kept until this day goes. */
  readonly forgetExpired: (day: string) => Promise<void>
}

export interface Catalogues {
  /** What a shop publishes at this moment; null when it publishes nothing. */
  readonly current: (tenant: string, locale: string, defer: Defer) => Promise<ShopCatalogue | null>
  readonly forget: (tenant: string, locale: string) => void
}

export interface StagedRow {
  readonly id: string
  /** Null: the variant is to go. */
  readonly product: object | null
}

/** A feed of the Agentic Commerce Protocol: a locale of the catalogue under the id that the shop received. */
export interface AcpFeed {
  readonly id: string
  readonly targetCountry: string
  readonly locale: string
  readonly updatedAt: string
}

export interface CatalogueFeeds {
  readonly create: (tenant: string, feed: Pick<AcpFeed, 'targetCountry' | 'locale'>) => Promise<AcpFeed>
  readonly get: (tenant: string, id: string) => Promise<AcpFeed | null>
  /** Its products were changed. */
  readonly touch: (tenant: string, feed: AcpFeed) => Promise<AcpFeed>
}

export interface ImportRequest {
  readonly tenant: string
  /** The key that asks for it. */
  readonly by: string
  /** Recognised from the content where nobody names it. */
  readonly format: FeedFormat | null
  readonly locale: string
  readonly mode: ImportMode
  /** Of amounts that name none; null: the shop's, where its settings have one. */
  readonly currency: string | null
  /** The shop's address, for links that a file does not write out; null: the shop's own setting. */
  readonly shopUrl: string | null
}

export interface ImportRun {
  readonly made: CatalogueImport
  /** The file ended before its end: what it lacks is not known to be gone. */
  readonly isTruncated: boolean
}

/** Reads files and builds indexes away from where callers are answered; each tenant's work waits for its own only. */
export interface Importer {
  readonly run: (request: ImportRequest, file: ReadableStream<Uint8Array> | null) => Promise<ImportRun>
  /** The authored products of a locale as a new version. */
  readonly publish: (tenant: string, by: string, locale: string) => Promise<CataloguePointer>
}

/** Catalogues as authored. An import is read, staged and reported before it changes anything. */
export interface ImportService {
  begin: (tenant: string, by: string, what: Pick<CatalogueImport, 'locale' | 'mode' | 'format'>) => Promise<CatalogueImport>
  stage: (made: CatalogueImport, rows: readonly StagedRow[]) => Promise<void>
  /** Compares what was staged with what is there, and keeps the report. */
  close: (tenant: string, made: CatalogueImport, state: 'staged' | 'discarded') => Promise<CatalogueImport>
  commit: (tenant: string, made: CatalogueImport) => Promise<CatalogueImport>
  discard: (tenant: string, made: CatalogueImport) => Promise<void>
  /** Rows that were staged before that moment (ISO 8601) and never committed go, of all tenants. */
  forgetStaged: (before: string) => Promise<void>
  find: (tenant: string, id: string) => Promise<CatalogueImport | null>
  recent: (tenant: string) => Promise<CatalogueImport[]>
  pages: (tenant: string, locale: string) => AsyncIterable<readonly Product[]>
  count: (tenant: string, locale: string) => Promise<number>
  list: (
    tenant: string,
    locale: string,
    listing: { readonly query?: string | undefined; readonly after?: string | undefined; readonly count: number },
  ) => Promise<readonly Product[]>
  settings: (tenant: string, locale: string) => Promise<CatalogueSettings>
  putSettings: (tenant: string, locale: string, settings: CatalogueSettings) => Promise<void>
  synonyms: (tenant: string, locale: string) => Promise<readonly SynonymGroup[]>
  putSynonyms: (tenant: string, locale: string, synonyms: readonly SynonymGroup[]) => Promise<void>
  locales: (tenant: string) => Promise<readonly { readonly locale: string; readonly count: number }[]>
}

export interface CatalogueVersions {
  pointer: (tenant: string, locale: string) => Promise<CataloguePointer | null>
  publish: (
    tenant: string,
    by: string,
    what: {
      readonly locale: string
      readonly version: string
      readonly count: number
      readonly settings: CatalogueSettings
      readonly synonyms: readonly SynonymGroup[]
      readonly pages: AsyncIterable<readonly Product[]>
    },
  ) => Promise<CataloguePointer>
  list: (tenant: string, locale: string) => Promise<readonly (CataloguePointer & { readonly publishedBy: string })[]>
  /** Points a locale at an older version; null when it was never published, or is too large to have been kept. */
  restore: (tenant: string, locale: string, version: string) => Promise<CataloguePointer | null>
}
