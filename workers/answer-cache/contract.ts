import type { Answer } from '../chat/contract.ts'
import type { Defer, RequestContext } from '../http/contract.ts'
import type { Window } from './answer-window.ts'
import type { WarmQuestion } from './warm-question.ts'

/** What a request lets the answer cache do. `detail` says why not, in `Cache-Status`. */
export interface CacheUse {
  readonly read: boolean
  readonly store: boolean
  readonly detail: string | null
}

/** Where an answer lies in the cache, and what decides whether it still counts. */
export interface CacheEntry {
  readonly key: string
  readonly window: Window
  readonly tags: readonly string[]
  /** False when what the answer rests on was purged after it was stored. */
  readonly isValid: (stored: { readonly storedAt: number; readonly tags: readonly string[] }) => boolean
}

/** Where a new answer is stored: not at all, in the location of its request, or for all locations at once. */
export type Keep = 'nowhere' | 'location' | 'everywhere'

export interface AnswerLookup {
  /** RFC 9211 member to send. */
  readonly status: string
  readonly outcome: 'hit' | 'stale' | 'collapsed' | 'miss' | 'bypass'
  readonly answer: Answer | null
  /** Tells the cache, and whoever waits for the same answer, how the call of the model ended. */
  readonly settle: (answer: Answer | null, keep: Keep) => Promise<void>
}

export interface Answers {
  readonly find: (entry: CacheEntry, use: CacheUse, defer: Defer) => Promise<AnswerLookup>
  /** What is stored, fresh or not; null when nothing is. */
  readonly stored: (entry: CacheEntry) => Promise<Answer | null>
}

export interface Purges {
  /** No stored answer of the tenant is found again. */
  readonly all: (tenant: string) => Promise<void>
  /** Answers with one of the tags, and all that are generated before the purge is known everywhere, are not found again. */
  readonly byTag: (tenant: string, tags: readonly string[]) => Promise<void>
}

export interface WarmLists {
  readonly get: (tenant: string) => Promise<readonly WarmQuestion[]>
  readonly put: (tenant: string, questions: readonly WarmQuestion[]) => Promise<void>
}

export interface Warmed {
  readonly question: string
  readonly locale: string
  readonly arm: string
  /** `known`: an entry answers it; `present`: it was stored already; `bypass`: the arm's answers are not kept. */
  readonly outcome: 'stored' | 'present' | 'known' | 'bypass' | 'failed'
  /** Why it failed, as an error code. */
  readonly error?: string
}

export interface Warming {
  /** Answers the questions on each arm and stores the answers for all locations; yields each as it is done. */
  readonly warm: (context: RequestContext, questions: readonly WarmQuestion[]) => AsyncGenerator<Warmed>
}
