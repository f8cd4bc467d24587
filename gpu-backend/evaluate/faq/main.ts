import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { defaultAim, fitOrReference, fitThreshold } from '../../../shared/faq/fit-thresholds.ts'
import { type Asked, askAll, confusions, crossFitted, type Scored, selfFitted } from './evaluate.ts'
import { createBm25, createExact, createLexical, createOurs, type Matcher, readWords } from './matchers.ts'
import { confusionTable, curvePicture, table } from './report.ts'
import { readSet } from './rows.ts'

const usage = `npm run faq -- evaluate --data FILE.jsonl [--data …] [--json] [--out build/faq]
  [--precision 0.85] [--false-share 0.01] [--transformer build/all-MiniLM-L6-v2.gguf]
Rows {text, label, split, oos}: train is what the merchant wrote, test what people asked, oos has no answer.
Thresholds are fitted on one half of the questions asked and counted on the other, then the halves change places.`

/** `npm run faq -- evaluate`: the matcher beside exact match, BM25, words alone and a sentence transformer. */
export async function evaluateCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
      out: { type: 'string', default: 'build/faq' },
      precision: { type: 'string', default: String(defaultAim.precision) },
      'false-share': { type: 'string', default: String(defaultAim.falseShareMax) },
      transformer: { type: 'string' },
    },
  })
  const aim = { precision: Number(values.precision), falseShareMax: Number(values['false-share']) }
  if (!values.data?.length || !(aim.precision >= 0 && aim.precision < 1) || !(aim.falseShareMax > 0 && aim.falseShareMax <= 1)) {
    console.error(usage)
    process.exitCode = 2
    return
  }
  await mkdir(values.out, { recursive: true })
  const words = readWords()
  const results = []
  for (const file of values.data) {
    const set = await readSet(file)
    const name = basename(file, '.jsonl')
    const bar = new SingleBar({ format: `${name} {matcher} {bar} {percentage}%`, stream: process.stderr, clearOnComplete: true })
    bar.start(1, 0, { matcher: '' })
    const matchers: [string, Matcher][] = [
      ['ours', createOurs(words, set).match],
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
    const trials = new Map<string, Asked[]>()
    for (const [matcher, match] of matchers)
      trials.set(matcher, await askAll(set, match, (share) => bar.update(share, { matcher })))
    bar.stop()
    const rows: Scored[] = [...trials].map(([matcher, asked]) =>
      crossFitted(matcher, asked, aim, matcher === 'ours' ? fitOrReference : fitThreshold),
    )
    rows.splice(1, 0, selfFitted('ours, own questions', words, set, aim))
    const threshold = rows[0]?.thresholds.find((each) => each !== null) ?? Number.POSITIVE_INFINITY
    const picture = join(values.out, `${name}.svg`)
    await writeFile(picture, curvePicture(name, trials, aim.falseShareMax))
    const mistaken = confusions(set, trials.get('ours') ?? [], threshold)
    const result = { set: name, entries: set.labels.length, asked: set.asked.length, aim, rows, confusions: mistaken, picture }
    await writeFile(join(values.out, `${name}.json`), `${JSON.stringify(result, null, 1)}\n`)
    results.push(result)
    if (values.json) continue
    console.log(`\n${name}: ${set.labels.length} entries, ${set.asked.length} questions asked; % of all, 95 % intervals`)
    console.log(table(rows))
    if (mistaken.length) console.log(`\ntaken for another:\n${confusionTable(mistaken, 8)}`)
    console.log(`curve: ${picture}`)
  }
  if (values.json) console.log(JSON.stringify(results.length === 1 ? results[0] : results, null, 1))
}
