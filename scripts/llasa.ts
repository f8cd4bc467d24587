#!/usr/bin/env node
import { catalogueCommand, catalogueUsage } from './cli/catalogue.ts'
import { faqCommands } from './cli/faq.ts'
import { keysCommand, keysUsage } from './cli/keys.ts'
import { CommandError } from './cli/remote.ts'
import { rolloutCommand, rolloutUsage, statusCommand } from './cli/rollout.ts'

/** `npx llasa COMMAND …`: operators' tools; every one takes --url (or LLASA_URL), --key (or LLASA_KEY), --json, --yes. */
const usage = `llasa status
${rolloutUsage}
${keysUsage}
${catalogueUsage}
llasa faq ${Object.keys(faqCommands).join('|')} …
llasa purge [--tag product:mug …]

Every command takes --url (LLASA_URL), --key (LLASA_KEY; behind Cloudflare Access LLASA_ACCESS_TOKEN), --json; changes elsewhere than on this machine ask first, or take --yes.`

const commands: Record<string, (args: readonly string[]) => Promise<void>> = {
  status: statusCommand,
  rollout: rolloutCommand,
  keys: keysCommand,
  catalogue: catalogueCommand,
  purge: (args) => faqCommand(['purge', ...args]),
  faq: faqCommand,
}

async function faqCommand([name = '', ...args]: readonly string[]): Promise<void> {
  const command = faqCommands[name]
  if (!command) throw new CommandError(usage)
  await command(args)
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const command = commands[name]
  if (!command) throw new CommandError(usage)
  await command(args)
} catch (error) {
  // parseArgs explains itself; anything else is a bug and shows where.
  const isPlain = error instanceof CommandError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  console.error(isPlain ? (error as Error).message : error)
  process.exitCode = 1
}
