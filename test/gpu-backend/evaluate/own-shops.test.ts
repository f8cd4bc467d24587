import { expect, it } from 'vitest'
import { readShop, runShop } from '../../../gpu-backend/evaluate/faq/shop-fixture.ts'
import { readWords } from '../../../gpu-backend/evaluate/faq/words.ts'
import { defaultAim } from '../../../shared/faq/fit-thresholds.ts'

const words = readWords()

it.each(['bicycles', 'garden', 'electronics', 'cosmetics'])('%s: three more wordings an entry lower no hits', async (name) => {
  const shop = await readShop(`gpu-backend/evaluate/faq/shops/${name}.json`)
  const one = runShop(words, shop, 1, defaultAim)
  const four = runShop(words, shop, 4, defaultAim)
  expect(four.right).toBeGreaterThan(one.right)
  expect(four.wrong).toBeLessThanOrEqual(one.wrong)
})

it.each([
  ['electronics', 55],
  ['garden', 75],
])('%s, one question an entry: at most two near misses of 60 answered', async (name, right) => {
  const row = runShop(words, await readShop(`gpu-backend/evaluate/faq/shops/${name}.json`), 1, defaultAim)
  expect(row.nearMissesAnswered).toBeLessThanOrEqual(2)
  expect(row.wrong).toBeLessThanOrEqual(1)
  expect(row.right).toBeGreaterThanOrEqual(right)
})
