import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { localKeys } from '../../../shared/api-key.ts'
import { Conversation, readLines } from './conversation.ts'
import { evaluate } from './evaluate.ts'
import { Results, tableOf } from './report.ts'
import { Truth } from './truth.ts'

const help = `npm run assistant -- COMMAND

  evaluate             ask a running edge (npm start) our conversations with shoppers, and count right turns by kind
    --base-url URL       default http://localhost:8787/v1
    --api-key KEY        default the local public key
    --model ID           default llasa
    --name NAME          of the run, in tables (default the model)
    --kind A,B           only these kinds
    --fresh              the conversations written later, by somebody who had not seen how the edge answers, instead
    --file FILE.jsonl    conversations of another shop, whose key goes with it (shops/)
    --truths             ask also the 200 questions of the gate and count answers with a false statement
    --out FILE.json      each turn with its answer and faults, for compare
    --concurrency N      default 2
    --show-mistakes N    print the first N wrong turns
  compare FILE.json …  runs side by side

The shop is the sample shop. What a right answer is: gpu-backend/evaluate/assistant/README.md`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    'base-url': { type: 'string', default: 'http://localhost:8787/v1' },
    'api-key': { type: 'string', default: localKeys.public },
    model: { type: 'string', default: 'llasa' },
    name: { type: 'string' },
    kind: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    file: { type: 'string' },
    truths: { type: 'boolean', default: false },
    out: { type: 'string' },
    concurrency: { type: 'string', default: '2' },
    'show-mistakes': { type: 'string', default: '0' },
  },
})

const [command, ...files] = positionals
if (values.help || !command) {
  console.log(help)
  process.exit(values.help ? 0 : 1)
}
if (command === 'evaluate') await evaluateCommand()
else if (command === 'compare' && files.length > 0)
  print(files.map((file) => Results.parse(JSON.parse(readFileSync(file, 'utf8')))))
else {
  console.error(
    command === 'compare'
      ? 'compare needs the files of two runs or more.'
      : `There is no command '${command}'.\nSee npm run assistant -- --help`,
  )
  process.exit(1)
}

async function evaluateCommand(): Promise<void> {
  const kinds = values.kind?.split(',')
  const file = values.fresh ? './fresh.jsonl' : './conversations.jsonl'
  const conversations = readLines(values.file ?? fileURLToPath(new URL(file, import.meta.url)), Conversation).filter(
    ({ kind }) => !kinds || kinds.includes(kind),
  )
  const truths = values.truths ? readLines(fileURLToPath(new URL('./truths.jsonl', import.meta.url)), Truth) : []
  const bar = new SingleBar({ format: '{bar} {value}/{total} turns', noTTYOutput: false, stream: process.stderr })
  bar.start(conversations.reduce((sum, { turns }) => sum + turns.length, 0) + truths.length, 0)
  const run = await evaluate({
    edge: { baseUrl: values['base-url'], apiKey: values['api-key'], model: values.model, timeoutMs: 120_000 },
    conversations,
    truths,
    concurrency: Number(values.concurrency),
    onTurn: () => bar.increment(),
  })
  bar.stop()
  const results: Results = { name: values.name ?? values.model, at: new Date().toISOString(), ...run }
  for (const { id, turn, user, text, faults } of [...run.turns, ...run.truths]
    .filter(({ faults }) => faults.length > 0)
    .slice(0, Number(values['show-mistakes'])))
    console.log(`✗ ${id}/${turn}  ${user}\n    → ${text.replaceAll('\n', ' ⏎ ').slice(0, 300)}\n    ${faults.join('; ')}`)
  print([results])
  if (values.out) writeFileSync(values.out, `${JSON.stringify(results, null, 1)}\n`)
}

function print(results: readonly Results[]): void {
  console.log(`\n${tableOf(results, 'turns')}`)
  if (results.some(({ truths }) => truths.length > 0)) console.log(`\n${tableOf(results, 'truths')}`)
}
