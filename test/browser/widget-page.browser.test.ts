import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt } from '../support/axe.ts'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

describe.skipIf(!hasBrowser)('the page that configures the widget', () => {
  let opened: OpenPage
  let page: Page
  const tag = async () => (await page.getByTestId('widget-tag').textContent()) ?? ''

  beforeAll(async () => {
    opened = await openPage('/widget')
    page = opened.page
    page.setDefaultTimeout(15_000)
  })
  afterAll(() => opened?.close())

  it('writes the tag for what was chosen', async () => {
    expect(await tag()).toContain(`src="${opened.url}/widget.js?key=llasa_dev_localonly&amp;locale=en"`)
    await page.getByLabel('Heading (empty').fill('Ask "Ada"')
    await page.getByLabel('A colour of my own').check()
    await page.getByLabel('Place').selectOption('inline')
    await page.getByLabel(/“Add to cart”/).check()
    expect(await tag()).toContain('<llasa-chat api-key="llasa_dev_localonly" locale="en" heading="Ask &quot;Ada&quot;" cart>')
    expect(await tag()).toContain('--llasa-accent: light-dark(#5b2a86, ')
    expect(await tag()).toContain('--llasa-on-accent: light-dark(')
    expect(await lookAt(page, 'widget-page')).toEqual([])
  })

  it('shows the widget as it will be, its cart included', async () => {
    await page.getByRole('heading', { name: 'Ask "Ada"' }).waitFor()
    await page.getByLabel('Your question').fill('Do you have a tent?')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add Norrholt Tarn 2 Tent to the cart' }).click()
    await page.getByText('Cart of this page: Norrholt Tarn 2 Tent').waitFor()
    expect(await lookAt(page, 'widget-page-full')).toEqual([])
  })

  it('stores what the assistant says first, for every page that shows it', async () => {
    await page.getByLabel('Heading', { exact: true }).fill('Ask the hut')
    await page.getByLabel('First questions').fill('Which tent is light?\nWhat fits a wet day?')
    await page.getByRole('button', { name: 'Store and publish' }).click()
    await page.getByText('Stored and published.').waitFor()
    await page.goto(`${opened.url}/?again`)
    await page.getByRole('button', { name: 'What fits a wet day?' }).waitFor()
    await page.getByRole('heading', { name: 'Ask the hut' }).waitFor()
    expect(opened.problems).toEqual([])
  })
})
