/** A request as a shell command; single quotes inside the JSON are the shell's only concern. */
export function asCurl(origin: string, apiKey: string, request: object): string {
  const body = JSON.stringify({ model: 'llasa', stream: true, ...request }).replaceAll("'", `'\\''`)
  return `curl -N ${origin}/v1/chat/completions \\\n  -H 'Authorization: Bearer ${apiKey}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`
}

export function asOpenaiJs(origin: string, apiKey: string, request: object): string {
  const body = JSON.stringify({ model: 'llasa', stream: true, ...request }, null, 2)
  return `import OpenAI from 'openai'

const client = new OpenAI({ baseURL: '${origin}/v1', apiKey: '${apiKey}' })
// 'llasa' is our extension; the client passes it on.
const stream = await client.chat.completions.create(${body})
for await (const event of stream) process.stdout.write(event.choices[0]?.delta?.content ?? '')
`
}

export function asClient(origin: string, apiKey: string, request: object): string {
  return `import { Llasa } from '@llasa/client'

const llasa = new Llasa({ baseUrl: '${origin}', apiKey: '${apiKey}' })
for await (const event of await llasa.streamChat(${JSON.stringify(request, null, 2)}))
  if (event.type === 'text') process.stdout.write(event.text)
`
}

export const asWidget = (origin: string, apiKey: string, locale: string): string =>
  `<script type="module" src="${origin}/widget.js?key=${apiKey}&locale=${locale}"></script>`
