import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readWordTable, type WordTable } from '../../../shared/faq/word-table.ts'

const read = (name: string): ArrayBuffer =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../shared/faq/${name}`, import.meta.url).href))).buffer

/** The committed word table with the topics of its languages. */
export const readWords = (): WordTable => readWordTable(read('words-v1.bin'), read('topics-v1.bin'))
