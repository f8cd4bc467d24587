import { beforeAll, expect, it } from 'vitest'
import { isReady } from '../../../workers/chat/adapters/product-answers.ts'
import { seed, send } from '../../support/edge.ts'
import { eventually } from '../../support/eventually.ts'

beforeAll(seed)

it('tells what a first screen shows, and makes ready behind the reply what the first answer about products is made with', async () => {
  const none = await send('/v1/shop?locale=xx')
  expect(none.status).toBe(200)
  expect(isReady()).toBe(false)
  const shop = await send('/v1/shop?locale=en')
  expect(await shop.json()).toMatchObject({ object: 'shop', count: 1, product: 'Blue Mug' })
  await eventually(async () => expect(isReady()).toBe(true))
})
