#!/usr/bin/env node
import { LlasaError } from '../workers/client/client.ts'
import { askCommand, askUsage } from './cli/ask.ts'
import { catalogueCommand, catalogueUsage } from './cli/catalogue.ts'
import { doctorCommand, doctorUsage } from './cli/doctor.ts'
import { faqCommands, faqUsage } from './cli/faq.ts'
import { initCommand, initUsage } from './cli/init.ts'
import { keysCommand, keysUsage } from './cli/keys.ts'
import { CommandError } from './cli/remote.ts'
import { rolloutCommand, rolloutUsage, statusCommand } from './cli/rollout.ts'

/** `npx llasa COMMAND …`: operators' tools; every one takes --url (or LLASA_URL), --key (or LLASA_KEY), --json, --yes. */
const usage = `llasa status
${doctorUsage}
${initUsage}
${askUsage}
${rolloutUsage}
${keysUsage}
${catalogueUsage}
${faqUsage}
llasa purge [--tag product:mug …]

Every command takes --url (LLASA_URL), --key (LLASA_KEY; behind Cloudflare Access LLASA_ACCESS_TOKEN) or --own (your own shop on this machine), --json; changes elsewhere than on this machine ask first, or take --yes.`

const commands: Record<string, (args: readonly string[]) => Promise<void>> = {
  status: statusCommand,
  doctor: doctorCommand,
  init: initCommand,
  ask: askCommand,
  rollout: rolloutCommand,
  keys: keysCommand,
  catalogue: catalogueCommand,
  purge: (args) => faqCommand(['purge', ...args]),
  faq: faqCommand,
}

async function faqCommand([name = '', ...args]: readonly string[]): Promise<void> {
  const command = faqCommands[name]
  if (!command) throw new CommandError(name ? `There is no 'llasa faq ${name}'.\n${faqUsage}` : faqUsage)
  await command(args)
}

/** The lines of the usage that are about these words, with what is indented below them; all of it where none are. */
function helpOn(words: readonly string[]): string {
  const blocks = usage.split(/\n(?=llasa |$|Every)/)
  for (let count = words.length; count > 0; count--) {
    const about = ['llasa', ...words.slice(0, count)].join(' ')
    const found = blocks.filter((block) => block.startsWith(`${about} `) || block === about)
    if (found.length) return `${found.join('\n')}\n\n${blocks.at(-1)}`
  }
  return usage
}

/** What went wrong in a sentence; where it happened only with LLASA_DEBUG. */
function sentenceOf(error: unknown): string {
  if (process.env.LLASA_DEBUG && error instanceof Error && error.stack) return error.stack
  const { code, path, message } = error as { code?: string; path?: string; message?: string }
  if (code === 'ENOENT') return `There is no file ${path}.`
  if (code === 'EISDIR') return 'That is a folder; a file is needed.'
  if (error instanceof SyntaxError) return `That is no valid JSON: ${message}`
  const isPlain = error instanceof CommandError || error instanceof LlasaError || code?.startsWith('ERR_PARSE_ARGS')
  return isPlain ? String(message) : `${message ?? error}\n(LLASA_DEBUG=1 shows where.)`
}

const [name = '', ...args] = process.argv.slice(2)
const words = [name, ...args].filter((word) => !word.startsWith('-'))
const asksHelp = name === 'help' || [name, ...args].some((word) => word === '--help' || word === '-h')
try {
  const command = commands[name]
  if (asksHelp) console.log(helpOn(name === 'help' ? words.slice(1) : words))
  else if (command) await command(args)
  else throw new CommandError(name ? `There is no 'llasa ${name}'.\n${usage}` : usage)
} catch (error) {
  console.error(sentenceOf(error))
  process.exitCode = 1
}
