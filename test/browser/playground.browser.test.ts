import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, lookAt } from '../support/axe.ts'
import { hasBrowser, type OpenPage, openPage } from '../support/browser.ts'

describe.skipIf(!hasBrowser)('the playground', () => {
  let opened: OpenPage
  let page: Page
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('button', { name, exact: true }).click()
  /** The answer that comes after doing something: one more than before, and finished. */
  const answerTo = async (doing: () => Promise<void>) => {
    const before = await page.getByTestId('assistant').count()
    await doing()
    const answer = page.getByTestId('assistant').nth(before)
    await answer.waitFor()
    return answer
  }
  const ask = (text: string) =>
    answerTo(async () => {
      await page.getByLabel('Your question').fill(text)
      await page.keyboard.press('Enter')
    })
  beforeAll(async () => {
    opened = await openPage('/')
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('shows itself before any script or model has answered', async () => {
    expect(await (await fetch(opened.url)).text()).toContain('Loading the playground')
    const script = gzipSync(readFileSync('dist/pages/main.js'), { level: 9 }).length
    expect(script).toBeLessThanOrEqual(60_000)
  })

  it('shows in a click what it does: products found, a price with its receipt, the shop’s own words', async () => {
    expect(await lookAt(page, 'playground-empty')).toEqual([])
    await page.getByRole('button', { name: 'Show an example' }).click()
    await page.getByTestId('assistant').nth(2).waitFor()
    expect(await page.getByTestId('assistant').last().textContent()).toContain('30 days')
    await page.getByTestId('assistant').first().getByText('What this rests on').waitFor()
    expect(await lookAt(page, 'playground-full')).toEqual([])
    await page.getByRole('button', { name: 'New chat' }).click()
  })

  it('has a picture of each product it shows', async () => {
    const broken = await page.evaluate(
      "Promise.all([...document.querySelectorAll('.shop img')].map(async (img) => [img.src, (await fetch(img.src)).status]))",
    )
    expect(broken).toHaveLength(50)
    expect((broken as [string, number][]).filter(([, status]) => status !== 200)).toEqual([])
  })

  it('finds products of the shop for who looks for some, with their prices of now', async () => {
    const answer = await ask('Do you have a tent?')
    expect(await answer.textContent()).toContain('Norrholt Tarn 2 Tent: €249.00')
    expect(await answer.getByRole('link', { name: 'Norrholt Tarn 2 Tent' }).getAttribute('href')).toContain('https://')
  })

  it('goes on about what it found, and shows what the answer rests on', async () => {
    const answer = await ask('How much is it?')
    expect(await answer.textContent()).toContain('€249.00')
    await answer.getByText('What this rests on').click()
    expect(await answer.getByRole('listitem').last().textContent()).toContain('tarn-2-tent · price')
    await page.getByRole('button', { name: 'Receipt' }).click()
    expect(await page.getByRole('table', { name: 'What the answer states' }).textContent()).toContain('€249.00')
    await page.screenshot({ path: 'build/playground.png', fullPage: true })
  })

  it('asks about the products that are ticked, found by a misspelt search', async () => {
    await page.getByLabel('Search the products').fill('bakcpack')
    await page.getByRole('checkbox', { name: 'Fjellvik Ridge 45 Backpack' }).check()
    const answer = await ask('How much is the Ridge backpack?')
    expect(await answer.textContent()).toContain('€129.00')
  })

  it('offers what may be asked next, and takes it on', async () => {
    await answerTo(() => page.getByRole('list', { name: 'You could ask' }).getByRole('button').first().click())
    expect(await page.getByTestId('user').last().textContent()).toContain('Fjellvik Ridge 45 Backpack')
  })

  it('shows where an answer came from: what the edge knows needs no model', async () => {
    await page.getByRole('button', { name: 'New chat' }).click()
    await ask('What is the weight of the Ridge backpack?')
    await page.getByRole('button', { name: 'Timings' }).click()
    expect(await page.getByRole('table', { name: 'The last answer' }).textContent()).toContain('detail=fact')
  })

  it('takes a vote with its reasons', async () => {
    const answer = page.getByTestId('assistant').last()
    await answer.getByRole('button', { name: 'Bad answer' }).click()
    await answer.getByLabel('Incomplete').check()
    await answer.getByRole('button', { name: 'Send' }).click()
    await answer.getByText('Thank you.').waitFor()
  })

  it('offers the request as curl, for the openai client, and the widget as one tag', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    for (const [button, expected] of [
      ['Copy as curl', `curl -N ${opened.url}/v1/chat/completions`],
      ['Copy as openai-js', 'new OpenAI('],
      ['Copy as client', "from '@llasa/client'"],
      ['Copy widget', `<script type="module" src="${opened.url}/widget.js?key=`],
    ] as const) {
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('button', { name: 'Copied' }).waitFor()
      expect(await page.evaluate('navigator.clipboard.readText()')).toContain(expected)
      await page.getByRole('button', { name: button }).waitFor()
    }
  })

  it('runs tasks from their samples', async () => {
    await tab('Tasks')
    await page.getByLabel('Task', { exact: true }).selectOption('complements')
    await page.getByRole('button', { name: 'Run' }).click()
    const output = page.getByTestId('task-output')
    await output.waitFor()
    expect(JSON.parse((await output.textContent()) ?? '')).toMatchObject({ products: [{ rank: 1 }, { rank: 2 }, { rank: 3 }] })
    expect(await axe(page)).toEqual([])
  })

  it('tries known questions', async () => {
    await tab('Known questions')
    await page.getByRole('button', { name: 'Try', exact: true }).click()
    await page.getByText('of 3 answered').waitFor()
    expect(await axe(page)).toEqual([])
  })

  it('speaks German', async () => {
    await tab('Shop')
    await page.getByLabel('Language').selectOption('de')
    await page.getByText('Fjellvik Ridge 45 Rucksack').first().waitFor()
    await page.getByRole('heading', { name: 'Einkaufsberatung' }).waitFor()
    await page.getByLabel('Language').selectOption('en')
  })

  it.each(['light', 'dark'])('has nothing that axe-core objects to in %s colours', async (theme) => {
    await page.getByLabel('Theme').selectOption(theme)
    expect(await axe(page)).toEqual([])
  })

  it('is used by keyboard alone: Escape stops an answer, the focus stays in the question', async () => {
    await page.getByRole('button', { name: 'New chat' }).click()
    await answerTo(async () => {
      await page.getByLabel('Your question').fill('Which one would you recommend?')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
    })
    expect(await page.evaluate("document.querySelector('llasa-chat').shadowRoot.activeElement?.id")).toBe('llasa-question')
  })

  it('moves nothing for who asked for less motion', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const animation = await page.evaluate(
      "getComputedStyle(document.querySelector('llasa-chat').shadowRoot.querySelector('.turn')).animationName",
    )
    expect(animation).toBe('none')
  })

  it('says what is wrong when the key is', async () => {
    await page.getByLabel('API key').fill('llasa_no_suchkeyatall')
    await page.getByLabel('API key').press('Tab')
    await page.locator('llasa-chat[api-key=llasa_no_suchkeyatall]').waitFor()
    const answer = await ask('Do you have a lamp?')
    expect(await answer.textContent()).toContain('not valid')
  })

  it('fits a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    expect(await axe(page)).toEqual([])
    await page.screenshot({ path: 'build/playground-narrow.png' })
  })

  it('breaks no rule of its content security policy and logs no error but the refused key', () => {
    expect(opened.problems.filter((problem) => !problem.includes('401'))).toEqual([])
  })
})
