import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../workers/routes.ts'
import { operatorKey, publicKey, publishShop, seed, send } from '../support/edge.ts'

const all = Object.values(routes).flat()
const readable = all.filter(
  ({ method, path, response }) => method === 'get' && !path.includes(':id') && typeof response === 'object',
)

describe('routes, declared once', () => {
  beforeAll(async () => {
    await seed()
    await publishShop('sample-shop', {
      version: '1',
      locale: 'en',
      products: [{ id: 'mug', title: 'Blue Mug', price: { amount: 1250, currency: 'EUR' }, attributes: {} }],
      policies: { returns: 'Send it back within 30 days.' },
    })
  })

  it('have one name and one address each', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ method, path }) => `${method} ${path}`)).size).toBe(all.length)
  })

  // A body that is no JSON is refused by whoever is there, before anything is done.
  it.each(all.filter(({ body }) => body !== undefined).map((route) => [`${route.method} ${route.path}`, route] as const))(
    'are where they say: %s',
    async (_, { method, path }) => {
      const key = /^\/(admin|acp)\//.test(path) ? operatorKey : publicKey
      const address = path.replaceAll(/:(?:id|task)\b(?:\{[^}]+\})?/g, 'none')
      const response = await send(address, '{', { key, method: method.toUpperCase() })
      expect([405, 500]).not.toContain(response.status)
      expect(await response.text()).not.toContain('There is nothing at this address')
    },
  )

  it.each(readable.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'answer as they declare: %s',
    async (_, route) => {
      const key = /^\/(admin|acp)\//.test(route.path) ? operatorKey : publicKey
      const response = await send(route.path, undefined, { key: route.isOpen ? null : key })
      expect(response.status).toBe(200)
      const schema = route.response
      if (schema === null || typeof schema === 'string') return
      expect(schema.safeParse(await response.json()).error?.issues).toBeUndefined()
    },
  )
})
