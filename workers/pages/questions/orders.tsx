import { useEffect, useState } from 'preact/hooks'
import type { InsightsView } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './api.ts'

interface OrdersProps extends Shop {
  readonly insights: InsightsView
  /** Something was stored: read anew. */
  readonly onStored: () => void
}

/** What is said to a shopper who wants to know about an order, and where they are sent. */
export function Orders({ insights: { orderHelp }, onStored, ...shop }: OrdersProps) {
  const work = useWork()
  const language = shop.locale.split('-')[0] ?? shop.locale
  const [url, setUrl] = useState(orderHelp?.url ?? '')
  const [phone, setPhone] = useState(orderHelp?.phone ?? '')
  const [text, setText] = useState(orderHelp?.texts[language] ?? '')
  // What was stored may be read only after this is shown.
  useEffect(() => {
    setUrl(orderHelp?.url ?? '')
    setPhone(orderHelp?.phone ?? '')
    setText(orderHelp?.texts[language] ?? '')
  }, [JSON.stringify(orderHelp), language])
  const store = (help: object | null, done: string) =>
    work.run(async () => {
      await call(shop, 'faqs:settings', { method: 'PUT', body: { orderHelp: help } })
      onStored()
      return done
    })
  const save = (event: Event) => {
    event.preventDefault()
    const { [language]: _before, ...others } = orderHelp?.texts ?? {}
    const texts = { ...others, ...(text.trim() && { [language]: text.trim() }) }
    void store({ ...(url.trim() && { url: url.trim() }), ...(phone.trim() && { phone: phone.trim() }), texts }, 'Stored.')
  }

  return (
    <section aria-labelledby="orders-heading">
      <h2 id="orders-heading">Questions about an order</h2>
      <p class="hint">
        “Where is my order 10234?” cannot be answered here: the assistant sees no orders. Say where shoppers see theirs. The
        number is recognised and kept nowhere.
      </p>
      <form class="editor" onSubmit={save}>
        <label>
          Page of the shopper’s orders
          <input type="url" placeholder="https://" value={url} onInput={(event) => setUrl(event.currentTarget.value)} />
        </label>
        <label>
          Telephone
          <input type="tel" value={phone} onInput={(event) => setPhone(event.currentTarget.value)} />
        </label>
        <label>
          What to say ({language}); ours where it is empty
          <textarea rows={3} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <div class="actions">
          <button type="submit" class="primary" disabled={work.running || !(url.trim() || phone.trim() || text.trim())}>
            Store
          </button>
          <button
            type="button"
            disabled={work.running || !orderHelp}
            onClick={() => void store(null, 'Questions about orders are answered as all others.')}
          >
            Say nothing of this kind
          </button>
        </div>
      </form>
      <p {...workMessage(work)} data-testid="orders-message" />
    </section>
  )
}
