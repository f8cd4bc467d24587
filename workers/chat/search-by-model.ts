import type { PromptMessage } from '../../shared/assemble.ts'
import { CatalogueFilters, CatalogueQuery, Sort } from '../../shared/catalogue/query.ts'
import type { ChatRequest, Tool, ToolCall } from '../../shared/chat.ts'
import type { Prompt } from '../../shared/prompt.ts'
import * as z from '../../shared/zod.ts'
import { reserveTokens } from '../access/reserve-tokens.ts'
import type { BackendRequest } from '../backends/contract.ts'
import type { SearchResult } from '../catalogue/query/retrieve.ts'
import type { RequestContext } from '../http/contract.ts'
import type { Route } from '../rollout/contract.ts'
import { callOptions } from './call-options.ts'
import { localeOf } from './locale-of.ts'
import { lastQuestionOf, type Selection, turnsOf } from './selection.ts'

const roundsMax = 2
const callTokensMax = 160
/** A shopper waits for the answer behind these calls: both together take no longer. */
const searchingMs = 4_000
const turnsShown = 3
const turnCharsMax = 600
const titlesShown = 5

/** What a model may ask for: a catalogue's query, without what a shopper's words cannot say. */
const SearchCall = z.extend(z.pick(CatalogueQuery, { query: true }), {
  filters: z._default(CatalogueFilters, {}),
  sort: z.optional(Sort),
})

const searchTool = async (): Promise<Tool> => ({
  type: 'function',
  function: {
    name: 'search_catalog',
    description:
      "Searches the shop's products. Name the kind of thing that would do, in the words of a product title; prices in filters are in cents.",
    // Its schema is written when a model gets it, and what writes it is loaded then.
    parameters: (await import('../../shared/json-schema.ts')).toJsonSchema(SearchCall, 'input'),
  },
})

const instruction =
  'You look things up for a shop assistant. The search for what the shopper wrote found nothing that fits. Think of what would, and call search_catalog once. Where no product could help, say no.'

interface SearchByModelInput {
  readonly request: ChatRequest
  readonly prompt: Prompt
  readonly route: Route
  readonly selection: Selection
}

/**
 * Where what the shopper wrote finds nothing that fits and the arm's prompt says so, the model may search in words of its own,
 * twice at most, within tokens and time; what it finds is listed for the answer as if it had been found at once. It only helps:
 * a backend that fails, refuses or says no leaves what was found.
 */
export async function searchByModel(context: RequestContext, input: SearchByModelInput): Promise<Selection> {
  const { request, prompt, route, selection } = input
  const hasForm = request.llasa?.task !== undefined || Boolean(request.tools?.length)
  if (!prompt.searchesCatalogue || hasForm || selection.match === null || selection.match === 'found') return selection
  const { services, caller, defer } = context
  const shop = await services.catalogues.current(caller.tenant, localeOf(request), defer)
  if (!shop) return selection
  const endsAt = context.now() + searchingMs
  const messages: PromptMessage[] = [{ role: 'system', content: instruction }, ...turnsShownOf(request)]
  const limit = typeof request.llasa?.retrieve === 'object' ? request.llasa.retrieve.limit : 5
  try {
    for (let round = 0; round < roundsMax && context.now() < endsAt; round++) {
      const call = await nextCall(context, route, messages, endsAt)
      const query = call && parsedCall(call)
      if (!call || !query) return selection
      const result = await shop.search({ ...query, limit })
      if (result.match === 'found')
        return { ...selection, products: result.products, found: result.products.length, match: result.match }
      messages.push({ role: 'assistant', content: '', tool_calls: [call] }, toolAnswer(call, result))
    }
  } catch (cause) {
    console.error(JSON.stringify({ kind: 'model-search-failed', requestId: context.state.requestId, cause: String(cause) }))
  }
  return selection
}

/** The search that the model asks for; null where it asks for none. */
async function nextCall(
  context: RequestContext,
  route: Route,
  messages: readonly PromptMessage[],
  endsAt: number,
): Promise<ToolCall | null> {
  const { services, caller, signal } = context
  const tool = await searchTool()
  const backendRequest: BackendRequest = {
    model: route.arm.model,
    cache_salt: caller.tenant,
    messages: [...messages],
    stream: false,
    max_completion_tokens: callTokensMax,
    temperature: 0,
    tools: [tool],
    tool_choice: 'auto',
  }
  const promptTokens = Math.ceil(
    (JSON.stringify(tool).length + messages.reduce((sum, { content }) => sum + content.length, 0)) / route.arm.charsPerToken,
  )
  // The answer's own call writes the headers that tell what is left.
  const apart = { ...context, state: { ...context.state, headers: {} } }
  const settle = await reserveTokens(apart, promptTokens + callTokensMax)
  let tokens = 0
  try {
    const options = callOptions(context, route, { signal, mayHedge: false })
    const { completion } = await services.backends.ask(route, backendRequest, {
      ...options,
      deadlineAt: Math.min(options.deadlineAt, endsAt),
    })
    tokens = completion.usage?.total_tokens ?? promptTokens
    return completion.choices[0]?.message.tool_calls?.find((call) => call.function.name === tool.function.name) ?? null
  } finally {
    settle?.(tokens)
  }
}

function parsedCall(call: ToolCall): z.infer<typeof SearchCall> | null {
  try {
    return SearchCall.safeParse(JSON.parse(call.function.arguments)).data ?? null
  } catch {
    return null
  }
}

/** What a search came to, so that the next one can differ: titles only, which product text cannot make into orders at length. */
const toolAnswer = (call: ToolCall, { products, match }: SearchResult): PromptMessage => ({
  role: 'tool',
  tool_call_id: call.id,
  content:
    match === 'none'
      ? 'Nothing.'
      : `Nothing that fits; closest: ${products
          .slice(0, titlesShown)
          .map(({ title }) => title)
          .join('; ')}`,
})

function turnsShownOf(request: ChatRequest): PromptMessage[] {
  const earlier = turnsOf(request).slice(-turnsShown, -1)
  return [
    ...earlier.flatMap(({ text, answer }): PromptMessage[] => [
      { role: 'user', content: text.slice(0, turnCharsMax) },
      { role: 'assistant', content: answer.slice(0, turnCharsMax) },
    ]),
    { role: 'user', content: lastQuestionOf(request).slice(0, turnCharsMax) },
  ]
}
