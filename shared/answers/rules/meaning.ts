import { sentenceVector } from '../../faq/sentence-vector.ts'
import { unknownToken, wordPieces } from '../../faq/word-piece.ts'
import type { WordTable } from '../../faq/word-table.ts'

interface Piece {
  readonly token: number
  /** How much the word table lets it matter: common words have short rows. */
  readonly weight: number
  readonly direction: Float32Array
}

/** A text as the rules compare it: as a whole, and piece by piece. */
interface Meaning {
  readonly vector: Float32Array
  readonly pieces: readonly Piece[]
}

// Comparing two texts piece by piece grows with both; what is said after so many different words changes little.
const piecesMax = 160

/** What a text means by the word table, as a whole and by its pieces. */
export function meaningOf(words: WordTable, text: string): Meaning {
  const tokens = wordPieces(words, text)
  const known = [...new Set(tokens)].filter((token) => token !== unknownToken).slice(0, piecesMax)
  return { vector: sentenceVector(words, tokens), pieces: known.map((token) => pieceOf(words, token)) }
}

function pieceOf({ dimensions, vectors, scales, lengthOf }: WordTable, token: number): Piece {
  const length = lengthOf(token)
  const row = vectors.subarray(token * dimensions, (token + 1) * dimensions)
  return { token, weight: length * (scales[token] ?? 0), direction: Float32Array.from(row, (value) => value / length) }
}

/** Cosine of two vectors of unit length. */
export function likeness(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
  return sum
}

/** How much of `some` is said in `other` too, each piece by what is nearest to it there. */
export function coverage({ pieces: some }: Meaning, { pieces: other }: Meaning): number {
  let covered = 0
  let all = 0
  for (const { token, weight, direction } of some) {
    let nearest = 0
    for (const piece of other) {
      const near = piece.token === token ? 1 : likeness(direction, piece.direction)
      if (near > nearest) nearest = near
    }
    covered += weight * nearest
    all += weight
  }
  return all > 0 ? covered / all : 0
}
