import { formatPrice } from '../../../shared/product-fields.ts'
import type { ImportView } from '../../catalogue/routes/responses.ts'

type Preview = ImportView['report']['preview'][number]

/** Products as the assistant's cards show them; what is not known is said, not guessed. */
export const PreviewCards = ({
  products,
  arePicturesShown,
}: {
  readonly products: readonly Preview[]
  readonly arePicturesShown: boolean
}) => (
  <ul class="preview">
    {products.map((product, at) => (
      <li key={product.id ?? at} class="card">
        {product.image && arePicturesShown && (
          <img src={product.image.url} alt={product.image.alt ?? ''} width={64} height={64} loading="lazy" />
        )}
        <div>
          <b>{product.title ?? product.id}</b>
          <p class="facts">
            {product.price ? <span>{formatPrice(product.price, 'en')}</span> : <span class="badge warn">no price</span>}
            {product.listPrice && <s>{formatPrice(product.listPrice, 'en')}</s>}
            <span>{stockOf(product)}</span>
          </p>
          <p class="facts">
            {product.brand && <small>{product.brand}</small>}
            {product.category && <small>{product.category}</small>}
            {product.options?.map(({ name, value }) => (
              <small key={name}>
                {name}: {value}
              </small>
            ))}
            <small>{product.url ? 'with a link' : 'without a link'}</small>
          </p>
        </div>
      </li>
    ))}
  </ul>
)

function stockOf({ availability }: Preview): string {
  if (!availability) return 'stock not known'
  if (!availability.available) return 'out of stock'
  return availability.quantity === undefined ? 'in stock' : `in stock, ${availability.quantity} left`
}
