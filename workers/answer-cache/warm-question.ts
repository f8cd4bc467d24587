import { ChatRequest } from '../../shared/chat.ts'
import { Locale } from '../../shared/locale.ts'
import * as z from '../../shared/zod.ts'

/** A question worth an answer in advance: what shoppers see as suggestions, what a campaign will bring. */
export const WarmQuestion = z.strictObject({
  question: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)),
  locale: z._default(Locale, 'en'),
  /** Ids of the shop's catalogue, as in `llasa.products`; left out when callers leave it out, since the prompt differs. */
  products: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(128))).check(z.maxLength(20))),
})
export type WarmQuestion = z.infer<typeof WarmQuestion>

const questionsMax = 200
export const WarmList = z.array(WarmQuestion).check(z.maxLength(questionsMax))

/** The request as callers will send it: everything they leave out is left out. */
export const toChatRequest = ({ question, locale, products }: WarmQuestion, model: string): ChatRequest =>
  ChatRequest.parse({
    model,
    messages: [{ role: 'user', content: question }],
    temperature: 0,
    llasa: { locale, ...(products && { products }) },
  })
