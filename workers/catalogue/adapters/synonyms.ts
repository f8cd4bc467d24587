import synonymsV1 from '../publish/synonyms-v1.bin'
import { readSynonyms } from '../query/synonyms.ts'

let known: ReturnType<typeof readSynonyms> | undefined
/** Other words for things (WordNet), read when an isolate first publishes. */
export const synonymsOf = (word: string): ReturnType<ReturnType<typeof readSynonyms>> => {
  known ??= readSynonyms(synonymsV1)
  return known(word)
}
