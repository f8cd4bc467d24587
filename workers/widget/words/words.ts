/** Every text of the widget; answers and the shop's own texts come from the API. */
export interface Words {
  readonly heading: string
  readonly disclosure: string
  readonly question: string
  readonly send: string
  readonly stop: string
  readonly retry: string
  readonly fresh: string
  readonly open: string
  readonly close: string
  readonly answering: string
  readonly complete: string
  readonly stopped: string
  readonly failed: string
  readonly keyRefused: string
  readonly tooMany: string
  readonly unavailable: string
  readonly you: string
  readonly assistant: string
  readonly conversation: string
  readonly suggestions: string
  readonly products: string
  readonly askAbout: (title: string) => string
  readonly addToCart: (title: string) => string
  readonly added: string
  readonly notAdded: string
  readonly unknownPrice: string
  readonly receipt: (count: number) => string
  readonly removed: (count: number) => string
  readonly shopSays: string
  readonly justNow: string
  readonly good: string
  readonly bad: string
  readonly why: string
  readonly note: string
  readonly sendVote: string
  readonly thanks: string
  readonly reasons: Readonly<Record<string, string>>
  readonly chips: Chips
}

/** First questions, worded about what the shop sells and says. */
interface Chips {
  readonly category: (category: string, price: string | null) => string
  readonly product: (title: string) => string
  readonly policies: Readonly<Record<string, string>>
}
