import { HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages'
import { tool } from '@langchain/core/tools'
import { ChatOpenAI } from '@langchain/openai'
import { OpenAI } from '@llamaindex/openai'
import * as z from 'zod'

/**
 * `npm run frameworks -- --url http://localhost:8787`: LangChain's and LlamaIndex's clients against a running edge. Each setting is
 * answered or refused by the name of a field. Runs where these packages are installed (`scripts/frameworks.ts`).
 */
const [url = 'http://localhost:8787', apiKey = 'llasa_dev_localonly'] = process.argv.slice(2)
const baseURL = `${url}/v1`
const each = 100
const seen = []

// LangChain loads a tokenizer from a server of its own to count what a stream cost; nothing but the edge is asked here.
const reach = globalThis.fetch
globalThis.fetch = async () => new Response('', { status: 404 })

const watchedFetch = async (input, init) => {
  const response = await reach(input, init)
  const { error } = response.ok ? {} : await response.clone().json()
  seen.push({ status: response.status, code: error?.code, param: error?.param ?? null })
  return response
}

let state = 7
/** One of the values; the same at each run. */
const oneOf = (...values) => {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31
  return values[Math.floor((state / 2 ** 31) * values.length)]
}
const without = (options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

const schema = z.object({ kind: z.enum(['tent', 'mug']) })
const search = tool(async ({ kind }) => `One ${kind}.`, { name: 'search', description: 'Finds products', schema })

const langChain = (options = {}) =>
  new ChatOpenAI({ model: 'llasa', apiKey, maxRetries: 0, configuration: { baseURL, fetch: watchedFetch }, ...options })
const llamaIndex = (options = {}) =>
  new OpenAI({ model: 'llasa', apiKey, baseURL, maxRetries: 0, additionalSessionOptions: { fetch: watchedFetch }, ...options })

async function langChainCombination() {
  const model = langChain(
    without({
      temperature: oneOf(undefined, 0, 1),
      topP: oneOf(undefined, 1, 0.5),
      maxTokens: oneOf(undefined, 16),
      frequencyPenalty: oneOf(undefined, 0, 1),
      n: oneOf(undefined, 1),
      logprobs: oneOf(undefined, false, true),
      streaming: oneOf(false, true),
      useResponsesApi: oneOf(false, true),
      stop: oneOf(undefined, ['\n']),
      user: oneOf(undefined, 'shopper'),
      zdrEnabled: oneOf(undefined, true),
    }),
  )
  const bound = oneOf(
    model,
    model.bindTools([search]),
    model.bindTools([search], { tool_choice: 'search', strict: true }),
    model.withStructuredOutput(schema),
  )
  const messages = oneOf(
    'Which tent is the lightest?',
    [new SystemMessage('Be brief.'), new HumanMessage({ content: [{ type: 'text', text: 'a mug?' }], name: 'ann' })],
    [new HumanMessage({ content: [{ type: 'image_url', image_url: { url: 'https://shop.example/a.png' } }] })],
  )
  const answer = await bound.invoke(messages)
  if (answer.tool_calls?.length) {
    const { id } = answer.tool_calls[0]
    await model.invoke([
      new HumanMessage('a tent?'),
      answer,
      new ToolMessage({ content: 'One tent.', tool_call_id: id, name: 'search' }),
    ])
  }
}

async function llamaIndexCombination() {
  const llm = llamaIndex(
    without({
      temperature: oneOf(undefined, 0, 1),
      topP: oneOf(undefined, 1),
      maxTokens: oneOf(undefined, 16),
      additionalChatOptions: oneOf(undefined, { seed: 1 }, { logprobs: true }),
    }),
  )
  const messages = oneOf(
    [{ role: 'user', content: 'Which tent is the lightest?' }],
    [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'text', text: 'a mug?' }] },
    ],
    [
      { role: 'user', content: 'a tent?' },
      { role: 'assistant', content: '', options: { toolCall: [{ id: 'c', name: 'search', input: { kind: 'tent' } }] } },
      { role: 'user', content: 'One tent.', options: { toolResult: { id: 'c', result: 'One tent.', isError: false } } },
    ],
  )
  const stream = oneOf(false, true)
  const responseFormat = oneOf(undefined, schema)
  const response = await llm.chat(without({ messages, stream, responseFormat }))
  if (stream) for await (const _chunk of response);
}

/** What a client itself refuses to send, or thinks of an answer, is no matter of the edge. */
async function run(name, combination) {
  seen.length = 0
  let late = 0
  const patience = () => new Promise((resolve) => setTimeout(resolve, 5_000, 'late'))
  for (let turn = 0; turn < each; turn++) if ((await Promise.race([combination().catch(() => {}), patience()])) === 'late') late++
  const unexplained = seen.filter(({ status, param }) => status !== 200 && !(status === 400 && param))
  const refused = Object.groupBy(
    seen.filter(({ status }) => status === 400),
    ({ param }) => param,
  )
  const names = Object.entries(refused).map(([param, list]) => `${param} ${list.length}`)
  console.log(
    `${name}: ${seen.length} requests, ${seen.filter(({ status }) => status === 200).length} answered; refused: ${names.join(', ') || 'none'}; ${late} times the client did not come back`,
  )
  if (unexplained.length || seen.length === 0) {
    console.log(`FAIL ${JSON.stringify(unexplained.slice(0, 5))}`)
    process.exitCode = 1
  }
}

const plain = await langChain().invoke('How much is the Ridge backpack?')
console.log(`LangChain: ${plain.content}`)
const { message } = await llamaIndex().chat({ messages: [{ role: 'user', content: 'How much is the Ridge backpack?' }] })
console.log(`LlamaIndex: ${message.content}`)
await run('LangChain', langChainCombination)
await run('LlamaIndex', llamaIndexCombination)
process.exit()
