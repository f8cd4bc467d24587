import type { KeySettings, Scope } from '../shared/api-key.ts'
import type { ChatCompletion, Usage } from '../shared/chat.ts'
import type { FaqEntry } from '../shared/faq/entry.ts'
import type { WordTable } from '../shared/faq/word-table.ts'
import type { Prompt } from '../shared/prompt.ts'
import type { QuotaLimits } from '../shared/quota.ts'
import type { QuotaName } from './access/quota-windows.ts'
import type { WarmQuestion } from './answer-cache/warm-question.ts'
import type { AcpFeed, CatalogueVersions, ImportService, ShopCatalogue } from './catalogue/services.ts'
import type { Answer, AnswerPlace, BackendRequest, CacheUse } from './chat/answer.ts'
import type { Config } from './config.ts'
import type { RequestRecord } from './http/request-record.ts'
import type { FaqBundle } from './known-answers/look-up/faq-bundle.ts'
import type { Bundle, LanguageReport } from './known-answers/publish/publish-faqs.ts'
import type { FaqPointer } from './known-answers/publish/published.ts'
import type { CompiledRollout, Route } from './rollout/compile-rollout.ts'
import type { Cells } from './rollout/guard/counts.ts'
import type { RolloutState } from './rollout/rollout.ts'
import type { GuardDecision } from './rollout/rollout-status.ts'

/** Who asks: what a valid key stands for. */
export interface Caller {
  readonly keyId: string
  readonly tenant: string
  readonly scopes: readonly Scope[]
  /** Pages it may be used from, and regions that may serve it; empty is all. */
  readonly origins: readonly string[]
  readonly regions: readonly string[]
  readonly limits: QuotaLimits
}

/** What became of asking for some of a quota. */
export interface QuotaState {
  readonly isGranted: boolean
  /** The one that refused, or the first that counts. */
  readonly quota: QuotaName
  readonly limit: number
  readonly left: number
  readonly resetSeconds: number
}

/** A key as its tenant's operators see it: everything but its secret. */
export interface StoredKey {
  readonly id: string
  readonly tenant: string
  readonly settings: KeySettings
  readonly createdAt: string
  readonly createdBy: string
  readonly rotatedAt: string | null
  readonly previousValidUntil: string | null
  readonly revokedAt: string | null
}

/** How a reply ended, known only once its last byte has left. */
export interface Outcome {
  readonly ending: 'complete' | 'cancelled' | 'failed'
  /** What may be stored and shared; null unless the answer came whole. */
  readonly answer: Answer | null
  readonly usage: Usage | null
  /** Milliseconds from the call to the first byte of the answer; null when there was none. */
  readonly ttftMs: number | null
  readonly unknownSlots: number
  /** Statements no record proved: taken out of the answer. */
  readonly violations: number
  /** The backend that gave (the end of) it; null when none was asked. */
  readonly backend: string | null
  /** Backends asked before the first byte, the one that answered included. */
  readonly attempts: number
  /** How often another backend went on in the middle. */
  readonly resumed: number
}

/** An answer under way, and how it went. Known answers and model streams both give one. */
export interface Reply {
  readonly body: string | ReadableStream<Uint8Array>
  readonly contentType: string
  readonly finished: Promise<Outcome>
}

export interface AskOptions {
  readonly signal: AbortSignal | null
  readonly requestId: string
  readonly traceparent: string
  /** When the answer is of no use any more, milliseconds since 1970; backends are told. */
  readonly deadlineAt: number
  /** A short, whole answer of which a second copy may be asked for when the first is late. */
  readonly mayHedge: boolean
  /** Whether somebody waits for the answer. */
  readonly priority: 'interactive' | 'batch'
  readonly defer: Defer
}

/** A backend's whole answer, checked; `text` as it came. */
export interface UpstreamAnswer {
  readonly text: string
  readonly completion: ChatCompletion
  readonly startedAt: number
  readonly backend: string
  readonly attempts: number
}

/** A backend's stream, its first event seen and found good; it outlives its backend where another can go on. */
export interface UpstreamStream {
  readonly startedAt: number
  readonly attempts: number
  readonly backend: string
  readonly resumed: number
  /** Whole events as they come, null at a good end. Throws AppError when nobody can finish the answer. */
  readonly read: () => Promise<Uint8Array | null>
  /** Stops the backend's work. */
  readonly cancel: () => void
}

export interface AnswerLookup {
  /** RFC 9211 member to send. */
  readonly status: string
  readonly outcome: 'hit' | 'stale' | 'collapsed' | 'miss' | 'bypass'
  readonly answer: Answer | null
  /** Tells the cache, and whoever waits for the same answer, how the asking ended. */
  readonly settle: (answer: Answer | null, keep: Keep) => Promise<void>
}

/** Where a new answer is stored: not at all, in the location it was asked in, or for all locations at once. */
export type Keep = 'nowhere' | 'location' | 'everywhere'

/** An entry as it lies in D1; the revision is its ETag. */
export interface StoredFaq {
  readonly entry: FaqEntry
  readonly revision: number
  readonly updatedAt: string
}

export interface FaqListing {
  readonly query?: string | undefined
  readonly language?: string | undefined
  readonly state?: string | undefined
  readonly after?: string | undefined
  readonly count: number
}

export interface FaqVersion {
  readonly version: string
  readonly publishedAt: string
  readonly publishedBy: string
  readonly languages: readonly LanguageReport[]
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
export interface EntryUse {
  readonly id: string
  readonly answered: number
  readonly up: number
  readonly down: number
}

/** A tenant's published known questions and settings. */
export interface Published {
  readonly answersEpoch: number
  /** Tags of answers that were purged, and when (milliseconds since 1970). */
  readonly purges: Readonly<Record<string, number>>
  readonly keepMissesDays: number
  /** The bundle of a channel and language; null when there is none. */
  readonly bundle: (channel: string, locale: string) => Promise<FaqBundle | null>
}

export interface ChangeInput {
  /** The revision the change was made from. */
  readonly expected: number
  /** What stands where nothing was ever published. */
  readonly initial: RolloutState
  readonly next: RolloutState
  readonly by: string
  readonly action: string
  readonly why: string
  /** What a decision rests on. */
  readonly figures?: object | null
}

export type ChangeResult =
  | { readonly ok: true; readonly state: RolloutState }
  /** Somebody was faster: the revision that stands. */
  | { readonly ok: false; readonly revision: number }

export interface AuditEntry {
  readonly revision: number
  readonly at: string
  readonly by: string
  readonly action: string
  readonly why: string
  readonly before: RolloutState
  readonly after: RolloutState
  readonly figures: object | null
}

/** What the guard sees, by `region/arm`. */
export interface GuardStatus {
  readonly recent: Cells
  readonly recentMinutes: number
  readonly sinceStep: Cells
  readonly lastDecision: GuardDecision | null
}

export interface StoredAnswer {
  readonly status: number
  readonly body: string
  readonly contentType: string
}

export type IdempotentStart =
  | { readonly state: 'new' | 'running' | 'mismatch' }
  | { readonly state: 'done'; readonly answer: StoredAnswer }

/** Work for after the reply: `waitUntil`. */
export type Defer = (work: Promise<unknown>) => void

export interface Services {
  readonly config: Config
  readonly keys: { find: (token: string) => Promise<Caller | null> }
  /** Whom a Cloudflare Access assertion stands for; null when it is none of ours. */
  readonly access: { identify: (token: string) => Promise<Caller | null> }
  readonly managedKeys: {
    list: (tenant: string) => Promise<StoredKey[]>
    get: (tenant: string, id: string) => Promise<StoredKey | null>
    /** With the whole key, which is never told again. */
    create: (tenant: string, by: string, settings: KeySettings) => Promise<{ readonly stored: StoredKey; readonly key: string }>
    /** A new secret; the old one works on for so long. Null when there is no such key, or it is revoked. */
    rotate: (
      tenant: string,
      id: string,
      overlapSeconds: number,
    ) => Promise<{ readonly stored: StoredKey; readonly key: string } | null>
    update: (tenant: string, id: string, settings: KeySettings) => Promise<StoredKey | null>
    revoke: (tenant: string, id: string) => Promise<boolean>
  }
  readonly quotas: {
    /** The platform's own counter, for each location: a shield against bursts, not an account. */
    mayBurst: (caller: Caller) => Promise<boolean>
    /** Null where the key has no such limit, or the ledger cannot be reached. */
    take: (caller: Caller, kind: 'requests' | 'tokens', amount: number, defer: Defer) => Promise<QuotaState | null>
    giveBack: (caller: Caller, kind: 'requests' | 'tokens', amount: number) => void
  }
  readonly idempotency: {
    /** Begins a request under its key, or says what became of the first one under it. */
    begin: (tenant: string, key: string, request: string, forMs: number) => Promise<IdempotentStart>
    /** What every repetition is answered with from now on; null lets the next one try again. */
    finish: (tenant: string, key: string, answer: StoredAnswer | null) => Promise<void>
  }
  readonly prompts: { get: (version: string) => Prompt; has: (version: string) => boolean }
  readonly catalogues: {
    /** What a shop publishes at this moment; null when it publishes nothing. */
    current: (tenant: string, locale: string, defer: Defer) => Promise<ShopCatalogue | null>
    forget: (tenant: string, locale: string) => void
  }
  readonly importService: ImportService
  readonly catalogueVersions: CatalogueVersions
  readonly catalogueFeeds: {
    create: (tenant: string, feed: Pick<AcpFeed, 'targetCountry' | 'locale'>) => Promise<AcpFeed>
    get: (tenant: string, id: string) => Promise<AcpFeed | null>
    /** Its products were changed. */
    touch: (tenant: string, feed: AcpFeed) => Promise<AcpFeed>
  }
  readonly answers: {
    find: (place: AnswerPlace, use: CacheUse, defer: Defer) => Promise<AnswerLookup>
    /** What is stored, fresh or not; null when nothing is. */
    stored: (place: AnswerPlace) => Promise<Answer | null>
  }
  readonly backends: {
    ask: (route: Route, request: BackendRequest, options: AskOptions) => Promise<UpstreamAnswer>
    stream: (route: Route, request: BackendRequest, options: AskOptions) => Promise<UpstreamStream>
    /** Null when reachable, else why not, in words fit for an operator. */
    probe: (backend: string) => Promise<string | null>
  }
  readonly faqs: {
    /** What a tenant publishes at this moment; a request takes it once, so it never sees two versions. */
    current: (tenant: string, defer: Defer) => Promise<Published>
    words: () => WordTable
    /** Has this isolate read the tenant's pointer anew: who just published looks at the result next. */
    forget: (tenant: string) => void
  }
  readonly faqStore: {
    get: (tenant: string, id: string) => Promise<StoredFaq | null>
    list: (tenant: string, listing: FaqListing) => Promise<StoredFaq[]>
    all: (tenant: string) => Promise<FaqEntry[]>
    putAll: (tenant: string, entries: readonly FaqEntry[]) => Promise<void>
    create: (tenant: string, entry: FaqEntry) => Promise<void>
    /** False when there is no such entry of that revision. */
    update: (tenant: string, entry: FaqEntry, revision: number | null) => Promise<boolean>
    remove: (tenant: string, id: string) => Promise<boolean>
  }
  readonly faqVersions: {
    publish: (tenant: string, by: string, channel: string, version: string, bundles: readonly Bundle[]) => Promise<void>
    list: (tenant: string) => Promise<FaqVersion[]>
    pointer: (tenant: string) => Promise<FaqPointer>
    /** Points a channel at an older version; null when it was never published. */
    restore: (tenant: string, channel: string, version: string) => Promise<FaqVersion | null>
    keepMissesDays: (tenant: string, days: number) => Promise<void>
  }
  readonly purges: {
    /** No stored answer of the tenant is found again. */
    all: (tenant: string) => Promise<void>
    /** Answers with one of the tags, and all that are generated before the news is everywhere, are not found again. */
    byTag: (tenant: string, tags: readonly string[]) => Promise<void>
  }
  readonly rollouts: {
    /** What serves now; the isolate's copy while it is young enough. */
    current: (defer: Defer) => CompiledRollout | Promise<CompiledRollout>
    /** Asked anew: whoever changes it must not start from an old copy. */
    latest: () => Promise<CompiledRollout>
    change: (input: Omit<ChangeInput, 'initial'>) => Promise<ChangeResult>
    /** The last round of probes found this backend down. */
    isReportedDown: (backend: string) => boolean
    /** Tells all isolates which backends a round of probes found down. */
    reportProbes: (down: readonly string[]) => Promise<void>
    /** Newest first. */
    history: () => Promise<AuditEntry[]>
    /** What the guard decided, newest first. */
    decisions: () => Promise<GuardDecision[]>
  }
  readonly guard: {
    /** What became of a request; reported to the guard now and then, behind the reply. */
    count: (record: RequestRecord) => Promise<void>
    vote: (region: string, arm: string, vote: Vote['vote']) => Promise<void>
    status: () => Promise<GuardStatus>
    /** A new plan begins without waiting for a request. */
    wake: () => Promise<void>
  }
  readonly warmLists: {
    get: (tenant: string) => Promise<readonly WarmQuestion[]>
    put: (tenant: string, questions: readonly WarmQuestion[]) => Promise<void>
  }
  readonly faqUse: {
    answered: (tenant: string, id: string, defer: Defer) => void
    missed: (tenant: string, language: string, text: string, defer: Defer) => void
    vote: (tenant: string, vote: Vote) => Promise<void>
    misses: (tenant: string, days: number, count: number) => Promise<MissedQuestion[]>
    entries: (tenant: string) => Promise<EntryUse[]>
    /** Deletes misses older than a tenant keeps them. */
    forget: (tenant: string, days: number) => Promise<void>
  }
  readonly recorder: { write: (record: RequestRecord) => Promise<void> }
}
