import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

describe.skipIf(!hasBrowser)("the widget in a shop's own page", () => {
  let opened: OpenPage
  let page: Page
  let shop: Server

  beforeAll(async () => {
    opened = await openPage('/')
    page = opened.page
    // Another origin, as a shop's page is.
    shop = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<!doctype html><html lang="de"><title>Shop</title><main><h1>A shop</h1></main>
        <script type="module" src="${opened.url}/widget.js?key=llasa_dev_localonly&locale=de"></script></html>`)
    })
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    await opened?.close()
    shop?.close()
  })

  it('is one tag, opens, says what it is, and answers across origins', async () => {
    await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`)
    await page.getByRole('button', { name: 'Einkaufsberatung öffnen' }).click()
    await page.getByText('Sie sprechen mit einem KI-Assistenten').waitFor()
    await page.getByLabel('Ihre Frage').fill('Haben Sie ein Zelt?')
    await page.keyboard.press('Enter')
    await page.getByTestId('assistant').waitFor()
    expect(await page.getByTestId('assistant').textContent()).toContain('249,00')
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'))
    const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] }
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
