import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localKeys } from '../../shared/api-key.ts'
import { asClient, asCurl, asOpenaiJs, asWidget } from '../../workers/pages/snippets.ts'
import { pressOperations } from '../support/api-examples.ts'
import { hasBrowser } from '../support/browser.ts'
import { missingFor, SampleRunner } from '../support/sample-runner.ts'
import { type Sample, samplesOf } from '../support/samples.ts'
import { type Stack, startStack } from '../support/stack.ts'

const guides = readdirSync('docs/guides').map((file) => `docs/guides/${file}`)
/** What the playground gives to copy. */
const warrantyRequest = {
  messages: [{ role: 'user', content: 'How long is the warranty?' }],
  llasa: { products: ['ridge-45-backpack'] },
}
const local = ['http://localhost:8787', localKeys.public] as const
const shown: Sample[] = [
  ['curl', 'sh', asCurl(...local, warrantyRequest)],
  ['openai', 'js', asOpenaiJs(...local, warrantyRequest)],
  ['client', 'ts', asClient(...local, warrantyRequest)],
  ['tag', 'html', asWidget(...local, 'en')],
].map(([name = '', language = '', text = '']) => ({ file: 'the playground', name, language, text }))

const samples = [...['README.md', ...guides, 'workers/client/README.md', 'docs/api.md'].flatMap(samplesOf), ...shown].filter(
  ({ language }) => language !== 'mermaid',
)

/** What a reader sees when it works, where that is more than an end without complaint. */
const outputs: readonly (readonly [RegExp, RegExp])[] = [
  [/chat\/completions[\s\S]*warranty/, /\[DONE\]/],
  [/Which tent is the lightest/, /Tarn/],
  [/How long is the warranty/, /year/],
  [/"search_catalog"/, /Norrholt Tarn 2 Tent/],
  [/mcpServers/, /search_catalog get_product ask_business compare_products/],
  [/slippers/, /Felt slippers/],
  [/put my name on it\?" --own/, /Yes, within a day\./],
  [/providerMetadata/, /price:[\s\S]*claims:/],
]

let stack: Stack
let runner: SampleRunner
beforeAll(async () => {
  stack = await startStack()
  runner = new SampleRunner(stack.url)
  await runner.start()
})
afterAll(async () => {
  await runner?.stop()
  await stack?.stop()
})

describe('a sample of the README or a guide', () => {
  it.for(samples.map((sample) => [`${sample.file}: ${sample.name}`, sample] as const))(
    'does as it stands: %s',
    async ([, sample], { skip }) => {
      const missing = missingFor(sample, hasBrowser)
      skip(missing !== null, `for want of: ${missing}`)
      const output = await runner.run(sample)
      for (const [about, expected] of outputs) if (about.test(sample.text)) expect(output).toMatch(expected)
    },
  )

  it('is right by its types', async () => {
    expect(await runner.typeErrors()).toBe('')
  })

  it('names no command of npm that there is not', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    const texts = ['README.md', 'CONTRIBUTING.md', 'docs/api.md', 'docs/runbook.md', ...guides].map((file) =>
      readFileSync(file, 'utf8'),
    )
    const named = new Set(texts.flatMap((text) => [...text.matchAll(/npm run ([a-z][a-z:]*)/g)].map(([, name = '']) => name)))
    expect([...named].filter((name) => !(name in scripts) && !name.endsWith(':'))).toEqual([])
  })
})

describe('a command of the runbook', () => {
  const commands = samplesOf('docs/runbook.md').filter(({ language }) => language === 'sh')

  it.each(commands.map(({ name, text }) => [name, text]))(
    'is a shell’s, though an account is needed to run it: %s',
    (_name, text) => {
      expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' }).stderr).toBe('')
    },
  )

  it('keeps a copy of every table of D1 that cannot be made from the others', () => {
    const folder = 'workers/migrations'
    const sql = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    const tables = [...sql.join('\n').matchAll(/^CREATE TABLE (?:IF NOT EXISTS )?(\w+)/gm)].map(([, name = '']) => name)
    // Publishing a catalogue writes vectors anew; an import lives for a day.
    const made = ['catalogue_vectors', 'catalogue_imports', 'catalogue_rows']
    const copied = /for table in ([\w ]+);/.exec(readFileSync('docs/runbook.md', 'utf8'))?.[1]?.split(' ')
    expect(copied?.toSorted()).toEqual(tables.filter((name) => !made.includes(name)).toSorted())
  })
})

describe('an example of the API description', () => {
  it('works when it is pressed, of every operation', async () => {
    expect(await pressOperations(stack.url)).toEqual([])
  })
})
