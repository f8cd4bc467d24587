import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyExamples } from '../../scripts/openapi/examples.ts'
import { localKeys } from '../../shared/api-key.ts'
import { type Stack, startStack } from '../support/stack.ts'

const run = promisify(execFile)
const guides = (await readdir('docs/guides')).filter((file) => file.endsWith('.md'))

let stack: Stack
let folder: string
beforeAll(async () => {
  stack = await startStack()
  folder = await mkdtemp(join(tmpdir(), 'llasa-guides-'))
  await cp('test/fixtures/feeds/shopify-column-names-of-today.csv', join(folder, 'products.csv'))
})
afterAll(async () => {
  await stack?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('shell commands of the guides', () => {
  it.each(guides)('run as they stand: %s', async (file) => {
    const text = await readFile(`docs/guides/${file}`, 'utf8')
    const answers: string[] = []
    for (const [, command = ''] of text.matchAll(/```sh\n([\s\S]*?)```/g)) {
      if (!command.startsWith('curl')) continue
      const { stdout } = await run('bash', ['-ec', command.replaceAll('http://localhost:8787', stack.url)], { cwd: folder })
      answers.push(stdout)
    }
    if (file === 'own-shop.md') expect(answers.join('\n')).toContain('Felt slippers')
    if (file === 'mcp.md') expect(answers.join('\n')).toContain('Norrholt Tarn 2 Tent')
  })
})

describe('examples of the API description', () => {
  const document = (async () => JSON.parse(await readFile('docs/openapi.json', 'utf8')))()
  // These need something that only a caller has: an answer's id, a key's, a staged import's, an arm besides the baseline.
  const wantMore = [
    'sendFeedback',
    'commitImport',
    'putKey',
    'rotateKey',
    'putFaq',
    'killArm',
    'reviveArm',
    'setShare',
    'pausePlan',
  ]

  it('work when they are pressed', async () => {
    const { paths } = (await document) as { paths: Record<string, Record<string, { operationId: string }>> }
    const refused: string[] = []
    for (const [path, operations] of Object.entries(paths))
      for (const [method, { operationId }] of Object.entries(operations)) {
        const example = bodyExamples[operationId]
        if (example === undefined || wantMore.includes(operationId)) continue
        const address = path.replace('{id}', 'tarn-2-tent')
        const response = await fetch(`${stack.url}${address}`, {
          method: method.toUpperCase(),
          headers: {
            authorization: `Bearer ${localKeys.operator}`,
            'content-type': 'application/json',
            'ucp-agent': 'profile="https://agent.example/profile"',
            'api-version': '2026-04-17',
          },
          body: JSON.stringify(example),
        })
        if (!response.ok) refused.push(`${operationId} ${response.status} ${(await response.text()).slice(0, 200)}`)
      }
    expect(refused).toEqual([])
  })
})
