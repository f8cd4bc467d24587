import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { Product } from '../../../../shared/product.ts'
import { toAcpProducts, toUcpProducts } from '../../../../workers/agents/ucp/to-ucp.ts'

const variants = [
  {
    id: 'tee-s',
    parent: 'tee',
    title: 'Red Tee – S',
    category: 'Clothes > Tees',
    description: 'Soft.',
    price: { amount: 2000, currency: 'EUR' },
    options: [{ name: 'Size', value: 'S' }],
    image: { url: 'https://shop.example/tee.jpg', alt: 'A tee' },
    availability: { available: true, status: 'in_stock', quantity: 3 },
    rating: { value: 4.5, count: 2 },
    barcode: '123',
    url: 'https://shop.example/tee',
  },
  {
    id: 'tee-m',
    parent: 'tee',
    title: 'Red Tee – M',
    price: { amount: 2100, currency: 'EUR' },
    listPrice: { amount: 2500, currency: 'EUR' },
    options: [{ name: 'Size', value: 'M' }],
  },
  { id: 'mug', title: 'Mug', price: { amount: 900, currency: 'EUR' } },
  { id: 'priceless', title: 'Vase' },
].map((product) => Product.parse(product))
const data = '../shared/data'

describe('a catalogue as protocols write it', () => {
  it('of UCP: variants of a product together, with their range; what has no price is not in it', () => {
    expect(toUcpProducts(variants)).toMatchObject([
      {
        id: 'tee',
        title: 'Red Tee',
        price_range: { min: { amount: 2000 }, max: { amount: 2100 } },
        options: [{ name: 'Size', values: [{ label: 'S' }, { label: 'M' }] }],
        variants: [{ id: 'tee-s' }, { id: 'tee-m' }],
      },
      { id: 'mug', title: 'Mug', variants: [{ id: 'mug' }] },
    ])
  })

  it.skipIf(!existsSync(`${data}/ucp`))('of UCP: fits the saved schemas (skipped where ../shared/data is missing)', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    const schemas = readdirSync(`${data}/ucp/schemas`).map(
      (file) => JSON.parse(readFileSync(`${data}/ucp/schemas/${file}`, 'utf8')) as AnySchemaObject,
    )
    for (const schema of schemas) ajv.addSchema(schema)
    // Of what was not saved nothing is known: it holds anything.
    const known = new Set(schemas.map(({ $id }) => String($id)))
    for (const schema of schemas)
      for (const [, ref] of JSON.stringify(schema).matchAll(/"\$ref":"([^"#]+)/g)) {
        const id = new URL(ref ?? '', String(schema.$id)).href
        if (!known.has(id)) ajv.addSchema({ $id: id, $defs: { request: {}, response: {} } })
        known.add(id)
      }
    const validate = ajv.compile({ type: 'array', items: { $ref: 'https://ucp.dev/schemas/shopping/types/product.json' } })
    expect([validate(toUcpProducts(variants)), validate.errors]).toEqual([true, null])
    expect(validate([{ id: 'x' }])).toBe(false)
  })

  it.skipIf(!existsSync(`${data}/acp`))('of ACP: fits the saved schema (skipped where ../shared/data is missing)', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema(JSON.parse(readFileSync(`${data}/acp/schema.feed.json`, 'utf8')) as AnySchemaObject, 'feed')
    const validate = ajv.compile({ $ref: 'feed#/$defs/ProductsResponse' })
    expect([validate({ products: toAcpProducts(variants) }), validate.errors]).toEqual([true, null])
    expect(validate({ products: [{ id: 'x' }] })).toBe(false)
  })
})
