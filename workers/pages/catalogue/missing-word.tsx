import { useState } from 'preact/hooks'
import { FileActions } from './file-actions.tsx'

interface MissingProps {
  readonly message: string
  readonly isBusy: boolean
  readonly onAnswer: (currency: string, shopUrl: string) => void
  readonly onBack: () => void
}

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'CAD', 'AUD', 'JPY']

/** What an export of a shop does not say: its currency, and where the shop is. */
export function Missing({ message, isBusy, onAnswer, onBack }: MissingProps) {
  const [currency, setCurrency] = useState('EUR')
  const [shopUrl, setShopUrl] = useState('')
  return (
    <form
      class="editor box"
      onSubmit={(event) => {
        event.preventDefault()
        onAnswer(currency.trim().toUpperCase(), shopUrl.trim().replace(/\/+$/, ''))
      }}
    >
      <h3>Two things this file does not say</h3>
      <p class="hint">{message}</p>
      <label>
        Currency of its prices
        <input
          list="currencies"
          required
          pattern="[A-Za-z]{3}"
          value={currency}
          onInput={(event) => setCurrency(event.currentTarget.value)}
        />
        <datalist id="currencies">
          {currencies.map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
      </label>
      <label>
        Address of the shop, so that products are links (may stay empty)
        <input
          type="url"
          placeholder="https://www.shop.example"
          value={shopUrl}
          onInput={(event) => setShopUrl(event.currentTarget.value)}
        />
      </label>
      <FileActions isDisabled={isBusy} onBack={onBack} />
    </form>
  )
}
