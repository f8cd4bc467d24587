import { parseArgs } from 'node:util'
import { readLies } from '../../gpu-backend/evaluate/grounding/lies.ts'
import { attacks } from './attacks.ts'
import { startLies, tryInterfaces } from './interfaces.ts'
import { largestInputs } from './largest.ts'
import { tryRandomTexts } from './random-texts.ts'
import { startWorld } from './world.ts'

/**
 * `npm run attack`: the bundled Worker in workerd and a real gateway, on loopback, and a tenant that does its worst in each class,
 * those that once got through and those that never did. Prints how often each was tried and how often it got through; ends with 1
 * where one did. `--seconds` is how long those take that take time (20; CI takes 5).
 * `npm run attack -- largest`: the CPU that the largest input of each route takes.
 * `npm run attack -- random`: 10,000 random texts of a model (`--count`) through every way out of the edge, as a table.
 * `npm run attack -- lies`: every lying text of `test/fixtures/lies` through every way out of the edge, as a table.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    only: { type: 'string' },
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '18' },
  },
})
if (positionals[0] === 'lies') process.exit(await printLies())
if (positionals[0] === 'random') process.exit(await printRandom())

async function printRandom(): Promise<number> {
  const world = await startLies()
  try {
    const { rows, through } = await tryRandomTexts(world, Number(values.count), Number(values.seed))
    console.table(rows)
    for (const { interface: name, text, shown } of through.slice(0, 20))
      console.log(`${name}: ${JSON.stringify(text)}\n  → ${JSON.stringify(shown)}`)
    console.log(`${rows.reduce((sum, { tries }) => sum + tries, 0)} tries, ${through.length} through`)
    return through.length === 0 ? 0 : 1
  } finally {
    await world.stop()
  }
}

async function printLies(): Promise<number> {
  const world = await startLies()
  try {
    const { rows, through } = await tryInterfaces(world, readLies(), ({ name }) => name.includes(values.only ?? ''))
    console.table(rows)
    for (const { interface: name, lie, shown } of through) console.log(`${name}, ${lie.kind}: ${lie.text}\n  → ${shown}`)
    return through.length === 0 ? 0 : 1
  } finally {
    await world.stop()
  }
}

// A long context, so that no input is refused for its length.
const world = await startWorld(positionals[0] === 'largest' ? 131_072 : null)
if (positionals[0] === 'largest') {
  const rows = await largestInputs(world, values.only)
  console.table(rows)
  await world.stop()
  process.exit(rows.every((row) => row['CPU ms'] <= 200 || row.object) ? 0 : 1)
}
let through = 0
try {
  console.log('tries  through  attack')
  for (const { name, run } of attacks) {
    if (values.only && !name.includes(values.only)) continue
    const result = await run(world, Number(values.seconds))
    through += result.through
    console.log(
      `${String(result.tries).padStart(5)}  ${String(result.through).padStart(7)}  ${name}${result.note ? ` (${result.note})` : ''}`,
    )
  }
} finally {
  await world.stop()
}
process.exitCode = through === 0 ? 0 : 1
