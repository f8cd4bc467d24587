import { useState } from 'preact/hooks'
import type { ProductCard } from '../client/client.ts'
import type { Words } from './words/words.ts'
import { ageIn } from './words.ts'

interface CardsProps {
  readonly products: readonly ProductCard[]
  readonly words: Words
  readonly locale: string
  /** Address of a product's picture; null for none. */
  readonly pictureOf: (product: ProductCard) => string | null
  readonly onAsk: (title: string) => void
  /** Null: the page has no cart. False: it was not added. */
  readonly onAddToCart: ((product: ProductCard) => boolean) | null
}

/** Products as a list of links, each with its price and stock of this moment. */
export const ProductCards = ({ products, ...props }: CardsProps) => (
  <ul class="cards" aria-label={props.words.products}>
    {products.map((product) => (
      <Card key={product.id} product={product} {...props} />
    ))}
  </ul>
)

function Card({
  product,
  words,
  locale,
  pictureOf,
  onAsk,
  onAddToCart,
}: Omit<CardsProps, 'products'> & { product: ProductCard }) {
  const { title, url, image, price, listPrice, availability, rating, options, ageSeconds } = product
  const picture = pictureOf(product)
  return (
    <li class="card" part="card">
      {picture && <img src={picture} alt={image?.alt ?? ''} loading="lazy" width={64} height={64} />}
      <div>
        {url ? (
          <a href={url} rel="noopener" target="_blank">
            {title}
          </a>
        ) : (
          <strong>{title}</strong>
        )}
        <p class="facts">
          {price ? <b>{price.text}</b> : words.unknownPrice}
          {listPrice && <s>{listPrice.text}</s>}
          {availability && <span class={availability.available ? '' : 'gone'}>{availability.text}</span>}
          {rating && (
            <span>
              <span aria-hidden="true">★ </span>
              {new Intl.NumberFormat(locale).format(rating.value)} ({rating.count})
            </span>
          )}
          {ageSeconds !== undefined && <small>{ageIn(locale, words, ageSeconds)}</small>}
        </p>
        {options && options.length > 0 && (
          <p class="facts">
            {options.map(({ name, value }) => (
              <small key={name}>
                {name}: {value}
              </small>
            ))}
          </p>
        )}
        <p class="facts">
          {onAddToCart && availability?.available !== false && (
            <AddToCart words={words} title={title} onAdd={() => onAddToCart(product)} />
          )}
          <button type="button" class="quiet" onClick={() => onAsk(title)}>
            {words.askAbout(title)}
          </button>
        </p>
      </div>
    </li>
  )
}

function AddToCart({ words, title, onAdd }: { readonly words: Words; readonly title: string; readonly onAdd: () => boolean }) {
  const [message, setMessage] = useState('')
  return (
    <>
      <button type="button" class="cart" onClick={() => setMessage(onAdd() ? words.added : words.notAdded)}>
        {words.addToCart(title)}
      </button>
      <span role="status">{message}</span>
    </>
  )
}
