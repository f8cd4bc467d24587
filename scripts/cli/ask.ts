import { parseArgs } from 'node:util'
import { type ChatEvent, Llasa } from '../../workers/client/client.ts'
import { CommandError, keyOf, remoteOptions, unreachable } from './remote.ts'

export const askUsage = `llasa ask QUESTION [--locale en] [--product ID …]                 the shop's answer, and the products it is about`

const options = {
  ...remoteOptions,
  locale: { type: 'string', default: 'en' },
  product: { type: 'string', multiple: true },
} as const

/** `ask QUESTION`: as a shopper would, in a terminal. */
export async function askCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const content = positionals.join(' ')
  if (!content) throw new CommandError('ask QUESTION: which one?')
  const { url, locale, product, json } = values
  const llasa = new Llasa({
    baseUrl: url,
    apiKey: keyOf(values),
    fetch: (input, init) => fetch(input, init).catch(unreachable(url)),
  })
  const request = {
    messages: [{ role: 'user' as const, content }],
    llasa: { locale, ...(product ? { products: product } : { retrieve: true }) },
  }
  if (json) return console.log(JSON.stringify(await llasa.chat(request), null, 1))
  for await (const event of await llasa.streamChat(request)) write(event)
}

function write(event: ChatEvent): void {
  if (event.type === 'text') process.stdout.write(event.text)
  if (event.type !== 'end') return
  const { products = [], grounding } = event.llasa ?? {}
  console.log()
  for (const { id, title, price } of products) console.error(`  ${[id, title, price?.text].filter(Boolean).join('  ')}`)
  if (grounding) console.error(`  ${grounding.claims.length} statements from the records, ${grounding.repaired} put right`)
}
