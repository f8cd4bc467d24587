import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { Product } from '../../../shared/product.ts'

interface RetailProduct {
  readonly id: string
  readonly name: string
  readonly category: string
  readonly style?: string
  readonly description: string
  readonly price: number
  readonly current_stock: number
}

export const retailFile = '../shared/data/retail-demo-store/products.yaml'

/** The 2,465 products of aws-samples/retail-demo-store (MIT-0) in our shape; null where the data is not at hand. */
export function readRetail(file: string = retailFile): Product[] | null {
  if (!existsSync(file)) return null
  return (parse(readFileSync(file, 'utf8')) as RetailProduct[]).map((each) =>
    Product.parse({
      id: each.id,
      title: each.name,
      category: `${each.category} > ${each.style ?? each.category}`,
      description: each.description,
      price: { amount: Math.round(each.price * 100), currency: 'USD' },
      availability: { available: each.current_stock > 0, quantity: each.current_stock },
    }),
  )
}
