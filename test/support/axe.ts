import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

interface AxeResult {
  readonly violations: { readonly id: string; readonly nodes: { readonly target: string[] }[] }[]
}

/** What axe-core finds against WCAG 2.2 AA and its own good practice. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'))
  const { violations } = (await page.evaluate('axe.run()')) as AxeResult
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

const widths = [1400, 768, 360] as const

/** A page as it looks now in each width and both colours, kept as pictures; what axe-core and the width say of it. */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  const complaints: string[] = []
  const { width: before, height: heightBefore } = page.viewportSize() ?? { width: 1200, height: 850 }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    complaints.push(...(await axe(page)).map((finding) => `${name}, ${colorScheme}: ${finding}`))
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `build/pages/${name}-${width}-${colorScheme}.png`, fullPage: true })
      const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      if ((overflow as number) > 0) complaints.push(`${name} is ${overflow} px too wide for ${width}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: before, height: heightBefore })
  return complaints
}
