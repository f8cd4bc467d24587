import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt } from '../support/axe.ts'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

const shopify = 'test/fixtures/feeds/shopify-column-names-of-today.csv'

describe.skipIf(!hasBrowser)('the page of a catalogue', () => {
  let opened: OpenPage
  let page: Page
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('button', { name, exact: true }).click()
  const choose = (file: string | { name: string; mimeType: string; buffer: Buffer }) =>
    page.getByLabel('Choose a file').setInputFiles(file)

  beforeAll(async () => {
    opened = await openPage('/')
    page = opened.page
    page.setDefaultTimeout(15_000)
  })
  afterAll(() => opened?.close())

  it('is two clicks and a file from the playground to answers about one’s own Shopify export', async () => {
    await page.getByRole('link', { name: 'Use your own shop' }).click()
    await page.waitForURL('**/catalogue*')
    await page.getByLabel('Choose a file').waitFor({ state: 'attached' })
    expect(await lookAt(page, 'catalogue-empty')).toEqual([])
    await choose(shopify)
    await page.getByText('Two things this file does not say').waitFor()
    expect(await lookAt(page, 'catalogue-asks')).toEqual([])
    await page.getByLabel('Address of the shop').fill('https://kiefernhof.example/')
    await page.getByRole('button', { name: 'Read the file' }).click()
    await page.getByText('Felt slippers – 38').waitFor()
    await page.getByText('€39.00').nth(1).waitFor()
    expect(await page.getByText('€39.00').count()).toBe(2)
    expect(await page.getByText('with a link', { exact: true }).count()).toBe(2)
    expect(await lookAt(page, 'catalogue-report')).toEqual([])
    await page.getByRole('button', { name: 'Publish 2 products' }).click()
    await page.getByRole('link', { name: 'Ask about my products' }).click()
    await page.getByLabel('Your question').fill('Do you have slippers?')
    await page.keyboard.press('Enter')
    const answer = page.getByTestId('assistant').filter({ hasText: '€39.00' })
    await answer.waitFor()
    expect(
      await answer
        .getByRole('link', { name: /Felt slippers/ })
        .first()
        .getAttribute('href'),
    ).toBe('https://kiefernhof.example/products/felt-slippers')
  })

  it('has no policy and no known question of the sample in it', async () => {
    await page.getByRole('button', { name: 'New chat' }).click()
    for (const question of ['What is your return policy?', 'How do I cancel my order?']) {
      const before = await page.getByTestId('assistant').count()
      await page.getByLabel('Your question').fill(question)
      await page.keyboard.press('Enter')
      const answer = page.getByTestId('assistant').nth(before)
      await answer.waitFor()
      expect(await answer.textContent()).not.toMatch(/30 days|left the warehouse|free of charge/)
    }
  })

  it('takes a file that is dropped, and has columns nobody knows named by hand', async () => {
    await page.goto(`${opened.url}/catalogue`)
    const table = 'ArtNr;Bezeichnung;VK;Farbe;Florhöhe\nT1;Wollteppich;199,00;rot;8 mm\nT2;Flickenteppich;49,50;blau;4 mm\n'
    const transfer = await page.evaluateHandle(
      `const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(table)}], 'teppiche.csv')); data`,
    )
    await page.getByTestId('drop-zone').dispatchEvent('drop', { dataTransfer: transfer })
    await page.getByText('What are these columns?').waitFor()
    expect(await page.getByLabel('Column ArtNr is').inputValue()).toBe('id')
    expect(await page.getByLabel('Column Bezeichnung is').inputValue()).toBe('title')
    await page.getByLabel('Column VK is').selectOption('price')
    expect(await lookAt(page, 'catalogue-columns')).toEqual([])
    await page.getByRole('button', { name: 'Read the file' }).click()
    await page.getByText('Wollteppich').waitFor()
    await page.getByText('€199.00').waitFor()
    await page.getByRole('button', { name: 'Publish 2 products' }).click()
    await page.getByText('2 products are out').waitFor()
  })

  it('says by row and field what is wrong, and takes the right rows when told to', async () => {
    await page.getByRole('button', { name: 'Another file' }).click()
    const rows = ['id\ttitle\tprice', 'cup\tBlue Cup\t4.00 EUR', 'pot\t\t4.00 EUR']
    await choose({ name: 'cups.tsv', mimeType: 'text/plain', buffer: Buffer.from(rows.join('\n')) })
    await page.getByRole('table', { name: 'Rows that are no product yet' }).waitFor()
    const publish = page.getByRole('button', { name: 'Publish 1 products' })
    expect(await publish.isDisabled()).toBe(true)
    await page.getByLabel('Take the 1 right products').check()
    await publish.click()
    await page.getByText('1 products are out').waitFor()
  })

  it('is searched as shoppers do, with the reason of each rank', async () => {
    await page.goto(`${opened.url}/catalogue?shop=sample`)
    await tab('Search')
    await page.getByLabel('What they type').fill('green backpack')
    await page.getByText('1. Fjellvik Ridge 45 Backpack').waitFor()
    await page.getByText('Why this rank').first().click()
    await page.getByText('“backpack” stands in its name').first().waitFor()
    await page
      .getByText(/^= 0\.\d\d$/)
      .first()
      .waitFor()
    expect(await lookAt(page, 'catalogue-search')).toEqual([])
  })

  it('shows what found nothing once the shop wants it kept, and a synonym finds it', async () => {
    await tab('Not found')
    await page.getByRole('button', { name: 'Keep for 30 days' }).click()
    await page.getByText('Searches are counted and kept for 30 days.').waitFor()
    await tab('Synonyms')
    await page.getByLabel('Words that find each other').fill('rucksackerl')
    await page.getByLabel('Or one way').fill('backpack')
    await page.getByRole('button', { name: 'Add and publish' }).click()
    await page.getByRole('row').filter({ hasText: 'rucksackerl' }).waitFor()
    expect(await lookAt(page, 'catalogue-synonyms')).toEqual([])
    await tab('Search')
    await page.getByLabel('What they type').fill('rucksackerl')
    await page.getByText('1. Fjellvik Ridge 45 Backpack').waitFor()
  })

  it('brings the version before back, after saying what that means', async () => {
    await tab('Versions')
    const first = page.getByRole('row').filter({ hasText: 'sample-' })
    await first.getByRole('button', { name: 'Bring back' }).click()
    await page.getByRole('dialog').getByText('Shoppers see its 63 products').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click()
    await first.getByText('serves').waitFor()
    expect(await lookAt(page, 'catalogue-versions')).toEqual([])
  })

  it('says what is wrong where a key may not, or a file is none', async () => {
    await tab('Import')
    await choose({ name: 'song.txt', mimeType: 'text/plain', buffer: Buffer.from('la la la') })
    await page.getByRole('alert').filter({ hasText: 'none of the formats' }).waitFor()
    await page.getByLabel('Operator key').fill('llasa_dev_localonly')
    await page.getByLabel('Operator key').press('Tab')
    await choose(shopify)
    await page.getByRole('alert').filter({ hasText: 'operator' }).waitFor()
    expect(await lookAt(page, 'catalogue-failed')).toEqual([])
  })
})
