import { parseArgs } from 'node:util'
import { attacks } from './attacks.ts'
import { startWorld } from './world.ts'

/**
 * `npm run attack`: the bundled Worker in workerd and a real gateway, on loopback, and a tenant that does its worst in each class,
 * those that once got through and those that never did. Prints how often each was tried and how often it got through; ends with 1
 * where one did. `--seconds` is how long those take that take time (20; CI takes 5).
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' }, only: { type: 'string' } } })

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
