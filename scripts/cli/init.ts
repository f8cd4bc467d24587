import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { CatalogueSettings } from '../../workers/catalogue/publish/published.ts'
import { CommandError } from './remote.ts'

export const initUsage = `llasa init [--file shop.json] [--locale en] [--currency EUR] [--shop-url https://shop.example] [--returns TEXT] [--shipping TEXT] [--contact TEXT]
                                                                 settings of your own shop as a file; what is missing is asked for in a terminal`

const questions = [
  ['locale', 'Language of the shop', 'en'],
  ['currency', 'Currency of its prices', 'EUR'],
  ['shop-url', 'Address of the shop', ''],
  ['returns', 'How goods are returned, in a sentence', ''],
  ['shipping', 'What shipping costs and how long it takes', ''],
  ['contact', 'How shoppers reach you', ''],
] as const
type Name = (typeof questions)[number][0]

/** `init`: a file of settings that `catalogue policies` takes, and the two commands that come next. */
export async function initCommand(args: readonly string[]): Promise<void> {
  const names = Object.fromEntries(questions.map(([name]) => [name, { type: 'string' }])) as Record<Name, { type: 'string' }>
  const { values } = parseArgs({ args: [...args], options: { ...names, file: { type: 'string', default: 'shop.json' } } })
  if (existsSync(values.file)) throw new CommandError(`${values.file} is there already: name another with --file.`)
  const answers = await answersTo(values)
  const policies = Object.fromEntries(
    (['returns', 'shipping', 'contact'] as const).flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])),
  )
  const { currency, 'shop-url': shopUrl, locale } = answers
  const settings = CatalogueSettings.safeParse({
    policies,
    ...(currency && { currency: currency.toUpperCase() }),
    ...(shopUrl && { shopUrl }),
  })
  if (!settings.success)
    throw new CommandError(settings.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  await writeFile(values.file, `${JSON.stringify(settings.data, null, 2)}\n`)
  console.log(`${values.file} is written. Next, with \`npm start\` running:
  npx llasa catalogue policies ${values.file} --own --locale ${locale}
  npx llasa catalogue import YOUR-FEED --own --locale ${locale} --publish
(--own: your shop on this machine. Elsewhere --url and --key.)`)
}

async function answersTo(provided: Partial<Record<Name, string | undefined>>): Promise<Record<Name, string>> {
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stderr }) : null
  const answers: [Name, string][] = []
  for (const [name, question, fallback] of questions) {
    const shown = fallback ? `${question} [${fallback}]: ` : `${question}: `
    answers.push([name, provided[name] ?? ((terminal && (await terminal.question(shown)).trim()) || fallback)])
  }
  terminal?.close()
  return Object.fromEntries(answers) as Record<Name, string>
}
