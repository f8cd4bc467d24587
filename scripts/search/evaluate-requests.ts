import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { languageOf } from '../../shared/weighing/language.ts'
import { wilson } from '../../shared/wilson.ts'
import { retrieve } from '../../workers/catalogue/query/retrieve.ts'
import type { Shop } from './open-shop.ts'

const ShopperRequest = z.object({
  kind: z.string(),
  locale: z.string(),
  query: z.string(),
  /** Any of these first is right; none: nothing of the shop is. */
  first: z.array(z.string()),
  fitting: z.array(z.string()),
  must: z.nullable(z.array(z.string())),
  history: z.nullable(z.tuple([z.string(), z.string(), z.array(z.string())])),
  inView: z.nullable(z.array(z.string())),
})
type ShopperRequest = z.infer<typeof ShopperRequest>

export const readRequests = (file: string): ShopperRequest[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ShopperRequest.parse(JSON.parse(line)))

interface Judged {
  readonly request: ShopperRequest
  readonly ids: readonly string[]
  readonly isRight: boolean
  /** Shown although they do not fit. */
  readonly unfit: number
  readonly shown: number
  readonly match: string | null
}

/** `isViewNamed`: the products in view are named by the caller; else the conversation is all there is. */
export async function judgeRequest(request: ShopperRequest, shop: Shop, isViewNamed: boolean): Promise<Judged> {
  const [before, answer, shownIds] = request.history ?? ['', '', []]
  const inView = [...new Set([...(isViewNamed ? shownIds : []), ...(request.inView ?? [])])].flatMap(
    (id) => shop.byId.get(id) ?? [],
  )
  const turns = [...(before ? [{ text: before, answer }] : []), { text: request.query, answer: '' }]
  const retrieved = await retrieve({ turns, inView }, shop.search, {
    limit: 5,
    language: languageOf(request.locale),
    byId: async (ids) => ids.flatMap((id) => shop.byId.get(id) ?? []),
  })
  const ids = retrieved.products.map(({ id }) => id)
  const fitting = new Set([...request.fitting, ...request.first])
  const isNear = retrieved.match === 'near'
  const isRight =
    request.first.length === 0
      ? ids.length === 0 || isNear
      : request.first.includes(ids[0] ?? '') && (request.must ?? []).every((id) => ids.includes(id))
  // What is labelled as not quite what was meant is no claim that it fits.
  const unfit = request.first.length === 0 && isNear ? 0 : ids.filter((id) => !fitting.has(id)).length
  return { request, ids, isRight, unfit, shown: ids.length, match: retrieved.match }
}

interface KindRow {
  readonly kind: string
  readonly requests: number
  readonly right: number
  readonly share: number
  readonly low: number
  readonly high: number
  readonly unfitShare: number
}

export function kindRows(judged: readonly Judged[]): KindRow[] {
  const kinds = new Map<string, readonly Judged[]>()
  for (const each of judged) kinds.set(each.request.kind, [...(kinds.get(each.request.kind) ?? []), each])
  return [...kinds.set('all', judged)].map(([kind, list]) => {
    const right = list.filter(({ isRight }) => isRight).length
    const shown = list.reduce((sum, each) => sum + each.shown, 0)
    return {
      kind,
      requests: list.length,
      right,
      share: right / list.length,
      ...wilson(right, list.length),
      unfitShare: shown ? list.reduce((sum, each) => sum + each.unfit, 0) / shown : 0,
    }
  })
}
