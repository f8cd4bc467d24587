import type { ProductCard } from '../client/client.ts'
import type { Words } from './words.ts'

interface CardsProps {
  readonly products: readonly ProductCard[]
  readonly words: Words
  readonly onAsk: (title: string) => void
}

/** Products as a list of links, each with its price and stock of this moment. */
export const ProductCards = ({ products, words, onAsk }: CardsProps) => (
  <ul class="cards" aria-label={words.products}>
    {products.map((product) => (
      <li key={product.id} class="card">
        {product.image && <img src={product.image.url} alt={product.image.alt ?? ''} loading="lazy" width={64} height={64} />}
        <div>
          {product.url ? (
            <a href={product.url} rel="noopener" target="_blank">
              {product.title}
            </a>
          ) : (
            <strong>{product.title}</strong>
          )}
          <p>
            {product.price ? <b>{product.price.text}</b> : words.unknownPrice}
            {product.listPrice && <s>{product.listPrice.text}</s>}
            {product.availability && <span>{product.availability.text}</span>}
            {product.rating && (
              <span>
                <span aria-hidden="true">★ </span>
                {product.rating.value} ({product.rating.count})
              </span>
            )}
            {product.ageSeconds !== undefined && <small>{words.seconds(product.ageSeconds)}</small>}
          </p>
          <button type="button" class="quiet" onClick={() => onAsk(product.title)}>
            {words.askAbout(product.title)}
          </button>
        </div>
      </li>
    ))}
  </ul>
)
