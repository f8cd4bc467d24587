import type { FaqEntry } from '../../../shared/faq/entry.ts'
import type { MissGroup as UnansweredGroup } from '../../known-answers/author/group-misses.ts'
import { call } from '../admin-api.ts'

export type Entry = FaqEntry & { readonly revision: number; readonly updatedAt: string }

interface Candidate {
  readonly id: string
  readonly question: string
  readonly score: number
  readonly meaning: number
  readonly wording: number
  readonly gate: string | null
}

export interface Preview {
  readonly decision: 'answer' | 'ground' | 'ignore'
  readonly reason: string
  readonly id?: string
  readonly probability?: number
  readonly margin?: number
  readonly candidates: readonly Candidate[]
}

export interface Thresholds {
  readonly answer: number
  readonly ground: number
}

export type MissGroup = UnansweredGroup & { readonly draft: { readonly id: string } }

export interface Insights {
  readonly keepMissesDays: number
  readonly misses: readonly MissGroup[]
  readonly thin: readonly {
    readonly id: string
    readonly questions: readonly string[]
    readonly proposals: readonly string[]
    readonly generated: readonly string[]
  }[]
  readonly entries: readonly { readonly id: string; readonly answered: number; readonly up: number; readonly down: number }[]
  readonly neverHit: readonly string[]
  readonly expiring: readonly { readonly id: string; readonly validUntil: string }[]
  readonly votedDown: readonly { readonly id: string; readonly up: number; readonly down: number }[]
}

export interface LanguageReport {
  readonly language: string
  readonly entries: number
  readonly questions: number
  readonly answerThreshold: number
  readonly trials: { readonly answered: number; readonly right: number }
}

export interface Publication {
  readonly version: string | null
  readonly languages: readonly LanguageReport[]
  readonly lost: readonly { readonly id: string; readonly question: string; readonly reason: string }[]
}

export interface Versions {
  readonly channels: Readonly<Record<string, { readonly version: string }>>
  readonly versions: readonly {
    readonly version: string
    readonly publishedAt: string
    readonly publishedBy: string
    readonly languages: readonly LanguageReport[]
  }[]
}

export interface Shop {
  readonly apiKey: string
  readonly locale: string
}

/** Adds questions to an entry, unless somebody changed it in between. */
export async function addQuestions(shop: Shop, id: string, added: readonly string[]): Promise<number> {
  const path = `faqs/${encodeURIComponent(id)}`
  const { revision, updatedAt: _at, ...entry } = await call<Entry>(shop, path)
  const questions = [...new Set([...entry.questions, ...added])]
  await call(shop, path, { method: 'PUT', body: { ...entry, questions }, ifMatch: revision })
  return questions.length
}

export { call }
