import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt } from '../support/axe.ts'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

describe.skipIf(!hasBrowser)('the page of the API description', () => {
  let opened: OpenPage
  let page: Page
  const background = () => page.evaluate("getComputedStyle(document.querySelector('.swagger-ui')).backgroundColor")

  beforeAll(async () => {
    opened = await openPage('/docs')
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('shows every tag and its paths, from this origin alone', async () => {
    await page.getByRole('heading', { name: 'LLaSA' }).waitFor()
    for (const path of ['/v1/chat/completions', '/v1/models'])
      await page.getByRole('button', { name: path, exact: false }).first().waitFor()
    expect(opened.problems).toEqual([])
  })

  it('turns dark with the system, and light again where the playground chose light', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(background).toBe('rgb(28, 32, 34)')
    await page.evaluate("localStorage.setItem('llasa-theme', 'light')")
    await page.reload()
    await page.getByRole('heading', { name: 'LLaSA' }).waitFor()
    expect(await background()).not.toBe('rgb(28, 32, 34)')
  })

  it('has a way back, and sends an example as soon as it is pressed', async () => {
    expect(await page.getByRole('link', { name: 'Playground' }).getAttribute('href')).toBe('/')
    const operation = page.locator('#operations-Catalogue-searchProducts')
    await operation.getByText('/v1/products:search', { exact: true }).click()
    expect(await operation.locator('textarea').inputValue()).toContain('a warm sleeping bag')
    await operation.getByRole('button', { name: 'Execute' }).click()
    await operation.locator('.live-responses-table').getByText('200').first().waitFor()
    expect(await operation.locator('.live-responses-table').textContent()).toContain('vidda-sleeping-bag')
    await page.screenshot({ path: 'build/pages/docs.png' })
  })

  it('keeps what operators do in sections of their own', async () => {
    await page.getByRole('heading', { name: /^Administration: Keys/ }).waitFor()
  })
})

describe.skipIf(!hasBrowser)('the guides', () => {
  let opened: OpenPage
  beforeAll(async () => {
    opened = await openPage('/guides/')
  })
  afterAll(() => opened?.close())

  it('are pages with code to copy, from a list of them', async () => {
    const { page } = opened
    expect(await lookAt(page, 'guides')).toEqual([])
    await page.getByRole('link', { name: 'The assistant in your page' }).click()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy' }).first().click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`src="${opened.url}/widget.js?key=`)
    expect(await lookAt(page, 'guide-widget')).toEqual([])
  })

  it('show what they say: the widget’s pieces of markup, put into one page, work together', async () => {
    const { page } = opened
    const pieces = [...readFileSync('docs/guides/widget.md', 'utf8').matchAll(/```html\n([\s\S]*?)```/g)].map(
      ([, html = '']) => html,
    )
    const [, ...others] = pieces
    const html = `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1>${others.join('\n')}</main></html>`
    const shop = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(html.replaceAll('http://localhost:8787', opened.url).replace('locale="de"', 'locale="en"'))
    })
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
    await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`)
    await page.getByLabel('Your question').fill('How much is the Ridge backpack?')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Add Fjellvik Ridge 45 Backpack/ }).click()
    await expect.poll(() => page.evaluate('document.body.dataset.cart')).toBe('ridge-45-backpack 12900 EUR')
    expect(await page.evaluate("getComputedStyle(document.querySelector('llasa-chat')).getPropertyValue('--llasa-accent')")).toBe(
      '#5b2a86',
    )
    expect(await page.locator('llasa-chat img').first().getAttribute('src')).toBe('/pictures/ridge-45-backpack.svg')
    shop.close()
  })
})
