import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import type { Sample } from './samples.ts'

const run = promisify(execFile)
const localUrl = 'http://localhost:8787'
const root = process.cwd()

/** Where `npm run frameworks` installs LangChain and LlamaIndex. */
const frameworks = 'build/frameworks'
const needsFrameworks = ({ text }: Sample): boolean => /@langchain|@llamaindex/.test(text)
const hasPythonClient = spawnSync('python3', ['-c', 'import openai']).status === 0

/** Why a sample cannot run on this machine; null where it can. */
export function missingFor(sample: Sample, hasBrowser: boolean): string | null {
  if (needsFrameworks(sample) && !existsSync(`${frameworks}/node_modules/@langchain/openai`)) return 'npm run frameworks'
  if (sample.language === 'python' && !hasPythonClient) return 'python3 -m pip install openai'
  return sample.language === 'html' && !hasBrowser ? 'a Chromium' : null
}

/** Runs the samples of the guides against one stack, in one folder; gives what each printed. */
export class SampleRunner {
  readonly #url: string
  #folder = ''
  #browser: Browser | null = null
  #programs = 0

  constructor(url: string) {
    this.#url = url
  }

  async start(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'llasa-samples-'))
    await cp('test/fixtures/feeds/shopify-column-names-of-today.csv', join(this.#folder, 'products.csv'))
    await run(process.execPath, ['scripts/build-client.ts'])
    await rm('build/samples', { recursive: true, force: true })
    await mkdir('build/samples/node_modules/@llasa', { recursive: true })
    await symlink(`${root}/workers/client`, 'build/samples/node_modules/@llasa/client')
  }

  async stop(): Promise<void> {
    await this.#browser?.close()
    await rm(this.#folder, { recursive: true, force: true })
  }

  run(sample: Sample): Promise<string> {
    const text = sample.text.replaceAll(localUrl, this.#url)
    switch (sample.language) {
      case 'sh':
        return this.#shell(text)
      case 'ts':
      case 'js':
        return this.#program(text, needsFrameworks(sample) ? frameworks : 'build/samples', sample.language)
      case 'python':
        return run('python3', ['-c', text]).then(({ stdout }) => stdout)
      case 'json':
        return toolsOf(text)
      case 'html':
        return this.#markup(text)
      default:
        throw new Error(`nothing runs '${sample.language}'`)
    }
  }

  /** What the types say of every TypeScript sample that ran. */
  async typeErrors(): Promise<string> {
    const compilerOptions = { noEmit: true, types: ['node'], lib: ['es2024', 'dom', 'dom.asynciterable'], skipLibCheck: true }
    const config = { extends: '../../tsconfig.base.json', compilerOptions, include: ['*.ts'] }
    await writeFile('build/samples/tsconfig.json', JSON.stringify(config))
    return run('tsc', ['-p', 'build/samples']).then(
      () => '',
      (error: { stdout: string }) => error.stdout,
    )
  }

  /** `npx llasa` is the one of this repository; installing and starting are what the test itself has done. */
  async #shell(text: string): Promise<string> {
    const command = text.replace(/^npm ci && npm (start|test).*$/gm, ':')
    const npx = `npx() { shift; LLASA_URL='${this.#url}' '${process.execPath}' '${root}/scripts/llasa.ts' "$@"; }`
    return (await run('bash', ['-ec', `${npx}\n${command}`], { cwd: this.#folder })).stdout
  }

  async #program(text: string, folder: string, ending: string): Promise<string> {
    const file = `${folder}/sample-${++this.#programs}.${ending === 'js' ? 'mjs' : ending}`
    await writeFile(file, text)
    return (await run(process.execPath, ['--disable-warning=ExperimentalWarning', file])).stdout
  }

  /** In a page of a shop's own; what only adds to the element is put beside one. */
  async #markup(text: string): Promise<string> {
    const element = `<script type="module" src="${this.#url}/widget.js"></script><llasa-chat api-key="llasa_dev_localonly"></llasa-chat>`
    const body = text.includes('widget.js') ? text : `${element}\n${text}`
    const shop = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">${body}</html>`)
    })
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
    this.#browser ??= await openBrowser()
    const page = await this.#browser.newPage()
    try {
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
      await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`)
      await page.locator('llasa-chat').getByRole('button').first().waitFor()
      if (problems.length) throw new Error(problems.join('\n'))
      return 'shown'
    } finally {
      await page.close()
      shop.close()
    }
  }
}

/** The tools that an MCP client finds by this entry of its settings. */
async function toolsOf(text: string): Promise<string> {
  const { mcpServers } = JSON.parse(text) as { mcpServers: Record<string, { url: string; headers: Record<string, string> }> }
  const names: string[] = []
  for (const { url, headers } of Object.values(mcpServers)) {
    const client = new Client({ name: 'a reader', version: '1' })
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }))
    names.push(...(await client.listTools()).tools.map(({ name }) => name))
    await client.close()
  }
  return names.join(' ')
}
