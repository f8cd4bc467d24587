import { parseArgs } from 'node:util'
import { readLies } from '../../gpu-backend/evaluate/grounding/lies.ts'
import { attacks } from './attacks.ts'
import { startLies, tryInterfaces } from './interfaces.ts'
import { startWorld } from './world.ts'

/**
 * `npm run attack`: the bundled Worker in workerd and a real gateway, on loopback, and a tenant that does its worst in each class,
 * those that once got through and those that never did. Prints how often each was tried and how often it got through; ends with 1
 * where one did. `--seconds` is how long those take that take time (20; CI takes 5).
 * `npm run attack -- lies`: every lying text of `test/fixtures/lies` through every way out of the edge, as a table.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '20' }, only: { type: 'string' } },
})
if (positionals[0] === 'lies') process.exit(await printLies())

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

const world = await startWorld()
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
