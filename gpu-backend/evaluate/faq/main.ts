import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { defaultAim } from '../../../shared/faq/fit-thresholds.ts'
import { confusions, crossFitted, type QueryTrial, reliabilityOf, runAsShop, runTrials } from './evaluate.ts'
import { createBm25, createExact, createLexical, createOurs, type Matcher } from './matchers.ts'
import { checkedShops, fittedShops, shopFile } from './own-shops.ts'
import { confusionTable, curvePicture, reliabilityPicture, shopTable, table } from './report.ts'
import { readSet } from './rows.ts'
import { asSet, readShop, runShop } from './shop-fixture.ts'
import { readWords } from './words.ts'

const usage = `npm run faq -- evaluate [--data FILE.jsonl …] [--shop FILE.json …] [--json] [--out build/faq]
  [--precision 0.85] [--false-share 0.01] [--transformer build/all-MiniLM-L6-v2.gguf]
Rows {text, label, split, oos}: train is what the merchant wrote, test what people wrote, oos has no answer.
"as a shop runs" publishes the merchant's own questions and nothing else; of the other rows the threshold is fitted on one
half of the queries and counted on the other, then the halves change places. Shops are our own, with near misses.`

const ownShops = [...fittedShops, ...checkedShops].map(shopFile)

/** `npm run faq -- evaluate`: the matcher as a shop runs it, beside exact match, BM25, words alone and a sentence transformer. */
export async function evaluateCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', multiple: true },
      shop: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
      out: { type: 'string', default: 'build/faq' },
      precision: { type: 'string', default: String(defaultAim.precision) },
      'false-share': { type: 'string', default: String(defaultAim.falseShareMax) },
      transformer: { type: 'string' },
    },
  })
  const aim = { precision: Number(values.precision), falseShareMax: Number(values['false-share']) }
  if (!(aim.precision >= 0 && aim.precision < 1) || !(aim.falseShareMax > 0 && aim.falseShareMax <= 1)) {
    console.error(usage)
    process.exitCode = 2
    return
  }
  await mkdir(values.out, { recursive: true })
  const words = readWords()
  const results: unknown[] = []
  for (const file of values.shop ?? (values.data ? [] : ownShops)) {
    const shop = await readShop(file)
    const rows = [1, 4].map((questions) => runShop(words, shop, questions, aim))
    const name = basename(file, '.json')
    results.push({ shop: name, aim, rows })
    if (!values.json) console.log(`\n${name}: ${shop.entries.length} entries as a shop runs\n${shopTable(rows)}`)
    const { trials } = runAsShop(name, words, asSet(shop, 4), aim, shop.language)
    await writeFile(join(values.out, `${name}-reliability.svg`), reliabilityPicture(name, reliabilityOf(trials)))
  }
  for (const file of values.data ?? []) {
    const set = await readSet(file)
    const name = basename(file, '.jsonl')
    const bar = new SingleBar({ format: `${name} {matcher} {bar} {percentage}%`, stream: process.stderr, clearOnComplete: true })
    bar.start(1, 0, { matcher: '' })
    const matchers: [string, Matcher][] = [
      ['ours', createOurs(words, set)],
      ['exact', createExact(set)],
      ['bm25', createBm25(set)],
      ['lexical', createLexical(set)],
    ]
    if (values.transformer)
      matchers.push([
        'transformer',
        await (await import('./transformer.ts')).createTransformer(set, values.transformer, (share) =>
          bar.update(share, { matcher: 'transformer' }),
        ),
      ])
    const trials = new Map<string, QueryTrial[]>()
    for (const [matcher, match] of matchers)
      trials.set(matcher, await runTrials(set, match, (share) => bar.update(share, { matcher })))
    bar.stop()
    const own = runAsShop('ours, as a shop runs', words, set, aim)
    const rows = [own.scored, ...[...trials].map(([matcher, tried]) => crossFitted(matcher, tried, aim))]
    const picture = join(values.out, `${name}.svg`)
    await writeFile(picture, curvePicture(name, trials, aim.falseShareMax))
    await writeFile(join(values.out, `${name}-reliability.svg`), reliabilityPicture(name, reliabilityOf(own.trials)))
    const mistakes = confusions(
      set,
      own.trials.filter(({ decision }) => decision === 'answer'),
    )
    const { slope, shift, thresholds, trials: fittedOn } = own.calibration
    const result = {
      set: name,
      entries: set.labels.length,
      queries: set.queries.length,
      aim,
      rows,
      calibration: { slope, shift, thresholds, trials: fittedOn },
      reliability: reliabilityOf(own.trials),
      confusions: mistakes,
      picture,
    }
    await writeFile(join(values.out, `${name}.json`), `${JSON.stringify(result, null, 1)}\n`)
    results.push(result)
    if (values.json) continue
    console.log(`\n${name}: ${set.labels.length} entries, ${set.queries.length} queries; % of all, 95 % intervals`)
    console.log(table(rows))
    if (mistakes.length) console.log(`\nconfused with another:\n${confusionTable(mistakes, 8)}`)
    console.log(`curve: ${picture}`)
  }
  if (values.json) console.log(JSON.stringify(results.length === 1 ? results[0] : results, null, 1))
}
