import { evaluateCommand } from '../gpu-backend/evaluate/faq/main.ts'
import {
  importCommand,
  insightsCommand,
  matchCommand,
  missesCommand,
  publishCommand,
  purgeCommand,
  restoreCommand,
  testCommand,
  versionsCommand,
  warmCommand,
} from './faq-remote.ts'

const commands: Record<string, (args: readonly string[]) => Promise<void>> = {
  evaluate: evaluateCommand,
  import: importCommand,
  publish: publishCommand,
  versions: versionsCommand,
  restore: restoreCommand,
  match: matchCommand,
  test: testCommand,
  misses: missesCommand,
  insights: insightsCommand,
  purge: purgeCommand,
  warm: warmCommand,
}

/** `npm run faq -- COMMAND …`: merchants' tools around known questions. */
const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (command) await command(args)
else {
  console.error(
    `npm run faq -- ${Object.keys(commands).join('|')} …   (--url, --key or LLASA_KEY, --json; the local ones by default)`,
  )
  process.exitCode = 2
}
