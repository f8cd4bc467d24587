import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../workers/catalogue/feeds/decode-text.ts'
import { type FeedFormat, readFeed } from '../../../../workers/catalogue/feeds/read-feed.ts'

const quarter = 100_000

async function* bytesOf(text: string, length: number) {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

/** Milliseconds to read a file; what became of its rows does not matter. */
async function timeOf(format: FeedFormat, text: string, piece = 65_536): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY
  for (let time = 0; time < 3; time++) {
    const startedAt = performance.now()
    const chunks = decodeText(bytesOf(text, piece))
    for await (const row of readFeed({ format, chunks, currency: 'USD', locale: 'en', shopUrl: null, now: 0, isPatch: false }))
      void row
    fastest = Math.min(fastest, performance.now() - startedAt)
  }
  return fastest
}

const repeated = (piece: string, chars: number): string => piece.repeat(Math.ceil(chars / piece.length))
const tsv = (cell: string): string => `id\ttitle\tprice\tdescription\n1\tLamp\t5 USD\t${cell}\n`
const shopify = (cell: string): string => `Handle,Title,Body (HTML),Variant Price\nlamp,Lamp,"${cell.replaceAll('"', '')}",5\n`
const xml = (body: string): string => `<rss><channel><item><g:id>1</g:id><title>Lamp</title><description>${body}`
const json = (text: string): string => JSON.stringify([{ id: '1', title: 'Lamp', description: text }])

const cells: Record<string, string> = {
  'opened tags': '<',
  'tags of nothing': '<a',
  'scripts that never end': '<script>',
  'scripts within each other': '<script><style>',
  comments: '<!--',
  'closed comments': '<!-- -->',
  entities: '&amp',
  'broken entities': '&#x',
  spaces: '  \t ',
  'soft hyphens': '\u00ad',
  joiners: '\u200d😀',
  figures: '1,',
  'figures and units': '12 V ',
  colons: 'a: ',
  'long words': 'abcdefghij',
  'opened quotes': '"',
  'table rows': '<td>a</td>',
}
const files: Record<string, [FeedFormat, (chars: number) => string]> = {
  'a header of columns': ['google-tsv', (chars) => `id\ttitle\t${repeated('x\t', chars)}\n${repeated('1\t', chars)}`],
  'rows of open quotes': ['google-tsv', (chars) => `id\ttitle\n${repeated('"1\tLamp\n', chars)}`],
  'rows of commas': ['shopify-csv', (chars) => `Handle,Title\n${repeated(',', chars)}`],
  'items never closed': ['google-xml', (chars) => `<rss>${repeated('<item>', chars)}`],
  'items within a comment': ['google-xml', (chars) => `<rss><!--${repeated('<item></item>', chars)}`],
  'tags within an item': ['google-xml', (chars) => `${xml('')}${repeated('<a>', chars)}</item>`],
  'lists within lists': ['json', (chars) => repeated('[', chars)],
  'objects within objects': ['json', (chars) => `[${repeated('{"a":', chars)}`],
  'lines of depth': ['jsonl', (chars) => repeated('[', chars)],
  'a graph of references': ['json-ld', (chars) => `{"@graph":[${repeated('{"@id":"a","@type":"Product"},', chars)}{}]}`],
  'variants of variants': ['ucp', (chars) => `{"products":[{"id":"a","variants":[${repeated('{"id":"b"},', chars)}{}]}]}`],
}

/** Four times the length may take four times as long; a machine is busy, so three times that, and a frame of time. */
const isLinear = (one: number, four: number): boolean => four <= 12 * one + 40

describe('a file made to hold up who reads it', () => {
  it.each(Object.keys(cells))('with %s in a cell is read in time linear in its length', async (name) => {
    for (const [format, write] of [
      ['google-tsv', tsv],
      ['shopify-csv', shopify],
      ['google-xml', (cell: string) => `${xml(cell)}</description></item></channel></rss>`],
      ['json', json],
    ] as const) {
      const [one, four] = [
        await timeOf(format, write(repeated(cells[name] ?? '', quarter))),
        await timeOf(format, write(repeated(cells[name] ?? '', 4 * quarter))),
      ]
      expect([format, one, four, isLinear(one, four)]).toEqual([format, one, four, true])
      expect(four).toBeLessThan(600)
    }
  })

  it.each(Object.keys(files))('of %s is read in time linear in its length', async (name) => {
    const [format, write] = files[name] as (typeof files)[string]
    const [one, four] = [await timeOf(format, write(quarter)), await timeOf(format, write(4 * quarter))]
    expect([one, four, isLinear(one, four)]).toEqual([one, four, true])
    expect(four).toBeLessThan(2_000)
  })

  it('is read no slower for arriving byte by byte', async () => {
    const file = `<rss>${'<item><g:id>1</g:id>'.padEnd(200_000, 'x')}</item></rss>`
    expect(await timeOf('google-xml', file, 1)).toBeLessThan(2_000)
  })
})
