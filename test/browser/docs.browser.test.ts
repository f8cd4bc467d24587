import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

  it('sends a request with the key of the caller and shows its answer', async () => {
    await page.getByRole('button', { name: 'Authorize' }).click()
    await page.locator('.modal-ux input').fill('llasa_dev_localonly')
    await page.getByRole('button', { name: 'Apply credentials' }).click()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await page.getByText('/v1/models', { exact: true }).first().click()
    await page.getByRole('button', { name: 'Execute' }).first().click()
    await page.locator('.live-responses-table').getByText('200').first().waitFor()
    expect(await page.locator('.live-responses-table').textContent()).toContain('"object": "list"')
  })
})
