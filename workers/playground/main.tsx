import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { localKeys } from '../../shared/api-key.ts'
import { fetchProducts, type ShopProduct } from './api.ts'
import { Chat } from './chat.tsx'
import { isLocal } from './is-local.ts'
import { productsMax, Shop } from './shop.tsx'

function Playground() {
  const [apiKey, setApiKey] = useState<string>(isLocal ? localKeys.public : '')
  const [locale, setLocale] = useState('en')
  const [products, setProducts] = useState<readonly ShopProduct[]>([])
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    if (!apiKey) return
    fetchProducts(apiKey, locale)
      .then((loaded) => {
        setProducts(loaded)
        setProblem(null)
        setChosen((before) => (before.length ? before : loaded.slice(0, 1).map(({ id }) => id)))
      })
      .catch((error: Error) => setProblem(error.message))
  }, [apiKey, locale])

  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(0, productsMax)))

  return (
    <>
      <header>
        <h1>LLaSA playground</h1>
        <a href="/questions">Known questions</a>
        <a href="/rollout">Rollouts</a>
        <label>
          API key
          <input type="password" autocomplete="off" value={apiKey} onChange={(event) => setApiKey(event.currentTarget.value)} />
        </label>
        <label>
          Language of the shop
          <select value={locale} onChange={(event) => setLocale(event.currentTarget.value)}>
            <option value="en">English</option>
            <option value="de">Deutsch</option>
          </select>
        </label>
      </header>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <main>
        <Chat apiKey={apiKey} locale={locale} products={chosen} />
        <Shop products={products} chosen={chosen} onToggle={toggle} />
      </main>
    </>
  )
}

const root = document.getElementById('app')
if (root) {
  root.replaceChildren()
  render(<Playground />, root)
}
