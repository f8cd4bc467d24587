import { evaluateCommand } from '../gpu-backend/evaluate/faq/main.ts'
import { faqCommands } from './cli/faq.ts'
import { CommandError } from './cli/remote.ts'

/** `npm run faq -- COMMAND …`: what `npx llasa faq` does, and the evaluation of the matcher. */
const commands = { evaluate: evaluateCommand, ...faqCommands }
const [name = '', ...args] = process.argv.slice(2)
const command = (commands as typeof faqCommands)[name]
if (!command) {
  console.error(
    `npm run faq -- ${Object.keys(commands).join('|')} …   (--url, --key or LLASA_KEY, --json; the local ones by default)`,
  )
  process.exitCode = 2
} else
  await command(args).catch((error: unknown) => {
    if (!(error instanceof CommandError)) throw error
    console.error(error.message)
    process.exitCode = 1
  })
