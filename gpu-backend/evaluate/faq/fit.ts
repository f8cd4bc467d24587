import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { LogisticWeights, PairWeights } from '../../../shared/faq/pair-model.ts'
import { fitPairModel, lookUpAll } from './fit-pair-model.ts'
import { fittedShops, shopFile } from './own-shops.ts'
import { readSet } from './rows.ts'
import { readShop } from './shop-fixture.ts'
import { type DrawnShop, drawFixtures, drawShops } from './simulate-shops.ts'
import { readWords } from './words.ts'

const usage = `npm run faq -- fit --data FILE.jsonl … [--shops 24] [--seed 7]
Draws shops from the sets and from our own shops, looks their queries up, and writes shared/faq/pair-weights.ts.`

// The first five weigh answers as well. With all of them errors halve once more, and a tenth fewer are right in shops kept aside.
const answeredShops = 5
// Shops hold what public sets lack, near misses written as such. Without answers the sets are the better likeness.
const shopWeights = { answered: 6, bare: 0.03 } as const
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
  const sets = []
  for (const file of values.data) sets.push(...lookUpAll(words, drawShops(basename(file), await readSet(file), count, seed)))
  const drawn: DrawnShop[] = []
  for (const name of fittedShops) {
    const shop = await readShop(shopFile(name))
    drawn.push(...drawFixtures(name, shop, fixtureRounds, seed))
  }
  const answered = fitPairModel(
    [...sets, ...lookUpAll(words, drawn.slice(0, answeredShops * fixtureRounds))],
    shopWeights.answered,
  )
  const bare = fitPairModel([...sets, ...lookUpAll(words, drawn, true)], shopWeights.bare)
  const sources = [...values.data.map((file) => basename(file)), ...fittedShops.map((name) => `shops/${name}.json`)].join(', ')
  await writeFile(
    out,
    `import type { BooksWeights } from './pair-model.ts'

/** Written by \`npm run faq -- fit --shops ${count} --seed ${seed}\` from ${sources}. */
export const pairWeights: BooksWeights = {
  answered: ${written(answered)},
  bare: ${written(bare)},
}
`,
  )
  console.log(`${sets.length} queries of sets and those of ${drawn.length} shops looked up; wrote ${out}`)
}

const written = ({ pair, match }: PairWeights): string => `{ pair: ${rounded(pair)}, match: ${rounded(match)} }`

const rounded = ({ bias, weights }: LogisticWeights): string =>
  `{ bias: ${bias.toFixed(4)}, weights: [${weights.map((weight) => Number(weight.toFixed(4))).join(', ')}] }`
