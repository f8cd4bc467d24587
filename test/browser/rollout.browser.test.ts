import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt } from '../support/axe.ts'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

describe.skipIf(!hasBrowser)('the operators’ page', () => {
  let opened: OpenPage
  let page: Page
  const tab = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click()
  const arm = (name: string) => page.getByRole('article', { name: new RegExp(`^${name} in`) })
  const dialog = () => page.getByRole('dialog')
  const give = async (why: string, button: string) => {
    expect(await dialog().getByRole('button', { name: button }).isDisabled()).toBe(true)
    await dialog().getByLabel('Why').fill(why)
    await dialog().getByRole('button', { name: button }).click()
  }

  beforeAll(async () => {
    opened = await openPage('/rollout')
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('shows each arm of each region', async () => {
    await arm('stable').waitFor()
    expect(await page.getByTestId('last-decision').textContent()).toMatch(/guard/i)
    expect(await lookAt(page, 'rollout-empty')).toEqual([])
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
    await arm('canary').filter({ hasText: '20 % of users' }).waitFor()
  })

  it('gives an arm any percent, after saying what that will mean and asking why', async () => {
    await page.getByLabel('Percent of canary in everywhere').fill('35.5')
    await arm('canary').getByRole('button', { name: 'Set' }).click()
    await dialog().getByText('canary goes from 20 % to 35.5 % of the users in everywhere.').waitFor()
    await dialog().getByText('stable: 80 % → 64.5 %.').waitFor()
    expect(await lookAt(page, 'rollout-confirm')).toEqual([])
    await give('looks well', 'Confirm')
    await arm('canary').filter({ hasText: '35.5 % of users' }).waitFor()
  })

  it('kills and revives an arm, each with a reason of its own; a killed one cannot be promoted', async () => {
    await arm('canary').getByRole('button', { name: 'Kill' }).click()
    await give('wrong prices', 'Do it')
    await arm('canary').getByText('killed', { exact: true }).waitFor()
    expect(await arm('canary').getByRole('button', { name: 'Promote' }).count()).toBe(0)
    const refused = await page.evaluate(async () => {
      const headers = { authorization: 'Bearer llasa_ops_localonly', 'content-type': 'application/json' }
      const body = JSON.stringify({ arm: 'canary', region: null, percent: 100, why: 'by accident' })
      return (await fetch('/admin/v1/rollout:share', { method: 'POST', headers, body })).status
    })
    expect(refused).toBe(409)
    await arm('canary').getByRole('button', { name: 'Revive' }).click()
    await give('prices are right again', 'Confirm')
    await arm('canary').getByRole('button', { name: 'Kill' }).waitFor()
  })

  it('draws how the arms fared over time, from the guard’s counters', async () => {
    await page.evaluate(async () => {
      const headers = { authorization: 'Bearer llasa_dev_localonly', 'content-type': 'application/json' }
      const body = JSON.stringify({ model: 'llasa', max_tokens: 4, messages: [{ role: 'user', content: 'Hello there' }] })
      for (let at = 0; at < 3; at++) await (await fetch('/v1/chat/completions', { method: 'POST', headers, body })).text()
    })
    await tab('Over time')
    await expect
      .poll(
        async () => {
          await page.getByLabel('Time span').selectOption('day')
          await page.getByLabel('Time span').selectOption('hour')
          return page.getByRole('img', { name: /^Requests, latest: everywhere/ }).count()
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBe(1)
    expect(await lookAt(page, 'rollout-over-time')).toEqual([])
    await page.getByLabel('Time span').selectOption('week')
    await page.getByRole('img', { name: /^Answered without a model/ }).waitFor()
  })

  it('keeps who did what and why', async () => {
    await tab('History')
    await page.getByRole('row').filter({ hasText: 'wrong prices' }).filter({ hasText: 'kill' }).first().waitFor()
    await page.getByRole('row').filter({ hasText: 'a new model' }).waitFor()
    await page.getByRole('row').filter({ hasText: 'wrong prices' }).filter({ hasText: 'everywhere/canary killed' }).waitFor()
    await page.getByRole('row').filter({ hasText: 'looks well' }).filter({ hasText: 'everywhere/canary 20 → 35.5 %' }).waitFor()
    expect(await lookAt(page, 'rollout-history')).toEqual([])
  })

  it('works on a narrow screen, and complained about nothing', async () => {
    await tab('Live')
    await page.setViewportSize({ width: 390, height: 844 })
    await arm('canary').getByRole('button', { name: 'Promote' }).click()
    await dialog().getByRole('button', { name: 'Cancel' }).click()
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBeLessThanOrEqual(0)
    expect(opened.problems.filter((problem) => !problem.includes('409'))).toEqual([])
  })
})
