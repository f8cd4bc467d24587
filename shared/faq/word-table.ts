/**
 * The data module behind the static embedding (`shared/faq/words-v1.bin`): a WordPiece vocabulary in a hash table, and a
 * row of int8 numbers for each token. Read in place: nothing is built when an isolate starts.
 *
 * Little endian: eight int32 of header (magic, format, tokens, dimensions, slots, pool units, longest piece in UTF-16
 * units, 0), then scales float32[tokens], offsets uint32[tokens + 1] into the pool with the top bit set on pieces that
 * continue a word, slots uint16[slots] (token + 1, 0 when free), pool uint16[pool units], vectors int8[tokens × dimensions].
 */
export interface WordTable {
  readonly tokens: number
  readonly dimensions: number
  readonly pieceUnitsMax: number
  /** The token that is exactly these UTF-16 units, or -1; `hash` is theirs (see `hashUnit`). */
  readonly find: (units: Uint16Array, start: number, end: number, hash: number, continues: boolean) => number
  /** Multiplies a row's int8 numbers back. */
  readonly scales: Float32Array
  readonly vectors: Int8Array
  /** Length of a token's row of int8 numbers. */
  readonly lengthOf: (token: number) => number
  /** The words of languages for what shops speak of (`topics-v1.bin`); null where only vectors are needed. */
  readonly topics: ArrayBuffer | null
}

const magic = 0x4c57_5431
const headerInts = 8
const continuesBit = 0x8000_0000

/** FNV-1a over UTF-16 units; pieces that continue a word begin from another value, so the two kinds never meet. */
export const hashStart = (continues: boolean): number => (continues ? 0x1f1b_e47c : 0x811c_9dc5) | 0
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x0100_0193)

/** The word table, read in place; with topics, where they are published beside it. */
export function readWordTable(buffer: ArrayBuffer, topics: ArrayBuffer | null = null): WordTable {
  const header = new Int32Array(buffer, 0, headerInts)
  const [found, format, tokens = 0, dimensions = 0, slots = 0, poolUnits = 0, pieceUnitsMax = 0] = header
  if (found !== magic || format !== 1) throw new Error('not a word table of format 1')
  const scales = new Float32Array(buffer, headerInts * 4, tokens)
  const offsets = new Uint32Array(buffer, scales.byteOffset + scales.byteLength, tokens + 1)
  const table = new Uint16Array(buffer, offsets.byteOffset + offsets.byteLength, slots)
  const pool = new Uint16Array(buffer, table.byteOffset + table.byteLength, poolUnits)
  const vectors = new Int8Array(buffer, pool.byteOffset + pool.byteLength, tokens * dimensions)

  const find: WordTable['find'] = (units, start, end, hash, continues) => {
    for (let slot = hash & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const token = (table[slot] ?? 0) - 1
      if (token < 0) return -1
      const offset = offsets[token] ?? 0
      if (offset >= continuesBit !== continues) continue
      const from = offset & ~continuesBit
      const to = (offsets[token + 1] ?? 0) & ~continuesBit
      if (to - from === end - start && equal(pool, from, units, start, end - start)) return token
    }
  }
  // Each row's length is computed once; the table is immutable, so nothing of a request is remembered.
  const lengths = new Float32Array(tokens)
  const lengthOf: WordTable['lengthOf'] = (token) => {
    const known = lengths[token] ?? 0
    if (known > 0) return known
    let square = 0
    for (let at = token * dimensions; at < (token + 1) * dimensions; at++) square += (vectors[at] ?? 0) ** 2
    const length = Math.sqrt(square) || 1
    lengths[token] = length
    return length
  }
  return { tokens, dimensions, pieceUnitsMax, find, scales, vectors, lengthOf, topics }
}

function equal(a: Uint16Array, fromA: number, b: Uint16Array, fromB: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (a[fromA + at] !== b[fromB + at]) return false
  return true
}
