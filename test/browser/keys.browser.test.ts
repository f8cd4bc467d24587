import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt } from '../support/axe.ts'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

describe.skipIf(!hasBrowser)('the page of keys', () => {
  let opened: OpenPage
  let page: Page
  const status = (key: string) =>
    page.evaluate(
      async (bearer) => (await fetch('/v1/products?limit=1', { headers: { authorization: `Bearer ${bearer}` } })).status,
      key,
    )
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })

  beforeAll(async () => {
    opened = await openPage('/keys')
    page = opened.page
    page.setDefaultTimeout(15_000)
  })
  afterAll(() => opened?.close())

  it('makes a key with limits, shows it once, and it works', async () => {
    await page.getByText('No key was made here yet').waitFor()
    expect(await lookAt(page, 'keys-empty')).toEqual([])
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByLabel('Name').fill('Server of the shop')
    await page.getByLabel('Requests a minute').fill('100')
    expect(await lookAt(page, 'keys-editor')).toEqual([])
    await page.getByRole('button', { name: 'Create the key' }).click()
    const key = (await page.getByTestId('fresh-key').textContent()) ?? ''
    expect(await status(key)).toBe(200)
    await page.getByRole('button', { name: 'I have it' }).click()
    expect(await row('Server of the shop').textContent()).toContain('100 requests/min')
  })

  it('binds a key to pages', async () => {
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByLabel('Name').fill('Widget')
    await page.getByLabel('Pages it works from').fill('https://shop.example/')
    await page.getByRole('button', { name: 'Create the key' }).click()
    const key = (await page.getByTestId('fresh-key').textContent()) ?? ''
    expect(await status(key)).toBe(403)
    await page.getByRole('button', { name: 'I have it' }).click()
    expect(await row('Widget').textContent()).toContain('https://shop.example')
  })

  it('gives a key a new secret; the old one works on for a day', async () => {
    await row('Server of the shop').getByRole('button', { name: 'Rotate' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click()
    const key = (await page.getByTestId('fresh-key').textContent()) ?? ''
    expect(await status(key)).toBe(200)
    await page.getByRole('button', { name: 'I have it' }).click()
    await row('Server of the shop').getByText('old secret works until').waitFor()
  })

  it('revokes a key with those that were made with it, after naming them', async () => {
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByLabel('Name').fill('Agency')
    await page.getByLabel(/Curates the shop/).check()
    await page.getByRole('button', { name: 'Create the key' }).click()
    const agency = (await page.getByTestId('fresh-key').textContent()) ?? ''
    await page.getByRole('button', { name: 'I have it' }).click()
    const child = await page.evaluate(async (bearer) => {
      const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
      const body = JSON.stringify({ name: 'A child of it' })
      return ((await (await fetch('/admin/v1/keys', { method: 'POST', headers, body })).json()) as { key: string }).key
    }, agency)
    expect(await status(child)).toBe(200)
    await page.reload()
    await row('Agency').getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByText('A child of it').waitFor()
    expect(await lookAt(page, 'keys-revoke')).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('2 keys are revoked: Agency, A child of it.').waitFor()
    expect(await row('A child of it').textContent()).toContain('revoked')
    expect(await lookAt(page, 'keys-full')).toEqual([])
  })

  it('shows what each key used, by day, with an estimate of its cost', async () => {
    await page.evaluate(async () => {
      const headers = { authorization: 'Bearer llasa_dev_localonly', 'content-type': 'application/json' }
      for (const content of ['How do I cancel my order?', 'Write a poem', 'Write a poem']) {
        const body = JSON.stringify({ model: 'llasa', max_tokens: 8, messages: [{ role: 'user', content }] })
        await (await fetch('/v1/chat/completions', { method: 'POST', headers, body })).text()
      }
    })
    await page.getByRole('button', { name: 'Usage' }).click()
    const used = page
      .getByRole('table', { name: /^By key and day/ })
      .getByRole('row')
      .filter({ hasText: 'dev' })
    await used.waitFor()
    expect(await used.textContent()).toMatch(/\$\d+\.\d\d$/)
    expect(await lookAt(page, 'keys-usage')).toEqual([])
  })

  it('says what is wrong when the key may not', async () => {
    await page.getByLabel('Operator key').fill('llasa_dev_localonly')
    await page.getByLabel('Operator key').press('Tab')
    await page.getByRole('alert').filter({ hasText: 'operator' }).first().waitFor()
    expect(await lookAt(page, 'keys-failed')).toEqual([])
  })
})
