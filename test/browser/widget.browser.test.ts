import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

interface Box {
  readonly top: number
  readonly left: number
  readonly right: number
  readonly bottom: number
}

describe.skipIf(!hasBrowser)("the widget in a shop's own page", () => {
  let opened: OpenPage
  let page: Page
  let shop: Server

  beforeAll(async () => {
    opened = await openPage('/')
    page = opened.page
    // Another origin, as a shop's page is; its path says the language, its query what the tag gets.
    shop = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop')
      response.setHeader('content-type', 'text/html')
      response.end(`<!doctype html><html lang="${pathname.slice(1) || 'de'}"><title>Shop</title><main><h1>A shop</h1><a href="#">link</a></main>
        <script type="module" src="${opened.url}/widget.js?key=llasa_dev_localonly&${searchParams}"></script></html>`)
    })
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    await opened?.close()
    shop?.close()
  })

  const visit = (path: string) => page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/${path}`)
  const ask = async (label: string, text: string) => {
    const before = await page.getByTestId('assistant').count()
    await page.getByLabel(label).fill(text)
    await page.keyboard.press('Enter')
    await page.getByTestId('assistant').nth(before).waitFor()
  }
  const focused = () => page.evaluate("document.querySelector('llasa-chat').shadowRoot.activeElement?.outerHTML ?? ''")
  const forget = () => page.evaluate('sessionStorage.clear()')

  it('is one tag, opens, says what it is, and answers across origins', async () => {
    await visit('de')
    await page.getByRole('button', { name: 'Einkaufsberatung öffnen' }).click()
    await page.getByText('Sie sprechen mit einem KI-Assistenten').waitFor()
    await ask('Ihre Frage', 'Haben Sie ein Zelt?')
    expect(await page.getByTestId('assistant').textContent()).toContain('249,00')
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'))
    const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] }
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  it.each([
    [1280, 900],
    [768, 1024],
    [360, 740],
    [740, 360],
  ])('never leaves a screen of %i × %i, and everything above the answer stays in sight', async (width, height) => {
    await page.setViewportSize({ width, height })
    const [panel, heading, field] = (await page.evaluate(`['.panel', 'h2', 'textarea'].map((selector) =>
      document.querySelector('llasa-chat').shadowRoot.querySelector(selector).getBoundingClientRect().toJSON())`)) as Box[]
    for (const box of [panel, heading, field]) {
      expect(box?.top).toBeGreaterThanOrEqual(0)
      expect(box?.left).toBeGreaterThanOrEqual(0)
      expect(box?.right).toBeLessThanOrEqual(width)
      expect(box?.bottom).toBeLessThanOrEqual(height)
    }
    await page.screenshot({ path: `build/widget-${width}x${height}.png` })
  })

  it('keeps the conversation when it is closed, and after a reload within the session', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('button', { name: 'Einkaufsberatung schließen' }).click()
    await page.getByRole('button', { name: 'Einkaufsberatung öffnen' }).click()
    expect(await page.getByTestId('assistant').count()).toBe(1)
    await page.reload()
    expect(await page.getByTestId('assistant').textContent()).toContain('249,00')
    await ask('Ihre Frage', 'Was kostet es?')
    expect(await page.getByTestId('assistant').last().textContent()).toContain('249,00')
  })

  it('takes the focus in, keeps Tab inside, and gives the focus back when Escape closes it', async () => {
    await page.keyboard.press('Escape')
    await expect.poll(focused).toContain('launcher')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toContain('textarea')
    const seen = new Set<unknown>()
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab')
      seen.add(await focused())
    }
    expect(seen).not.toContain('')
    expect(seen.size).toBeGreaterThan(4)
    await page.keyboard.press('Shift+Tab')
    expect(await focused()).not.toBe('')
  })

  it('puts a product into the question and the caret after it', async () => {
    await page
      .getByRole('button', { name: /^Nach .* fragen$/ })
      .first()
      .click()
    await expect.poll(focused).toContain('textarea')
    expect(await page.getByLabel('Ihre Frage').inputValue()).toMatch(/: $/)
    await forget()
  })

  it.each([
    ['en', 'Open the shopping assistant', /^What do you have in /],
    ['de', 'Einkaufsberatung öffnen', /^Was haben Sie im Bereich /],
    ['fr', 'Ouvrir le conseil d’achat', /^Qu’avez-vous en /],
    ['es', 'Abrir el asistente de compras', /^¿Qué tienen en /],
  ])('speaks the language of a page in %s, chips about its own goods included', async (language, name, chip) => {
    await forget()
    await visit(language)
    await page.getByRole('button', { name }).click()
    await page.getByRole('button', { name: chip }).waitFor()
    await page.screenshot({ path: `build/widget-${language}.png` })
    const text = await page.evaluate("document.querySelector('llasa-chat').shadowRoot.querySelector('.panel').innerText")
    if (language !== 'en') expect(text).not.toMatch(/\b(the|your|you|send|open|close|What)\b/)
    await forget()
  })

  it('says in the page’s language that its key is refused', async () => {
    await forget()
    await visit('fr')
    await page.evaluate("document.querySelector('llasa-chat').setAttribute('api-key', 'llasa_no_suchkeyatall')")
    await page.getByRole('button', { name: 'Ouvrir le conseil d’achat' }).click()
    await ask('Votre question', 'Une tente ?')
    expect(await page.getByTestId('assistant').textContent()).toContain('n’est pas valable ici')
    await forget()
  })

  it('hands "add to cart" to the page, which may refuse', async () => {
    await forget()
    await visit('en?cart')
    await page.evaluate(`window.cart = []; addEventListener('llasa-add-to-cart', (event) => {
      if (cart.length) event.preventDefault()
      else cart.push(event.detail.product.id)
    })`)
    await page.getByRole('button', { name: 'Open the shopping assistant' }).click()
    await ask('Your question', 'Do you have a tent?')
    const add = page.getByRole('button', { name: 'Add Norrholt Tarn 2 Tent to the cart' })
    await add.click()
    await page.getByText('Added', { exact: true }).waitFor()
    expect(await page.evaluate('window.cart')).toEqual(['tarn-2-tent'])
    await add.click()
    await page.getByText('Not added').waitFor()
  })

  it('opens, closes and reports to the page that does so by script', async () => {
    await page.evaluate(
      "window.seen = []; for (const type of ['llasa-open', 'llasa-close']) addEventListener(type, () => seen.push(type))",
    )
    await page.evaluate("document.querySelector('llasa-chat').close()")
    await page.getByRole('button', { name: 'Open the shopping assistant' }).waitFor()
    await page.evaluate("document.querySelector('llasa-chat').open()")
    await page.getByLabel('Your question').waitFor()
    await expect.poll(() => page.evaluate('window.seen')).toEqual(['llasa-close', 'llasa-open'])
  })
})
