/** What a hosted gateway asks for its part, models apart. */
interface ListPrice {
  readonly name: string
  readonly price: string
  /** For a million requests in a month, where the list says one. */
  readonly millionDollars: string
  readonly asOf: string
  readonly source: string
}

// Workers Paid, beyond what the month's 5 $ include.
export const dollarsPerMillionRequests = 0.3
export const dollarsPerMillionCpuMs = 0.02
export const workersSource =
  'developers.cloudflare.com/workers/platform/pricing, by cloudflare/cloudflare-docs at 07acbb6, read on 2026-11-26'

const listPrices: readonly ListPrice[] = [
  {
    name: 'Portkey, Production',
    price: '49 $ a month with 100,000 recorded logs, 9 $ for each further 100,000 up to 3 million',
    millionDollars: '130',
    asOf: '2026-09-20',
    source: 'portkey.ai/pricing, transcribed by api-evangelist/portkey',
  },
  {
    name: 'Kong Konnect, AI Management Plus',
    price:
      'from 25 $ a month with a million requests, 20 or 200 $ for a further million (the transcript names both), 100 $ a month for each model',
    millionDollars: 'from 125, one model',
    asOf: '2026-10-07',
    source: 'konghq.com/pricing, transcribed by api-evangelist/kong-ai-gateway',
  },
  {
    name: 'Helicone, Pro',
    price: '79 $ a month with 10,000 requests, then by use (the rate stands in its calculator only)',
    millionDollars: 'above 79',
    asOf: '2026-09-20',
    source: 'helicone.ai/pricing, transcribed by api-evangelist/helicone',
  },
  {
    name: 'Cloudflare AI Gateway',
    price: 'nothing for the gateway; 5 % on credits for models, none with keys of one’s own; logs apart',
    millionDollars: '0, or 5 % of the models',
    asOf: 'after 2026-09-24',
    source: 'developers.cloudflare.com/ai-gateway/reference/pricing, by cloudflare/cloudflare-docs at 0170ffd',
  },
  {
    name: 'OpenRouter',
    price: '5.5 % on credits for models (0.80 $ at least); with keys of one’s own 5 % above a million requests a month',
    millionDollars: '5.5 % of the models',
    asOf: 'undated copy, read 2026-11-26',
    source: 'openrouter.ai/docs/faq',
  },
  {
    name: 'Vercel AI Gateway',
    price: 'nothing on top of the models’ list prices',
    millionDollars: '0',
    asOf: '2026-05-22',
    source: 'vercel.com/docs/ai-gateway/pricing',
  },
]

/** The list prices as rows of a Markdown table. */
export const listPriceTable = (): string[] => [
  '| hosted gateway | list price, models apart | $ for a million requests a month | list price as of | source |',
  '|---|---|---|---|---|',
  ...listPrices.map((each) => `| ${[each.name, each.price, each.millionDollars, each.asOf, each.source].join(' | ')} |`),
]
