import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { wordPieces } from '../../../shared/faq/word-piece.ts'
import { words } from '../../support/words.ts'

const rows = gunzipSync(readFileSync('test/fixtures/word-pieces.jsonl.gz'))
  .toString()
  .split('\n')
  .map((line) => JSON.parse(line) as [string, number[]])

describe('the tokenizer', () => {
  it('cuts ten thousand strings as the reference tokenizer does', () => {
    expect(rows.length).toBe(10_000)
    for (const [text, ids] of rows) expect(wordPieces(words, text), JSON.stringify(text)).toEqual(ids)
  })
})
