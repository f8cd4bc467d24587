import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt } from '../support/axe.ts'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

describe.skipIf(!hasBrowser)('the page of known questions', () => {
  let opened: OpenPage
  let page: Page
  const ask = (text: string) =>
    page.evaluate(
      async ([question, key]) => {
        const response = await fetch('/v1/chat/completions', {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify({ model: 'llasa', max_tokens: 8, messages: [{ role: 'user', content: question }] }),
        })
        await response.text()
        return response.headers.get('cache-status') ?? ''
      },
      [text, 'llasa_dev_localonly'],
    )
  const tab = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click()

  beforeAll(async () => {
    opened = await openPage('/questions')
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('shows which entry would answer a question, and why', async () => {
    await page.getByLabel('One question, or many').fill('How do I cancel my order?')
    await page.getByRole('button', { name: 'Try', exact: true }).last().click()
    await page.getByTestId('try-message').filter({ hasText: 'Answered by the entry' }).waitFor()
    expect(await page.getByRole('table').getByRole('row').count()).toBeGreaterThan(2)
    mkdirSync('dist', { recursive: true })
    await page.screenshot({ path: 'dist/questions-try.png' })
  })

  it('tries many questions at once', async () => {
    await page.getByLabel('One question, or many').fill('How do I cancel my order?\nWhat is the capital of France?')
    await page.getByRole('button', { name: 'Try', exact: true }).last().click()
    await page.getByTestId('try-message').filter({ hasText: '2 questions: 1 answered' }).waitFor()
  })

  it('turns what was asked and not answered into an entry that answers, in a few clicks', async () => {
    expect(await ask('Do you host birthday parties?')).not.toContain('faq')
    await tab('Asked, not answered')
    const row = page.getByRole('row').filter({ hasText: 'host birthday parties' })
    await row.getByRole('button', { name: 'Draft' }).click()
    await page.getByTestId('misses-message').filter({ hasText: 'do-you-host-birthday-parties' }).waitFor()
    await page.screenshot({ path: 'dist/questions-misses.png' })

    await tab('Entries')
    await page.getByRole('button', { name: 'do-you-host-birthday-parties' }).click()
    await page.getByLabel('Answer').fill('Yes, in every shop, within a day.')
    await page.getByLabel('State').selectOption('live')
    await page.getByRole('button', { name: 'Store' }).click()
    await page.getByRole('button', { name: 'New entry' }).waitFor()

    await tab('Versions')
    await page.getByRole('button', { name: 'Publish live entries' }).click()
    await page.getByTestId('versions-message').filter({ hasText: 'is out' }).waitFor()
    expect(await ask('Do you host birthday parties?')).toBe('LLaSA; hit; detail=faq')
  })

  it('logs conversations once the shop keeps them, and makes a draft of a question by one click', async () => {
    await tab('Conversations')
    await page.getByText('This shop keeps no conversations').waitFor()
    expect(await lookAt(page, 'conversations-empty')).toEqual([])
    await page.getByRole('button', { name: 'Keep for 30 days' }).click()
    await page.getByText('Nobody has asked anything yet.').waitFor()
    await ask('Do you have a newsletter?')
    const row = page.getByRole('row').filter({ hasText: 'have a newsletter' })
    await page.getByLabel('Show').selectOption('unanswered')
    await page.getByLabel('Show').selectOption('all')
    await row.waitFor()
    await row.getByText('Sorry').click()
    expect(await lookAt(page, 'conversations')).toEqual([])
    await row.getByRole('button', { name: 'Draft' }).click()
    await page.getByLabel('Answer').waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await tab('Conversations')
    await page.getByRole('button', { name: 'Keep none, delete all' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete all' }).click()
    await page.getByText('This shop keeps no conversations').waitFor()
    await tab('Versions')
  })

  it('names what is said of a question about an order and where shoppers are sent, and takes it back', async () => {
    await tab('Orders')
    await page.getByRole('heading', { name: 'Questions about an order' }).waitFor()
    const [stored, back] = [
      page.getByRole('button', { name: 'Store' }),
      page.getByRole('button', { name: 'Say nothing of this kind' }),
    ]
    expect([await stored.isDisabled(), await back.isDisabled()]).toEqual([true, true])
    await page.getByLabel('Page of the shopper’s orders').fill('https://shop.example/orders')
    await page.getByLabel('Telephone').fill('0800 100 200')
    await page.getByLabel('What to say (en)').fill('Your orders are in your account.')
    expect(await lookAt(page, 'orders')).toEqual([])
    await stored.click()
    await page.getByTestId('orders-message').filter({ hasText: 'Stored.' }).waitFor()
    expect(await ask('Where is my order #10234?')).toBe('LLaSA; hit; detail=order')

    await tab('Versions')
    await tab('Orders')
    await expect.poll(() => page.getByLabel('Telephone').inputValue()).toBe('0800 100 200')
    await back.click()
    await page.getByTestId('orders-message').filter({ hasText: 'answered as all others' }).waitFor()
    await expect.poll(() => back.isDisabled()).toBe(true)
    await tab('Versions')
  })

  it('brings the version before back', async () => {
    await page.getByRole('row').filter({ hasText: 'sample' }).getByRole('button', { name: 'Bring back' }).click()
    await page.getByTestId('versions-message').filter({ hasText: 'Version sample is back' }).waitFor()
    expect(await ask('Do you host birthday parties?')).not.toContain('faq')
  })

  it('takes a file after showing what it would do, and gives entries back as one', async () => {
    await tab('Entries')
    await page.getByText('Import and export').click()
    const csv = 'id,question,answer,links\nengraving,Do you engrave?,Yes.,faq=https://shop.example/engraving=Engraving\nb b,x,\n'
    await page.getByLabel('Import a file').setInputFiles({ name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByTestId('files-message').filter({ hasText: '1 entries are right' }).waitFor()
    await page.getByRole('button', { name: 'Store the 1 that are right' }).click()
    await page.getByTestId('files-message').filter({ hasText: '1 entries are stored' }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('known-answers.csv')
  })

  it('edits links, regions and validity beside the answer', async () => {
    await page.getByRole('button', { name: 'engraving' }).click()
    await page.getByText('Links, where and when it holds, owner').click()
    expect(await page.getByLabel('Links, one a line').inputValue()).toBe('faq https://shop.example/engraving Engraving')
    await page.getByLabel('Countries').fill('de at')
    await page.getByLabel('Valid until').fill('2030-01-31')
    await page.getByLabel('Owner').fill('service')
    await page.getByRole('button', { name: 'Store' }).click()
    await page.getByRole('button', { name: 'engraving' }).click()
    await page.getByText('Links, where and when it holds, owner').click()
    expect(await page.getByLabel('Countries').inputValue()).toBe('DE AT')
    expect(await page.getByLabel('Valid until').inputValue()).toBe('2030-01-31')
    await page.getByRole('button', { name: 'Back' }).click()
  })

  it('lists entries worth a look, each a click from being edited', async () => {
    await tab('Worth a look')
    const table = page.getByRole('table', { name: 'Never hit' })
    await table.waitFor()
    await page.screenshot({ path: 'dist/questions-look.png', fullPage: true })
    await table.getByRole('button').first().click()
    await page.getByRole('heading', { name: /^Entry / }).waitFor()
  })

  it('says what is wrong when the key may not', async () => {
    await page.getByLabel('Operator key').fill('llasa_dev_localonly')
    await page.getByLabel('Operator key').press('Tab')
    await page.getByRole('alert').filter({ hasText: 'operator' }).waitFor()
  })

  it('fits a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  })
})
