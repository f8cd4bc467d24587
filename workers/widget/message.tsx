import type { ProductCard } from '../client/client.ts'
import type { Turn } from './conversation.ts'
import { Feedback } from './feedback.tsx'
import { ProductCards } from './product-cards.tsx'
import type { Words } from './words/words.ts'
import { ageIn } from './words.ts'

interface MessageProps {
  readonly turn: Turn
  readonly words: Words
  readonly locale: string
  readonly apiKey: string
  readonly baseUrl: string
  readonly sessionId: string
  readonly pictureOf: (product: ProductCard) => string | null
  readonly onAsk: (title: string) => void
  readonly onAddToCart: ((product: ProductCard) => boolean) | null
}

/** One turn: its text, the products it is about, what it rests on, and a vote. */
export function Message({ turn, words, ...props }: MessageProps) {
  const { role, content, llasa, problem, isStreaming, id } = turn
  const removed = llasa?.grounding?.violations ?? 0
  const cited = new Set(llasa?.citations?.map(({ productId }) => productId))
  // While it streams all that was found; then what the answer spoke of.
  const products = (llasa?.products ?? []).filter((product) => isStreaming || cited.has(product.id))
  return (
    <article class={`turn ${role}`} data-testid={isStreaming ? 'streaming' : role} aria-busy={isStreaming === true}>
      <h3 class="hidden">{role === 'user' ? words.you : words.assistant}</h3>
      {(content || isStreaming) && <p class="text">{content || <Waiting />}</p>}
      {problem && <p class="problem">{problem}</p>}
      {products.length > 0 && <ProductCards {...props} products={products} words={words} />}
      {removed > 0 && <p class="hint">{words.removed(removed)}</p>}
      <Receipt turn={turn} words={words} locale={props.locale} />
      {role === 'assistant' && id && !isStreaming && <Feedback {...props} answerId={id} words={words} />}
    </article>
  )
}

const Waiting = () => (
  <span class="waiting" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
)

function Receipt({ turn, words, locale }: { readonly turn: Turn; readonly words: Words; readonly locale: string }) {
  const claims = turn.llasa?.grounding?.claims ?? []
  if (claims.length === 0) return null
  return (
    <details>
      <summary>{words.receipt(claims.length)}</summary>
      <ul class="claims">
        {claims.map((claim, index) => (
          <li key={index}>
            <b>{claim.text}</b> <span>{claim.productId ? `${claim.productId} · ${claim.field}` : words.shopSays}</span>
            {claim.ageSeconds !== null && <small> {ageIn(locale, words, claim.ageSeconds)}</small>}
          </li>
        ))}
      </ul>
    </details>
  )
}
