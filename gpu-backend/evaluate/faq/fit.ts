import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { LogisticWeights } from '../../../shared/faq/pair-model.ts'
import { fitPairModel, lookUpAll } from './fit-pair-model.ts'
import { readSet } from './rows.ts'
import { readShop } from './shop-fixture.ts'
import { drawFixtures, drawShops } from './simulate-shops.ts'
import { readWords } from './words.ts'

const usage = `npm run faq -- fit --data FILE.jsonl … [--shops 24] [--seed 7]
Draws shops from the sets and from our own two shops, looks their queries up, and writes shared/faq/pair-weights.ts.`

// Five of our own shops; `electronics` and `furniture` are kept aside to check with.
const fittedShops = ['bicycles', 'garden', 'cosmetics', 'books', 'pets'] as const
const fixtureRounds = 8
const out = fileURLToPath(new URL('../../../shared/faq/pair-weights.ts', import.meta.url).href)

/** `npm run faq -- fit`: the model of "is this the same question", from public sets and our own shops. */
export async function fitCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', multiple: true },
      shops: { type: 'string', default: '24' },
      seed: { type: 'string', default: '7' },
    },
  })
  if (!values.data?.length) {
    console.error(usage)
    process.exitCode = 2
    return
  }
  const words = readWords()
  const [count, seed] = [Number(values.shops), Number(values.seed)]
  const lookedUp = []
  for (const file of values.data) lookedUp.push(...lookUpAll(words, drawShops(basename(file), await readSet(file), count, seed)))
  for (const name of fittedShops) {
    const shop = await readShop(fileURLToPath(new URL(`shops/${name}.json`, import.meta.url).href))
    lookedUp.push(...lookUpAll(words, drawFixtures(name, shop, fixtureRounds, seed)))
  }
  const { pair, match } = fitPairModel(lookedUp)
  const sources = [...values.data.map((file) => basename(file)), ...fittedShops.map((name) => `shops/${name}.json`)].join(', ')
  await writeFile(
    out,
    `import type { PairWeights } from './pair-model.ts'

/** Written by \`npm run faq -- fit --shops ${count} --seed ${seed}\` from ${sources}. */
export const pairWeights: PairWeights = {
  pair: ${rounded(pair)},
  match: ${rounded(match)},
}
`,
  )
  console.log(`${lookedUp.length} queries looked up; wrote ${out}`)
}

const rounded = ({ bias, weights }: LogisticWeights): string =>
  `{ bias: ${bias.toFixed(4)}, weights: [${weights.map((weight) => Number(weight.toFixed(4))).join(', ')}] }`
