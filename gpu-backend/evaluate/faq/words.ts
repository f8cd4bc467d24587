import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readWordTable, type WordTable } from '../../../shared/faq/word-table.ts'

/** The committed word table. */
export function readWords(): WordTable {
  const file = readFileSync(fileURLToPath(new URL('../../../shared/faq/words-v1.bin', import.meta.url).href))
  return readWordTable(new Uint8Array(file).buffer)
}
