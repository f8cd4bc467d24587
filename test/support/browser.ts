import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { startStack } from './stack.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
export const hasBrowser = executablePath !== undefined
if (!hasBrowser) console.warn('No Chromium on this machine: the browser tests are skipped. On Debian: apt-get install chromium')

// Chromium looks for its maker's hosts otherwise, which a closed network refuses one by one.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface OpenPage {
  readonly page: Page
  readonly url: string
  /** What the page complained about. */
  readonly problems: readonly string[]
  readonly close: () => Promise<void>
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ ...(executablePath && { executablePath }), args })

/** A page of a stack of its own. */
export async function openPage(path: string): Promise<OpenPage> {
  const stack = await startStack()
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1200, height: 850 }, reducedMotion: 'reduce' })
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await page.goto(`${stack.url}${path}`)
  return {
    page,
    url: stack.url,
    problems,
    async close() {
      await browser.close()
      await stack.stop()
    },
  }
}
