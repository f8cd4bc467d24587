import { wordTable } from '../../http/adapters/word-table.ts'
import synonymsV1 from '../publish/synonyms-v1.bin'
import { type Dictionary, readDictionary } from '../query/dictionary.ts'
import shopWordsV1 from '../query/shop-words-v1.bin'
import { aliasesFrom, readSynonyms, type WordKnowledge } from '../query/synonyms.ts'

let synonyms: ReturnType<typeof readSynonyms> | undefined
let dictionary: Dictionary | undefined

/** What publishing and searching know of words, each table read when an isolate first needs it. */
export const wordKnowledge: WordKnowledge = {
  words: wordTable,
  english() {
    synonyms ??= readSynonyms(synonymsV1)
    return aliasesFrom(synonyms, wordTable())
  },
  dictionary() {
    dictionary ??= readDictionary(shopWordsV1)
    return dictionary
  },
}
