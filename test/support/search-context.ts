import { openSampleShop } from '../../scripts/search/open-shop.ts'
import { ChatCompletion, ChatRequest } from '../../shared/chat.ts'
import { parsePrompt } from '../../shared/prompt.ts'
import type { BackendRequest } from '../../workers/backends/contract.ts'
import { searchByModel } from '../../workers/chat/search-by-model.ts'
import { emptySelection, type Selection } from '../../workers/chat/selection.ts'

type SearchInput = Parameters<typeof searchByModel>
type Ask = (request: BackendRequest, options: { readonly deadlineAt: number }) => Promise<unknown>

const shop = openSampleShop('en')

/** What a search of a model's own comes to in the sample shop, with a backend of the test's: requests, tokens kept, and the selection. */
export async function searchedBy(ask: Ask, text: string, { searches = true, match = 'near' as Selection['match'], at = 0 } = {}) {
  let now = at
  const requests: BackendRequest[] = []
  const reserved: number[] = []
  const services = {
    catalogues: { current: async () => ({ search: shop.search }) },
    backends: {
      ask: async (_route: unknown, request: BackendRequest, options: { readonly deadlineAt: number }) => {
        requests.push(request)
        now += 100
        return { completion: ChatCompletion.parse(await ask(request, options)) }
      },
    },
    quotas: {
      take: async (_caller: unknown, _what: string, tokens: number) =>
        reserved.push(tokens) && { isGranted: true, quota: 'tokensPerMinute', limit: 1, left: 1, resetSeconds: 1 },
      giveBack: (_caller: unknown, _what: string, tokens: number) => reserved.push(-tokens),
    },
    answerIds: { make: () => 'answer' },
    config: { limits: { requestTimeoutMs: 20_000 } },
  }
  const context = {
    services,
    caller: { tenant: 'sample-shop' },
    state: { requestId: 'r', trace: { traceparent: '' }, startedAt: at, headers: {} },
    now: () => now,
    defer: () => {},
    header: () => undefined,
    signal: null,
  }
  const prompt = parsePrompt('p', `---\nvalueCharsMax: 60\nsearchesCatalogue: ${searches}\n---\nAnswer.`)
  const request = ChatRequest.parse({ model: 'llasa', messages: [{ role: 'user', content: text }], llasa: { retrieve: true } })
  const route = { region: 'eu', arm: { name: 'a', model: 'llasa', charsPerToken: 3 } }
  const selection = { ...emptySelection, found: 0, match }
  const found = await searchByModel(...([context, { request, prompt, route, selection }] as unknown as SearchInput))
  return { requests, kept: reserved.reduce((sum, tokens) => sum + tokens, 0), ids: found.products.map(({ id }) => id), found }
}
