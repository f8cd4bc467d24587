import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

describe.skipIf(!hasBrowser)('the playground', () => {
  let opened: OpenPage
  let page: Page

  beforeAll(async () => {
    opened = await openPage('/')
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('answers a question about the product that is ticked, with badges', async () => {
    await page.getByRole('checkbox', { name: 'Fjellvik Ridge 45 Backpack' }).waitFor()
    await page.getByLabel('Your question').fill('How much is the Ridge backpack?')
    await page.keyboard.press('Enter')
    const answer = page.getByTestId('assistant').last()
    await answer.waitFor()
    expect(await answer.textContent()).toContain('€129.00')
    expect(await page.getByTestId('badge-cache').last().textContent()).toBe('cache miss')
    await page.screenshot({ path: 'build/playground.png' })
  })

  it('finds the same question in the cache the second time', async () => {
    await page.getByRole('button', { name: 'New chat' }).click()
    await page.getByLabel('Your question').fill('How much is the Ridge backpack?')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByTestId('badge-cache').last().waitFor()
    expect(await page.getByTestId('badge-cache').last().textContent()).toBe('cache hit')
  })

  it('offers the request as curl', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByLabel('Your question').fill("What's its weight?")
    await page.getByRole('button', { name: 'Copy as curl' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const copied = await page.evaluate('navigator.clipboard.readText()')
    expect(copied).toContain(`curl -N ${opened.url}/v1/chat/completions`)
    expect(copied).toContain(`What'\\''s its weight?`)
  })

  it('shows the shop in German', async () => {
    await page.getByLabel('Language of the shop').selectOption('de')
    await page.getByText('Fjellvik Ridge 45 Rucksack').first().waitFor()
  })

  it('says what is wrong when the key is', async () => {
    await page.getByLabel('API key').fill('llasa_no_suchkeyatall')
    await page.getByLabel('API key').press('Tab')
    await page.getByRole('alert').filter({ hasText: 'not valid' }).waitFor()
  })

  it('fits a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  })

  it('breaks no rule of its content security policy and logs no error but the refused key', () => {
    expect(opened.problems.filter((problem) => !problem.includes('401'))).toEqual([])
  })
})
