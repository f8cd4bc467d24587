import { useEffect, useState } from 'preact/hooks'
import { Llasa, type ProductSearch } from '../client/client.ts'
import { samplePicture } from './sample-picture.ts'
import { Empty, Skeleton } from './states.tsx'

type ShopProduct = ProductSearch['data'][number]
export const productsMax = 5

interface ShopProps {
  readonly apiKey: string
  readonly locale: string
  readonly chosen: readonly string[]
  readonly onToggle: (id: string) => void
}

const shownMax = 50
const waitMs = 150

/** The shop beside the chat, searched as the assistant searches it; what is ticked is what the conversation is about. */
export function Shop({ apiKey, locale, chosen, onToggle }: ShopProps) {
  const [query, setQuery] = useState('')
  const [onlyAvailable, setOnlyAvailable] = useState(false)
  const [products, setProducts] = useState<readonly ShopProduct[] | null>(null)
  const [message, setMessage] = useState('Loading the products…')

  useEffect(() => {
    if (!apiKey) return
    const stop = new AbortController()
    const client = new Llasa({ apiKey })
    const load = async (): Promise<void> => {
      try {
        const filters = onlyAvailable ? { available: true } : {}
        const found = await client.search({ query, filters, limit: shownMax, locale }, { signal: stop.signal })
        setProducts(found.data)
        setMessage(found.data.length === 0 ? 'Nothing in this shop fits.' : `${found.data.length} products.`)
      } catch (error) {
        if (stop.signal.aborted) return
        setProducts([])
        setMessage(error instanceof Error ? error.message : 'Something went wrong.')
      }
    }
    const timer = setTimeout(() => void load(), query ? waitMs : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [apiKey, locale, query, onlyAvailable])

  return (
    <section class="shop" aria-labelledby="shop-heading">
      <h2 id="shop-heading">The shop</h2>
      <div class="filter">
        <label for="shop-search">Search the products</label>
        <input
          id="shop-search"
          type="search"
          maxLength={200}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <label>
          <input type="checkbox" checked={onlyAvailable} onChange={() => setOnlyAvailable(!onlyAvailable)} /> In stock only
        </label>
      </div>
      <p class="hint" role="status">
        {message} Tick up to {productsMax} to talk about.
      </p>
      {products === null && <Skeleton lines={6} label="Loading the products" />}
      {products?.length === 0 && (
        <Empty
          title="Nothing fits"
          hint="Take a word away, or let go of “in stock only”. A shop without products gets some on the page Catalogue."
        >
          <a class="button" href="/catalogue">
            To the catalogue
          </a>
        </Empty>
      )}
      {products && products.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        <ul tabIndex={0} aria-label="Products" lang={locale}>
          {products.map((product) => (
            <ShopCard
              key={product.id}
              product={product}
              position={chosen.indexOf(product.id) + 1}
              isFull={chosen.length >= productsMax}
              onToggle={onToggle}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface CardProps {
  readonly product: ShopProduct
  readonly position: number
  readonly isFull: boolean
  readonly onToggle: (id: string) => void
}

function ShopCard({ product, position, isFull, onToggle }: CardProps) {
  const { id, title, fields, availability, image } = product
  const picture = samplePicture(product) ?? image?.url
  return (
    <li class={position ? 'card chosen' : 'card'}>
      {picture && <img src={picture} alt="" width={64} height={64} loading="lazy" />}
      <label>
        <input type="checkbox" checked={position > 0} disabled={!position && isFull} onChange={() => onToggle(id)} />
        <span class="title">{title}</span>
        {position > 0 && <span class="position">{position}</span>}
      </label>
      <p class="facts">
        <b>{fields.price ?? 'Price not known'}</b>
        {fields.list_price && <s>{fields.list_price}</s>}
        {fields.stock && <span class={availability?.available === false ? 'gone' : ''}>{fields.stock}</span>}
        {fields.rating && <span>{fields.rating}</span>}
      </p>
      <details>
        <summary>All fields</summary>
        <dl>
          {Object.entries(fields).map(([key, value]) => (
            <div key={key}>
              <dt>{key.replaceAll('_', ' ')}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  )
}
