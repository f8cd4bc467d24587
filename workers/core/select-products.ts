import type { LlasaInput } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import type { Catalogue, Policies, Product } from '../../shared/product.ts'

export interface Selection {
  readonly products: readonly Product[]
  readonly policies: Policies
}

/**
 * The products a request is about, whole records as given and ids from the shop's catalogue, in the caller's order, and
 * the shop's policies. Without a catalogue (the request did not ask for the shop) there are none.
 */
export function selectProducts(input: LlasaInput | undefined, catalogue: Catalogue | null): Selection {
  const asked = input?.products ?? []
  const products = asked.map((entry, index) => {
    if (typeof entry !== 'string') return entry
    const found = catalogue?.products.find(({ id }) => id === entry)
    if (!found)
      throw new AppError('product_not_found', 'The catalogue has no product with this id.', { param: `llasa.products.${index}` })
    return found
  })
  return { products, policies: catalogue?.policies ?? {} }
}
