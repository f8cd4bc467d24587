import { type Question, requestBody } from './api.ts'

/** The question as a shell command; single quotes inside the JSON are the shell's only concern. */
export function asCurl(origin: string, question: Question): string {
  const body = JSON.stringify(requestBody(question)).replaceAll("'", `'\\''`)
  return `curl -N ${origin}/v1/chat/completions \\\n  -H 'Authorization: Bearer ${question.apiKey}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`
}

export function asOpenaiJs(origin: string, question: Question): string {
  const body = JSON.stringify(requestBody(question), null, 2)
  return `import OpenAI from 'openai'

const client = new OpenAI({ baseURL: '${origin}/v1', apiKey: '${question.apiKey}' })
// 'llasa' is our extension; the client passes it on.
const stream = await client.chat.completions.create(${body})
for await (const event of stream) process.stdout.write(event.choices[0]?.delta?.content ?? '')
`
}
