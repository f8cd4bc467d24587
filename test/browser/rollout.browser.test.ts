import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

describe.skipIf(!hasBrowser)('the operators’ page', () => {
  let opened: OpenPage
  let page: Page
  const tab = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click()
  const row = (text: string) => page.getByRole('table', { name: 'Regions and arms' }).getByRole('row').filter({ hasText: text })

  beforeAll(async () => {
    opened = await openPage('/rollout')
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('shows each arm of each region', async () => {
    await row('stable').first().waitFor()
    expect(await page.getByTestId('last-decision').textContent()).toMatch(/guard/i)
  })

  it('shows what a document changes before it is applied, and applies it', async () => {
    await tab('Document')
    const area = page.getByLabel('Rollout as JSON')
    await expect.poll(() => area.inputValue()).toContain('"arms"')
    const rollout = JSON.parse(await area.inputValue()) as {
      name: string
      arms: Record<string, object>
      regions: { shares: Record<string, number> }[]
    }
    rollout.name = 'autumn'
    rollout.arms.canary = { ...rollout.arms.stable, revision: 'next' }
    for (const region of rollout.regions) region.shares = { stable: 80, canary: 20 }
    await area.fill(JSON.stringify(rollout))
    await page.getByRole('button', { name: 'Show what it changes' }).click()
    await page.getByTestId('document-message').filter({ hasText: 'everywhere/canary 0 → 20 %' }).waitFor()
    await page.getByLabel('Why').fill('a new model')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByTestId('document-message').filter({ hasText: 'Revision 1 is in effect' }).waitFor()
    await tab('Live')
    await row('canary').filter({ hasText: '20 %' }).waitFor()
  })

  it('wants a reason, then kills and revives an arm', async () => {
    const kill = row('canary').getByRole('button', { name: 'Kill' })
    expect(await kill.isDisabled()).toBe(true)
    await page.getByLabel('Why you change something').fill('wrong prices')
    await kill.click()
    await page.getByTestId('live-message').filter({ hasText: 'canary is killed' }).waitFor()
    await row('canary').filter({ hasText: 'killed' }).waitFor()
    mkdirSync('dist', { recursive: true })
    await page.screenshot({ path: 'dist/rollout-live.png' })
    await row('canary').getByRole('button', { name: 'Revive' }).click()
    await page.getByTestId('live-message').filter({ hasText: 'may answer' }).waitFor()
  })

  it('keeps who did what and why', async () => {
    await tab('History')
    await page.getByRole('row').filter({ hasText: 'wrong prices' }).filter({ hasText: 'kill' }).first().waitFor()
    await page.getByRole('row').filter({ hasText: 'a new model' }).waitFor()
    await page.screenshot({ path: 'dist/rollout-history.png' })
  })

  it('works on a narrow screen, and complained about nothing', async () => {
    await tab('Live')
    await page.setViewportSize({ width: 360, height: 700 })
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBeLessThanOrEqual(0)
    expect(opened.problems).toEqual([])
  })
})
