import * as z from 'zod'

/** What the evaluation reads of an answer of the edge. */
export const EdgeAnswer = z.object({
  model: z.string().nullish(),
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
  llasa: z
    .object({
      products: z.array(z.object({ id: z.string() })).nullish(),
      citations: z.array(z.object({ productId: z.string() })).nullish(),
      grounding: z
        .object({
          claims: z.array(
            z.object({ text: z.string(), productId: z.string().nullable(), field: z.string(), source: z.string() }),
          ),
          violations: z.number().nullish(),
        })
        .nullish(),
      faq: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
})

export interface Answer {
  readonly text: string
  /** Of the products shown as cards. */
  readonly shownIds: readonly string[]
  readonly citedIds: readonly string[]
  readonly claims: readonly { readonly text: string; readonly productId: string | null; readonly field: string }[]
  readonly faqId: string | null
  readonly ms: number
  /** Why there is no answer; null where there is one. */
  readonly problem: string | null
}

export function answerOf(body: z.infer<typeof EdgeAnswer>, ms: number): Answer {
  const { products, citations, grounding, faq } = body.llasa ?? {}
  return {
    text: body.choices[0]?.message.content ?? '',
    shownIds: (products ?? []).map(({ id }) => id),
    citedIds: (citations ?? []).map(({ productId }) => productId),
    claims: grounding?.claims ?? [],
    faqId: faq?.id ?? null,
    ms,
    problem: null,
  }
}

export const noAnswer = (problem: string, ms: number): Answer => ({
  text: '',
  shownIds: [],
  citedIds: [],
  claims: [],
  faqId: null,
  ms,
  problem,
})
