import { type CatalogueQuery, type Sort, searchLimitMax } from '../../../shared/catalogue/query.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import { type Columns, filterOf } from './columns.ts'
import { type Dictionary, namesGoods, translated } from './dictionary.ts'
import type { NamedBy } from './exclusions.ts'
import { explainRank, type RankParts } from './explain-rank.ts'
import { inLanguageOf } from './in-language-of.ts'
import type { IndexFile } from './index-file.ts'
import { cosines, vectorOf } from './meaning.ts'
import { sortBy } from './order.ts'
import { codesOf, withCode } from './product-codes.ts'
import { type QueryWord, rarityOf, readQuery } from './query-readings.ts'
import { queryTerms, type Written } from './search-words.ts'
import { inCompound, inDescription, inKind, inTitle, type TextIndex, termNumber } from './text-index.ts'
import { type Match, matchOf, type Signals } from './tiers.ts'
import { type Ranked, TopList } from './top-list.ts'

interface Found {
  readonly id: string
  readonly score: number
  readonly at: number
}

interface SearchHits {
  /** Best first, one variant of each product. */
  readonly hits: readonly Found[]
  readonly match: Match
  /** Of near ones: the best is alike in words or in meaning, and not only the least unlike. */
  readonly isClose: boolean
  /** By id, where they are to be explained. */
  readonly parts?: ReadonlyMap<string, RankParts>
}

/** Words and meaning, how much of each: measured flat between 0.4 and 0.5 (docs/measurements.md). */
const lexicalShare = 0.5
/** A best match that has little of the question is not taken for a full one. */
const lexicalFloor = 0.5
/** Products with more of the question's words come first, by the root of how much of it they have. */
const coveragePower = 0.5
const scoreMin = 0.05
/** Of products with many variants as many may rank beside each other; only one of each is shown. */
const variantsPerProduct = 12
/** Of what was found, what comes nowhere near the best one is not shown. */
const foundCut = 0.6
const sortCut = 0.4
const nearCut = 0.85
const nearMax = 3
// Earbuds for headphones, 0.36; a sweater for a rug, 0.33; a beanie for a coffee grinder, 0.29.
const closeCosineMin = 0.34
const goodsCosineMin = 0.3

export interface Scores extends Signals {
  readonly lexical: Float32Array
}

/**
 * The products that a query means, best first. Two tiers: `found` has what was meant; where nothing has it, `near` has the
 * closest there are, a few of them.
 */
export function searchIndex(
  file: IndexFile,
  search: Pick<CatalogueQuery, 'query' | 'filters' | 'sort' | 'limit' | 'explain'>,
  words: WordTable | null,
  dictionary: Dictionary | null = null,
): SearchHits {
  const { query, filters, sort, limit } = dictionary ? inLanguageOf(file.language, hasTerm(file), dictionary, search) : search
  const meets = filterOf(file.columns, filters, namedBy(file))
  const terms = queryTerms(query, file.language)
  if (terms.length === 0) return firstOf(file.columns, meets, { sort, limit, isBare: query.trim() === '' || sort !== undefined })
  const read = readQuery(file.text, query, terms, file.language, file.columns.ids.length)
  const isGoods =
    dictionary !== null &&
    namesGoods(
      dictionary,
      terms.map(({ word }) => word),
      file.language,
    )
  const scores = scoresOf(file, { read, query, words, isGoods })
  const found = tiered(file.columns, scores, meets, { sort, limit })
  const coded = found.match === 'found' ? null : byCode(file.columns, { query: search.query, terms, meets }, limit)
  if (coded) return coded
  return search.explain ? { ...found, parts: partsOf(file, read, scores, found.hits) } : found
}

interface Coded {
  readonly query: string
  readonly terms: readonly Written[]
  readonly meets: ((at: number) => boolean) | null
}

/** Products by their numbers, of a query that is one; null where none has it. */
function byCode(columns: Columns, { query, terms, meets }: Coded, limit: number): SearchHits | null {
  const codes = codesOf(query, terms)
  const places = codes.length ? withCode(columns.ids, codes).filter((at) => !meets || meets(at)) : []
  const hits = hitsOf(
    columns,
    places.map((at) => ({ at, score: 1 })),
    limit,
  )
  return hits.length ? { hits, match: 'found', isClose: true } : null
}

function partsOf({ text, columns }: IndexFile, read: readonly QueryWord[], scores: Scores, hits: readonly Found[]) {
  const { matched, cosine, weight } = scores
  const count = columns.ids.length
  return new Map(
    hits.map(({ id, score, at }) => {
      const [covered, meaning] = [(matched[at] as number) / weight, (1 - lexicalShare) * (cosine[at] as number)]
      return [id, explainRank({ text, read, count }, { at, score, meaning, covered })]
    }),
  )
}

/** What products a ranking and its two tiers are made of. */
type Grouping = Omit<Columns, 'currencies' | 'available' | 'categories' | 'brands'>
interface Wish {
  readonly sort: Sort | undefined
  readonly limit: number
}

/** Scored products as what was meant, what is near, or nothing; one variant of each. */
export function tiered(
  products: Grouping,
  scores: Scores,
  meets: ((at: number) => boolean) | null,
  { sort, limit }: Wish,
): SearchHits {
  // What is to be sorted must not lose its best one to a better match.
  const ranked = rank(products, scores, meets, sort ? searchLimitMax : limit)
  const sorted = <T extends Ranked>(entries: readonly T[]): readonly T[] => (sort ? sortBy(products, entries, sort) : entries)
  const found = ranked.filter(({ at }) => matchOf(scores, at, products.titleWords[at] ?? 0) === 'found')
  if (found.length)
    return { hits: hitsOf(products, sorted(cut(found, sort ? sortCut : foundCut)), limit), match: 'found', isClose: true }
  const close = cut(ranked, nearCut).filter(({ at }) => matchOf(scores, at, 0) === 'near' && isNearGoods(scores, at))
  const near = hitsOf(products, sorted(close), Math.min(limit, nearMax))
  const isClose = close.some(({ at }) => (scores.matched[at] ?? 0) > 0 || (scores.cosine[at] ?? 0) >= closeCosineMin)
  return { hits: near, match: near.length ? 'near' : 'none', isClose }
}

/** Of a question that names goods, what has none of them in its title or category and is not alike in meaning is nothing near. */
const isNearGoods = ({ isGoods, strong, cosine }: Scores, at: number): boolean =>
  !isGoods || (strong[at] ?? 0) > 0 || (cosine[at] ?? 0) >= goodsCosineMin

/** All products ranked, without tiers: what graded sets measure. */
export function rankIndex(
  file: IndexFile,
  text: string,
  limit: number,
  words: WordTable | null,
  dictionary: Dictionary | null = null,
): Found[] {
  const query = dictionary ? translated(dictionary, text, { language: file.language, has: hasTerm(file) }) : text
  const terms = queryTerms(query, file.language)
  const read = readQuery(file.text, query, terms, file.language, file.columns.ids.length)
  return rankScores(file.columns, scoresOf(file, { read, query, words, isGoods: false }), limit)
}

export const rankScores = (columns: Pick<Columns, 'ids' | 'parents'>, scores: Scores, limit: number): Found[] =>
  hitsOf(columns, rank(columns, scores, null, limit), limit)

const hasTerm =
  ({ text }: IndexFile) =>
  (term: string): boolean =>
    termNumber(text.terms, term) >= 0

/** By a posting in a title or a category that is no part of a longer word. */
const namedBy = ({ text, language, columns }: IndexFile): NamedBy => ({
  language,
  has: (term) => {
    const marks = new Uint8Array(columns.ids.length)
    const number = termNumber(text.terms, term)
    for (let at = text.starts[number] ?? 0; number >= 0 && at < (text.starts[number + 1] ?? 0); at++) {
      const mask = text.masks[at] as number
      if (mask & (inTitle | inKind) && !(mask & inCompound)) marks[text.documents[at] as number] = 1
    }
    return (at) => marks[at] === 1
  },
})

interface Scoring {
  readonly read: readonly QueryWord[]
  readonly query: string
  readonly words: WordTable | null
  readonly isGoods: boolean
}

function scoresOf({ text, columns, vectors }: IndexFile, { read, query, words, isGoods }: Scoring): Scores {
  const count = columns.ids.length
  const scores: Scores = {
    lexical: new Float32Array(count),
    strong: new Float32Array(count),
    covered: new Float32Array(count),
    matched: new Float32Array(count),
    titled: new Uint8Array(count),
    cosine: new Float32Array(count),
    weight: read.reduce((sum, { weight }) => sum + weight, 0),
    words: read.length,
    isGoods,
  }
  for (const word of read) addUp(text, word, count, scores)
  if (words && vectors) cosines(vectors, vectorOf(words, query), scores.cosine)
  return scores
}

function addUp(text: TextIndex, { readings, weight }: QueryWord, count: number, scores: Scores): void {
  const { starts, documents, impacts, masks } = text
  const { lexical, strong, covered, matched, titled } = scores
  // A word with several readings counts once in a product, however many of them it has.
  const before = readings.length > 1 ? new Map<number, number>() : null
  for (const { term, certainty } of readings) {
    const factor = (rarityOf(text, term, count) * certainty) / 255
    const end = starts[term + 1] ?? 0
    for (let at = starts[term] ?? 0; at < end; at++) {
      const document = documents[at] as number
      lexical[document] = (lexical[document] as number) + factor * (impacts[at] as number)
      const counted = before?.get(document) ?? 0
      const added = Math.min(weight - counted, weight * certainty)
      before?.set(document, counted + added)
      const mask = masks[at] as number
      matched[document] = (matched[document] as number) + added
      if (mask & inTitle && !(mask & inCompound) && counted === 0) titled[document] = (titled[document] as number) + 1
      if (mask & (inTitle | inKind)) strong[document] = (strong[document] as number) + added
      if (mask & ~inDescription) covered[document] = (covered[document] as number) + added
    }
  }
}

function rank({ ids }: Pick<Columns, 'ids'>, scores: Scores, meets: ((at: number) => boolean) | null, limit: number) {
  const { lexical, matched, cosine, weight } = scores
  let top = lexicalFloor * weight
  for (let at = 0; at < lexical.length; at++) {
    if ((lexical[at] as number) === 0) continue
    const value = (lexical[at] as number) * ((matched[at] as number) / weight) ** coveragePower
    lexical[at] = value
    if (value > top) top = value
  }
  const scale = top > 0 ? 1 / top : 0
  const ranked = new TopList(limit * variantsPerProduct)
  for (let at = 0; at < ids.length; at++) {
    const score = lexicalShare * (lexical[at] as number) * scale + (1 - lexicalShare) * (cosine[at] as number)
    if (score > scoreMin && score > ranked.least && (!meets || meets(at))) ranked.add(at, score)
  }
  return ranked.entries
}

const cut = <T extends { readonly score: number }>(ranked: readonly T[], share: number): T[] =>
  ranked.filter(({ score }) => score >= share * (ranked[0]?.score ?? 0))

/** One variant of each product, the one that fits best. */
function hitsOf(
  { ids, parents }: Pick<Columns, 'ids' | 'parents'>,
  ranked: Iterable<{ readonly at: number; readonly score: number }>,
  limit: number,
): Found[] {
  const hits: Found[] = []
  const seen = new Set<string>()
  for (const { at, score } of ranked) {
    const id = ids[at] ?? ''
    const product = parents[at] ?? id
    if (seen.has(product)) continue
    seen.add(product)
    hits.push({ id, score, at })
    if (hits.length === limit) break
  }
  return hits
}

/** Filters alone: what meets them, in the catalogue's order. Words that all say nothing are no query. */
function firstOf(
  columns: Columns,
  meets: ((at: number) => boolean) | null,
  { sort, limit, isBare }: Wish & { readonly isBare: boolean },
): SearchHits {
  if (!isBare && !meets) return { hits: [], match: 'none', isClose: false }
  const all = function* () {
    for (let at = 0; at < columns.ids.length; at++) if (!meets || meets(at)) yield { at, score: 0 }
  }
  const hits = hitsOf(columns, sort ? sortBy(columns, [...all()], sort) : all(), limit)
  return { hits, match: hits.length ? 'found' : 'none', isClose: hits.length > 0 }
}
