import { evaluateCommand } from '../gpu-backend/evaluate/faq/main.ts'

const commands: Record<string, (args: readonly string[]) => Promise<void>> = { evaluate: evaluateCommand }

/** `npm run faq -- COMMAND …`: merchants' tools around known questions. */
const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (command) await command(args)
else {
  console.error(`npm run faq -- ${Object.keys(commands).join('|')} …`)
  process.exitCode = 2
}
