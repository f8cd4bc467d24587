import { beforeAll, expect, it } from 'vitest'
import { seed, send } from '../../support/edge.ts'

beforeAll(seed)

it('tells what a first screen shows', async () => {
  expect((await send('/v1/shop?locale=xx')).status).toBe(200)
  expect(await (await send('/v1/shop?locale=en')).json()).toMatchObject({ object: 'shop', count: 1, product: 'Blue Mug' })
})
