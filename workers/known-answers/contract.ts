import type { FaqEntry } from '../../shared/faq/entry.ts'
import type { Aim } from '../../shared/faq/fit-thresholds.ts'
import type { WordTable } from '../../shared/faq/word-table.ts'
import type { Receipt } from '../../shared/grounding/receipt.ts'
import type { Defer } from '../http/contract.ts'
import type { FileFormat } from './author/faq-file.ts'
import type { FaqImportReport } from './author/import-report.ts'
import type { FaqBundle } from './look-up/faq-bundle.ts'
import type { TestView } from './look-up/preview.ts'
import type { OrderHelp } from './publish/order-help.ts'
import type { Bundle } from './publish/publish-faqs.ts'
import type { FaqPointer, KnownEntry, LanguageReport, PublishReport } from './publish/published.ts'

export type { KnownEntry, OrderHelp }

/** What known questions say to a request. The versions are in cache keys even without a match. */
export interface FaqVerdict {
  /** Null when the question was looked up in none. */
  readonly version: string | null
  readonly answer: FaqHit | null
  /** Entries that are near but not sure, at most three: the model gets them as facts. */
  readonly ground: readonly KnownEntry[]
  /** The likeliest of these where it may be shown under its own question: nobody else knows better, and it is likelier right than not. */
  readonly quote: KnownEntry | null
}

export interface FaqHit {
  readonly entry: KnownEntry
  readonly version: string
  readonly confidence: number
  readonly exact: boolean
}

/** A tenant's published known questions and settings. */
export interface Published {
  readonly answersEpoch: number
  /** Tags of answers that were purged, and when (milliseconds since 1970). */
  readonly purges: Readonly<Record<string, number>>
  readonly keepMissesDays: number
  /** 0 where no turn of a conversation may be kept. */
  readonly keepConversationsDays: number
  /** What is said about an order of the shopper's own. */
  readonly orderHelp: OrderHelp | null
  /** The index of a channel and language; null when there is none. */
  readonly bundle: (channel: string, locale: string) => Promise<FaqBundle | null>
}

export interface Faqs {
  /** What a tenant publishes at this moment; a request takes it once, so it never sees two versions. */
  readonly current: (tenant: string, defer: Defer) => Promise<Published>
  readonly words: () => Promise<WordTable>
  /** Has this isolate read the tenant's pointer anew: who just published looks at the result next. */
  readonly forget: (tenant: string) => void
}

/** An entry as it lies in D1; the revision is its ETag. */
export interface StoredFaq {
  readonly entry: FaqEntry
  readonly revision: number
  readonly updatedAt: string
}

interface FaqListing {
  readonly query?: string | undefined
  readonly language?: string | undefined
  readonly state?: string | undefined
  readonly after?: string | undefined
  readonly count: number
}

export interface FaqStore {
  readonly get: (tenant: string, id: string) => Promise<StoredFaq | null>
  readonly list: (tenant: string, listing: FaqListing) => Promise<StoredFaq[]>
  readonly all: (tenant: string) => Promise<FaqEntry[]>
  readonly putAll: (tenant: string, entries: readonly FaqEntry[]) => Promise<void>
  readonly create: (tenant: string, entry: FaqEntry) => Promise<void>
  /** False when there is no such entry of that revision. */
  readonly update: (tenant: string, entry: FaqEntry, revision: number | null) => Promise<boolean>
  readonly remove: (tenant: string, id: string) => Promise<boolean>
}

export interface FaqVersion {
  readonly version: string
  readonly publishedAt: string
  readonly publishedBy: string
  readonly languages: readonly LanguageReport[]
}

export interface PublishRequest {
  readonly tenant: string
  readonly by: string
  readonly channel: string
  readonly aim: Aim
  /** Only says what publishing would do. */
  readonly dryRun: boolean
}

export interface FaqImportRequest {
  readonly tenant: string
  readonly format: FileFormat
  /** Of entries whose file names none. */
  readonly state: FaqEntry['state']
  readonly isDryRun: boolean
  /** Stores what is right although some is not. */
  readonly isPartial: boolean
}

export interface FaqTestRequest {
  readonly tenant: string
  readonly locale: string
  readonly channel: string
  readonly questions: readonly string[]
  readonly products: readonly string[]
  readonly country: string | null
  readonly continent: string | null
}

/** What takes long of known questions, done apart from where callers are answered. */
export interface FaqPublisher {
  readonly publish: (request: PublishRequest) => Promise<PublishReport>
  readonly importFile: (request: FaqImportRequest, file: ReadableStream<Uint8Array> | null) => Promise<FaqImportReport>
  readonly tryOut: (request: FaqTestRequest) => Promise<TestView>
}

export interface FaqVersions {
  readonly publish: (tenant: string, by: string, channel: string, version: string, bundles: readonly Bundle[]) => Promise<void>
  readonly list: (tenant: string) => Promise<FaqVersion[]>
  readonly pointer: (tenant: string) => Promise<FaqPointer>
  /** Points a channel at an older version; null when it was never published. */
  readonly restore: (tenant: string, channel: string, version: string) => Promise<FaqVersion | null>
  readonly keepMissesDays: (tenant: string, days: number) => Promise<void>
  readonly keepConversationsDays: (tenant: string, days: number) => Promise<void>
  readonly setOrderHelp: (tenant: string, help: OrderHelp | null) => Promise<void>
}

/** A tenant's pointer as the admin API reads and changes it. */
export interface Pointers {
  readonly read: (tenant: string) => Promise<FaqPointer>
  readonly change: (tenant: string, changed: (old: FaqPointer) => FaqPointer) => Promise<void>
}

export interface MissedQuestion {
  readonly question: string
  readonly example: string
  readonly language: string
  readonly times: number
  readonly lastAt: string
}

export interface Vote {
  readonly answerId: string
  readonly faqId: string | null
  readonly vote: 'up' | 'down'
  readonly reasons: readonly string[]
  readonly note: string | null
}

/** How each entry fared: answers given and votes against. */
interface EntryUse {
  readonly id: string
  readonly answered: number
  readonly up: number
  readonly down: number
}

export interface FaqUse {
  readonly answered: (tenant: string, id: string, defer: Defer) => void
  readonly missed: (tenant: string, language: string, text: string, defer: Defer) => void
  /** Whether it is the first vote on this answer; a later one takes its place. */
  readonly vote: (tenant: string, vote: Vote) => Promise<boolean>
  /** Of all tenants: misses and notes last touched before the one moment, votes before the other (ISO 8601). */
  readonly forgetOld: (notesBefore: string, votesBefore: string) => Promise<void>
  readonly misses: (tenant: string, days: number, count: number) => Promise<MissedQuestion[]>
  readonly entries: (tenant: string) => Promise<EntryUse[]>
  /** Shows these questions no more, however often they come. */
  readonly dismiss: (tenant: string, language: string, questions: readonly string[]) => Promise<void>
  /** Some of the tenants of whom misses are kept, others each time where there are more. */
  readonly tenantsWithMisses: (count: number) => Promise<string[]>
  /** Deletes misses older than a tenant keeps them. */
  readonly forget: (tenant: string, days: number) => Promise<void>
}

/** What a shopper wrote and was shown, for the log of conversations. */
export interface Turn {
  readonly keyId: string
  /** What its conversation goes by: the caller's session or shopper, else the first question. Stored only as a keyed hash. */
  readonly session: string
  readonly number: number
  readonly locale: string
  readonly question: string
  readonly answer: string
  /** As `Answered.by`, or the code of the refusal. */
  readonly by: string
  readonly isUnanswered: boolean
  readonly answerId: string
  readonly products: readonly string[]
  readonly receipt: Receipt | null
}

/** A turn as the log shows it, masked and cut, with the vote on its answer. */
export interface LoggedTurn {
  /** Its position in the log, newest first. */
  readonly id: string
  readonly at: string
  readonly conversation: string
  readonly turn: number
  readonly locale: string
  readonly question: string
  readonly answer: string
  readonly by: string
  readonly unanswered: boolean
  readonly answerId: string
  readonly products: readonly string[]
  readonly receipt: Receipt | null
  readonly vote: { readonly vote: 'up' | 'down'; readonly reasons: readonly string[] } | null
}

interface TurnListing {
  readonly unanswered: boolean
  readonly conversation?: string | undefined
  readonly vote?: 'up' | 'down' | undefined
  /** The last id of the page before. */
  readonly after?: string | undefined
  readonly count: number
}

export interface Conversations {
  /** Drops the turn where the tenant keeps none by now, or has too many of this day. Never fails. */
  readonly keep: (tenant: string, turn: Turn) => Promise<void>
  readonly turns: (tenant: string, listing: TurnListing) => Promise<LoggedTurn[]>
  readonly keepDays: (tenant: string) => Promise<number>
  /** From now on, and for what is there: what is older goes. */
  readonly setKeepDays: (tenant: string, days: number) => Promise<void>
  readonly forgetAll: (tenant: string) => Promise<void>
  /** Of all tenants: turns that were to be kept until before this day. */
  readonly forgetExpired: (day: string) => Promise<void>
}
