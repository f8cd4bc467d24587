import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'
import { Keyboard } from '../support/keyboard.ts'

const pages = ['/', '/catalogue', '/questions', '/widget', '/keys', '/rollout', '/guides/', '/guides/widget', '/docs']
const shopify = 'test/fixtures/feeds/shopify-column-names-of-today.csv'
const firstScriptBytesMax = 70_000
// Swagger UI, of somebody else's making, is 420 KB of it.
const withoutBudget = ['/docs']

/** Adds up what moved without anybody's doing, from the first paint on (Layout Instability, W3C). */
const watchShifts = `
  window.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
  }).observe({ type: 'layout-shift', buffered: true })`
const firstPaint = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null`

describe.skipIf(!hasBrowser)('every page', () => {
  let opened: OpenPage
  const fresh = async (width: number): Promise<BrowserContext> => {
    const browser = opened.page.context().browser()
    if (!browser) throw new Error('no browser')
    return browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
  }
  beforeAll(async () => {
    opened = await openPage('/')
  })
  afterAll(() => opened?.close())

  it.each(pages.flatMap((path) => [1400, 360].map((width) => [path, width] as const)))(
    'moves nothing as it fills: %s at %i px',
    async (path, width) => {
      const context = await fresh(width)
      const page = await context.newPage()
      await page.addInitScript(watchShifts)
      await page.goto(`${opened.url}${path}`, { waitUntil: 'networkidle' })
      const shifted = (await page.evaluate('window.shifted')) as number
      await context.close()
      expect(shifted).toBeLessThan(0.02)
    },
  )

  it.each(pages)('paints before the API has answered a thing, with little script: %s', async (path) => {
    const context = await fresh(1400)
    const page = await context.newPage()
    const scripts: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.push(response.body())
    })
    // No answer at all while this page is looked at.
    await page.route(/\/(v1|admin)\//, () => undefined)
    await page.goto(`${opened.url}${path}`, { waitUntil: 'load' })
    await page.getByRole('heading').first().waitFor()
    // An API that never answers: what is painted needs none.
    await expect.poll(() => page.evaluate(firstPaint), { timeout: 10_000 }).not.toBeNull()
    const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0)
    await context.close()
    if (!withoutBudget.includes(path)) expect(bytes).toBeLessThanOrEqual(firstScriptBytesMax)
  })
})

describe.skipIf(!hasBrowser)('by keyboard alone', () => {
  let opened: OpenPage
  let page: Page
  let keyboard: Keyboard
  beforeAll(async () => {
    opened = await openPage('/')
    page = opened.page
    page.setDefaultTimeout(15_000)
    keyboard = new Keyboard(page)
  })
  afterAll(() => opened?.close())

  it('a merchant goes from the playground to an answer about their own Shopify export, in few steps and well under two minutes', async () => {
    const startedAt = performance.now()
    await keyboard.press('Use your own shop')
    await page.waitForURL('**/catalogue*')
    const chooser = page.waitForEvent('filechooser')
    await keyboard.press('Choose a file')
    await (await chooser).setFiles(shopify)
    await page.getByText('Two things this file does not say').waitFor()
    await keyboard.type('Address of the shop', 'https://kiefernhof.example/')
    await keyboard.press('Read the file')
    await page.getByText('Felt slippers – 38').waitFor()
    await keyboard.press('Publish 2 products')
    await page.getByRole('link', { name: 'Ask about my products' }).waitFor()
    await keyboard.press('Ask about my products')
    await page.getByLabel('Your question').waitFor()
    await keyboard.type('Your question', 'Do you have slippers?')
    await page.keyboard.press('Enter')
    await page.getByTestId('assistant').filter({ hasText: '€39.00' }).waitFor()
    // Five buttons or links, two fields, one file.
    expect(keyboard.steps).toBeLessThanOrEqual(7)
    expect(performance.now() - startedAt).toBeLessThan(60_000)
  })

  it('an operator makes a key and revokes it', async () => {
    await page.goto(`${opened.url}/keys`)
    await keyboard.press('New key')
    await keyboard.type('Name', 'By keyboard')
    await keyboard.press('Create the key')
    await keyboard.press('I have it')
    await page.getByRole('row').filter({ hasText: 'By keyboard' }).waitFor()
    await keyboard.press('Revoke')
    await page.getByRole('dialog').waitFor()
    await keyboard.press('Revoke')
    await page.getByText('By keyboard is revoked.').waitFor()
    // The dialog gave the focus back to where it was, or to the page.
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('an operator looks at plots and history, and leaves a dialog by Escape', async () => {
    await page.goto(`${opened.url}/rollout`)
    await page.getByRole('article').first().waitFor()
    await keyboard.press('Over time')
    await page.getByLabel('Time span').waitFor()
    await keyboard.press('History')
    await page.getByRole('heading', { name: 'History' }).waitFor()
  })

  it('a merchant writes a known question and publishes it', async () => {
    await page.goto(`${opened.url}/questions`)
    await keyboard.press('Entries')
    await page.getByText('No known question yet').waitFor()
    await keyboard.press('New entry')
    await keyboard.type('Id', 'engrave')
    await keyboard.type('Questions, one a line', 'Do you engrave knives?')
    await keyboard.type('Answer', 'Yes, within a day.')
    await keyboard.focusOn('State')
    await page.keyboard.type('live')
    await keyboard.press('Store')
    await page.getByRole('button', { name: 'engrave' }).waitFor()
    await keyboard.press('Versions')
    await page.getByText('Nothing was published yet').waitFor()
    await keyboard.press('Publish live entries')
    await page.getByText(/Version \S+ is out/).waitFor()
  })

  it('a developer writes the widget’s tag', async () => {
    await page.goto(`${opened.url}/widget`)
    await keyboard.type('Heading', 'Ask the shop')
    await page.getByText('heading=Ask+the+shop').first().waitFor()
    await keyboard.press('Copy')
  })
})
