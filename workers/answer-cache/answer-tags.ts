import type { ChatRequest } from '../../shared/chat.ts'
import type { Product } from '../../shared/product.ts'
import * as z from '../../shared/zod.ts'
import type { FaqVerdict } from '../known-answers/contract.ts'
import type { Arm } from '../rollout/contract.ts'

/** What an answer can be purged by: `kind:value`, as in `product:mug` or `prompt:nano-v1`. */
const answerTagKinds = ['arm', 'model', 'prompt', 'locale', 'task', 'product', 'faq', 'faq-version'] as const
export const AnswerTag = z
  .string()
  .check(z.maxLength(200), z.regex(new RegExp(`^(${answerTagKinds.join('|')}):.+`), 'is not one of our tags'))

interface Tagged {
  readonly arm: Arm
  readonly prompt: string
  readonly locale: string
  readonly request: ChatRequest
  readonly products: readonly Product[]
  readonly known: FaqVerdict
}

/** What a stored answer rests on, to be purged by. */
export function answerTags({ arm, prompt, locale, request: { llasa }, products, known }: Tagged): string[] {
  return [
    `arm:${arm.name}`,
    `model:${arm.model}`,
    `prompt:${prompt}`,
    `locale:${locale}`,
    ...(llasa?.task ? [`task:${llasa.task}`] : []),
    ...products.map(({ id }) => `product:${id}`),
    ...known.ground.map(({ id }) => `faq:${id}`),
    ...(known.version === null ? [] : [`faq-version:${known.version}`]),
  ]
}

/** When an answer with these tags was last purged, in milliseconds since 1970; 0 when never. */
export function purgedAt(purges: Readonly<Record<string, number>>, tags: readonly string[]): number {
  let last = 0
  for (const tag of tags) last = Math.max(last, purges[tag] ?? 0)
  return last
}
