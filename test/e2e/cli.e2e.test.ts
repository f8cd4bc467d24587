import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localKeys } from '../../shared/api-key.ts'
import { type Stack, startStack } from '../support/stack.ts'

let stack: Stack
let folder: string
beforeAll(async () => {
  stack = await startStack()
  folder = await mkdtemp(join(tmpdir(), 'llasa-cli-'))
})
afterAll(async () => {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

/** `npx llasa …` against the running stack. */
const llasa = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, LLASA_URL: stack.url }
    execFile(process.execPath, ['scripts/llasa.ts', ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
const json = async <T>(...args: string[]): Promise<T> => JSON.parse((await llasa(...args, '--json')).out) as T

interface Document {
  name: string
  arms: Record<string, object>
  regions: { shares: Record<string, number> }[]
}

describe('npx llasa', () => {
  it('shows, plans, applies, moves, kills and remembers a rollout', async () => {
    expect((await llasa('status')).out).toMatch(/ready[\s\S]*stable \(baseline\)/)
    const document = JSON.parse((await llasa('rollout', 'show')).out) as Document
    document.name = 'winter'
    document.arms.canary = { ...document.arms.stable, revision: 'next' }
    for (const region of document.regions) region.shares = { stable: 90, canary: 10 }
    const file = join(folder, 'rollout.json')
    await writeFile(file, JSON.stringify(document))
    const plan = await json<{ changes: object[] }>('rollout', 'plan', '--file', file)
    expect(plan.changes).toContainEqual({ region: 'everywhere', arm: 'canary', before: 0, after: 10 })
    expect((await llasa('rollout', 'apply', '--file', file, '--why', 'a new model')).out).toContain('winter at revision 1')
    expect((await llasa('rollout', 'promote', '--arm', 'canary', '--percent', '50', '--why', 'well')).out).toContain(
      'canary 50 %',
    )
    expect((await llasa('rollout', 'kill', '--arm', 'canary', '--why', 'wrong prices')).code).toBe(0)
    expect((await llasa('rollout', 'status')).out).toContain('canary (killed)')
    expect((await llasa('rollout', 'rollback', '--arm', 'canary', '--why', 'enough')).out).toContain('stable 100 %')
    const history = await json<{ action: string; why: string }[]>('rollout', 'history')
    expect(history.map(({ action }) => action)).toEqual(['rollback', 'kill', 'share', 'apply'])
  })

  it('makes a key that works, and takes it back', async () => {
    const made = await json<{ id: string; key: string }>('keys', 'create', '--name', 'web', '--requests-per-day', '5')
    const models = () => fetch(`${stack.url}/v1/models`, { headers: { authorization: `Bearer ${made.key}` } })
    const response = await models()
    await response.text()
    expect([response.status, response.headers.get('x-ratelimit-limit-requests')]).toEqual([200, '5'])
    const parent = await json<{ id: string; key: string }>('keys', 'create', '--name', 'agency', '--scope', 'operator')
    const rotated = await json<{ key: string }>('keys', 'rotate', '--id', made.id, '--overlap-seconds', '60')
    expect(rotated.key).not.toBe(made.key)
    const child = await json<{ id: string }>('keys', 'create', '--name', 'its child', '--key', parent.key)
    const dry = await llasa('keys', 'revoke', '--id', parent.id, '--dry-run')
    expect([dry.err, dry.out]).toEqual([expect.stringContaining('its child'), expect.stringContaining(child.id)])
    expect((await json<{ revoked: string[] }>('keys', 'revoke', '--id', parent.id)).revoked.toSorted()).toEqual(
      [child.id, parent.id].toSorted(),
    )
    expect((await llasa('keys', 'revoke', '--id', made.id)).code).toBe(0)
    expect((await llasa('keys', 'list')).out).toMatch(new RegExp(`${made.id}.*web.*\\d{4}-`))
  })

  it('says in one sentence what is wrong, and ends with 1', async () => {
    const wrong = [
      [['rollout', 'kill', '--arm', 'stable', '--why', 'test'], "'arm': must not be the baseline"],
      [['rollout', 'apply', '--file', join(folder, 'none.json'), '--why', 'test'], 'none.json'],
      [['rollout', 'kill', '--arm', 'canary'], '--why is needed'],
      [['status', '--url', 'http://127.0.0.1:9'], 'cannot be reached'],
      [['status', '--bogus'], "Unknown option '--bogus'"],
      [['faq', 'nothing'], 'llasa faq import FILE'],
    ] as const
    for (const [args, reported] of wrong) {
      const { code, err } = await llasa(...args)
      expect([code, err]).toEqual([1, expect.stringContaining(reported)])
      expect(err).not.toContain('    at ')
    }
  })

  it('changes nothing elsewhere than on this machine without being told to', async () => {
    const { code, err } = await llasa('rollout', 'kill', '--arm', 'canary', '--why', 'test', '--url', 'https://llasa.invalid')
    expect([code, err]).toEqual([1, expect.stringContaining('pass --yes where nobody can confirm')])
  })

  it('imports, commits, publishes and takes back a catalogue', async () => {
    const products = {
      id: 'tee',
      title: 'Tee',
      variants: [
        { id: 'tee-s', title: 'S', price: { amount: 900, currency: 'USD' } },
        { id: 'tee-m', title: 'M' },
      ],
    }
    await writeFile(join(folder, 'metadata.json'), JSON.stringify({ id: 'feed_1', target_country: 'US' }))
    await writeFile(join(folder, 'products.jsonl'), `${JSON.stringify(products)}\n{broken\n`)
    const staged = await llasa('catalogue', 'import', folder, '--locale', 'fr')
    expect([staged.code, staged.err]).toEqual([1, expect.stringContaining('some rows are broken')])
    const id = /import-[0-9a-f-]+/.exec(staged.out)?.[0] ?? ''
    expect((await llasa('catalogue', 'commit', '--import', id, '--partial')).out).toContain('committed')
    expect((await llasa('catalogue', 'publish', '--locale', 'fr')).out).toContain('bundle')
    const versions = await json<{ version: string }[]>('catalogue', 'versions', '--locale', 'fr')
    await writeFile(join(folder, 'more.tsv'), 'id\ttitle\tprice\nmug\tMug\t5 EUR\n')
    const imported = await json<{ report: { created: number } }>(
      'catalogue',
      'import',
      join(folder, 'more.tsv'),
      '--locale',
      'fr',
      '--publish',
    )
    expect(imported.report.created).toBe(1)
    expect(await json('catalogue', 'status')).toContainEqual(expect.objectContaining({ locale: 'fr', count: 3 }))
    expect((await llasa('catalogue', 'restore', '--locale', 'fr', '--version', versions[0]?.version ?? '')).code).toBe(0)
    await writeFile(join(folder, 'metadata.json'), JSON.stringify({ target_country: 'usa' }))
    expect((await llasa('catalogue', 'import', folder)).err).toContain('metadata.json: id')
  })

  it('names where shoppers see their orders, and a question about one is answered so', async () => {
    expect((await llasa('faq', 'orders')).out).toContain('Nothing is set.')
    await llasa('faq', 'orders', '--page', 'https://shop.test/orders', '--phone', '0800 100 200')
    expect((await llasa('faq', 'orders', '--say', 'Sehen Sie im Konto nach.', '--locale', 'de')).out).toContain('0800 100 200')
    const response = await fetch(`${stack.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${localKeys.public}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'llasa', messages: [{ role: 'user', content: 'wo ist meine Bestellung 4711-22?' }] }),
    })
    expect(response.headers.get('cache-status')).toContain('detail=order')
    const text = await response.text()
    expect(text).toContain('Sehen Sie im Konto nach.')
    expect(text).not.toContain('4711')
    expect((await llasa('faq', 'orders', '--off')).out).toContain('answered as all others')
  })

  it('takes known answers from a file, names what publishing would lose, publishes, exports, and goes back', async () => {
    const file = join(folder, 'answers')
    await writeFile(file, '## Do you engrave? {#engrave}\n- also: can you put my name on it\n\nYes, within a day.\n')
    expect((await llasa('faq', 'import', file)).out).toContain('1 entries stored')
    expect((await llasa('faq', 'publish', '--dry-run')).out).toContain('Nothing was published.')
    const published = await llasa('faq', 'publish')
    expect(published.out).toMatch(/^version \S+ on live\n/)
    expect(published.out).not.toContain('[object')
    const copy = join(folder, 'copy.csv')
    expect((await llasa('faq', 'export', copy)).out).toContain('is written')
    expect(await readFile(copy, 'utf8')).toContain('Do you engrave?')
    const versions = await json<{ versions: { version: string }[] }>('faq', 'versions')
    expect((await llasa('faq', 'restore', versions.versions.at(-1)?.version ?? '')).out).toContain('live serves')
    expect((await llasa('faq', 'versions')).out).not.toContain('[object')
  })

  it('says what stands in the way of an answer', async () => {
    const { code, out } = await llasa('doctor')
    expect(out).toMatch(/edge and backends at \S+ +ok/)
    expect(out).toMatch(/catalogue +ok/)
    expect(code).toBe(0)
    expect((await llasa('doctor', '--url', 'http://127.0.0.1:9')).code).toBe(1)
  })

  it('writes the settings of a shop, which the catalogue takes', async () => {
    const file = join(folder, 'shop.json')
    expect((await llasa('init', '--file', file, '--locale', 'de', '--returns', 'Innerhalb von 30 Tagen.')).code).toBe(0)
    expect((await llasa('catalogue', 'policies', file, '--locale', 'de')).out).toContain('Innerhalb von 30 Tagen.')
    expect((await llasa('init', '--file', file)).err).toContain('is there already')
  })

  it('explains each command, and says in a sentence what is wrong', async () => {
    expect((await llasa('faq', 'publish', '--help')).out).toMatch(/^llasa faq publish /)
    expect((await llasa('keys', '--help')).out).toContain('llasa keys rotate')
    for (const args of [
      ['faq', 'import', join(folder, 'none.csv')],
      ['catalogue', 'policies', join(folder, 'none.json')],
      ['nonsense'],
      ['faq', 'x'],
    ]) {
      const { code, err } = await llasa(...args)
      expect(code, args.join(' ')).toBe(1)
      expect(err).not.toMatch(/^\s+at /m)
    }
  })
})
