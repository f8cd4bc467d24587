const permutations = 64
const bandRows = 4
const shingleWords = 3

/**
 * MinHash signatures with locality-sensitive hashing (Broder 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive
 * Datasets", ch. 3): finds earlier texts whose sets of 3-word shingles are alike, without comparing all pairs. 16 bands
 * of 4 rows find a pair of Jaccard similarity 0.8 with probability 0.9998 and one of 0.3 with 0.12; candidates are
 * compared by their whole signatures.
 */
export class MinHashIndex {
  readonly #bands = new Map<number, number[]>()
  readonly #signatures: Uint32Array[] = []
  readonly #similarityMin: number

  constructor(similarityMin: number) {
    this.#similarityMin = similarityMin
  }

  /** Whether a text like this one was added before; if not, it is added. */
  hasLike(text: string): boolean {
    const signature = signatureOf(text)
    const bands = bandsOf(signature)
    const seen = new Set<number>()
    for (const band of bands)
      for (const other of this.#bands.get(band) ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        if (similarity(signature, this.#signatures[other] as Uint32Array) >= this.#similarityMin) return true
      }
    const index = this.#signatures.push(signature) - 1
    for (const band of bands) {
      const bucket = this.#bands.get(band)
      // A bucket of template text would be compared with for ever; its first entries stand for the rest.
      if (!bucket) this.#bands.set(band, [index])
      else if (bucket.length < 32) bucket.push(index)
    }
    return false
  }
}

function signatureOf(text: string): Uint32Array {
  const signature = new Uint32Array(permutations).fill(0xffffffff)
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  for (let at = 0; at + shingleWords <= Math.max(words.length, shingleWords); at++) {
    const hash = hashOf(words, at, at + shingleWords)
    for (let index = 0; index < permutations; index++) {
      // Odd multipliers make each a permutation of the 32-bit numbers; a last mix spreads the low bits.
      let value = Math.imul(hash ^ Math.imul(index + 1, 0x9e3779b1), 2 * index + 0x85ebca6b)
      value ^= value >>> 15
      value >>>= 0
      if (value < (signature[index] as number)) signature[index] = value
    }
  }
  return signature
}

/** FNV-1a over some words. */
function hashOf(words: readonly string[], start: number, end: number): number {
  let hash = 2_166_136_261
  for (let at = start; at < Math.min(end, words.length); at++) {
    const word = words[at] as string
    for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 16_777_619)
    hash = Math.imul(hash ^ 32, 16_777_619)
  }
  return hash
}

function bandsOf(signature: Uint32Array): number[] {
  const bands: number[] = []
  for (let start = 0; start < permutations; start += bandRows) {
    let hash = start + 1
    for (let row = 0; row < bandRows; row++) hash = Math.imul(hash ^ (signature[start + row] as number), 16_777_619)
    bands.push(hash)
  }
  return bands
}

function similarity(a: Uint32Array, b: Uint32Array): number {
  let same = 0
  for (let index = 0; index < permutations; index++) if (a[index] === b[index]) same++
  return same / permutations
}
