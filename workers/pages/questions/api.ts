import type { EntryView } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'

export interface Shop {
  readonly apiKey: string
  readonly locale: string
}

/** Adds questions to an entry, unless somebody changed it in between. */
export async function addQuestions(shop: Shop, id: string, added: readonly string[]): Promise<number> {
  const path = `faqs/${encodeURIComponent(id)}`
  const { revision, updatedAt: _at, ...entry } = await call<EntryView>(shop, path)
  const questions = [...new Set([...entry.questions, ...added])]
  await call(shop, path, { method: 'PUT', body: { ...entry, questions }, ifMatch: revision })
  return questions.length
}
