import { readFileSync, writeFileSync } from 'node:fs'
import { writeDictionary } from '../../workers/catalogue/query/dictionary.ts'

/** The table of what shops sell in four languages, as the edge reads it; a test holds the two together. */
export const shopWords = (): string => writeDictionary(readFileSync('scripts/search/shop-words.tsv', 'utf8'))
export const shopWordsFile = 'workers/catalogue/query/shop-words-v1.bin'

if (import.meta.main) writeFileSync(shopWordsFile, shopWords())
