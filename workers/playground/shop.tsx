import { useState } from 'preact/hooks'
import type { ShopProduct } from './api.ts'

export const productsMax = 5

interface ShopProps {
  readonly products: readonly ShopProduct[]
  readonly chosen: readonly string[]
  readonly onToggle: (id: string) => void
}

/** The sample shop beside the chat: what is ticked is what the question is about, numbered as its slots are. */
export function Shop({ products, chosen, onToggle }: ShopProps) {
  const [filter, setFilter] = useState('')
  const shown = products.filter(({ title, category = '' }) => `${title} ${category}`.toLowerCase().includes(filter.toLowerCase()))
  return (
    <section class="shop" aria-labelledby="shop-heading">
      <h2 id="shop-heading">Sample shop</h2>
      <label class="filter">
        Filter products
        <input type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      </label>
      <p class="hint" id="shop-hint">
        Tick up to {productsMax} products to ask about.
      </p>
      <ul aria-describedby="shop-hint">
        {shown.map((product) => (
          <ProductCard
            key={product.id}
            product={product}
            place={chosen.indexOf(product.id) + 1}
            full={chosen.length >= productsMax}
            onToggle={onToggle}
          />
        ))}
      </ul>
    </section>
  )
}

interface CardProps {
  readonly product: ShopProduct
  readonly place: number
  readonly full: boolean
  readonly onToggle: (id: string) => void
}

function ProductCard({ product: { id, title, fields }, place, full, onToggle }: CardProps) {
  return (
    <li class={place ? 'card chosen' : 'card'}>
      <label>
        <input type="checkbox" checked={place > 0} disabled={!place && full} onChange={() => onToggle(id)} />
        <span class="title">{title}</span>
        {place > 0 && <span class="place">{place}</span>}
      </label>
      <dl>{['price', 'stock', 'rating'].map((key) => fields[key] && <Field key={key} name={key} value={fields[key]} />)}</dl>
      <details>
        <summary>All fields</summary>
        <dl>
          {Object.entries(fields).map(([key, value]) => (
            <Field key={key} name={key.replaceAll('_', ' ')} value={value} />
          ))}
        </dl>
      </details>
    </li>
  )
}

const Field = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
