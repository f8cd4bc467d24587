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
