import topicsV1 from '../../../shared/faq/topics-v1.bin'
import { readWordTable, type WordTable } from '../../../shared/faq/word-table.ts'
import wordsV1 from '../../../shared/faq/words-v1.bin'

let words: WordTable | undefined
/** The word table this build carries; its views are made on first use. */
export const wordTable = (): WordTable => {
  words ??= readWordTable(wordsV1, topicsV1)
  return words
}
