/** TensorRT-LLM's default. */
export const tokensPerBlock = 32

/**
 * Blocks of a paged KV cache: what running sequences have reserved, and prefixes that stay behind them, oldest use out first.
 * As TensorRT-LLM's radix tree, a block is known by all tokens up to its end, so a hit is an exact prefix.
 */
export class KvBlocks {
  readonly capacity: number
  readonly tokensPerBlock: number
  #reserved = 0
  // Insertion order is order of use.
  readonly #cached = new Set<string>()
  #lookups = 0
  #hits = 0

  constructor({ tokens, tokensPerBlock }: { readonly tokens: number; readonly tokensPerBlock: number }) {
    this.tokensPerBlock = tokensPerBlock
    this.capacity = Math.floor(tokens / tokensPerBlock)
  }

  get used(): number {
    return this.#reserved + this.#cached.size
  }

  get reserved(): number {
    return this.#reserved
  }

  /** Share of looked-up blocks that were there. */
  get hitRate(): number {
    return this.#lookups ? this.#hits / this.#lookups : 0
  }

  /** How many leading blocks of a prompt are cached; the last is never reused completely, since a token must be computed. */
  match(blocks: readonly string[]): number {
    let count = 0
    while (count < blocks.length && this.#cached.has(blocks[count] as string)) count++
    return count
  }

  /**
   * Room for a complete sequence, its longest answer included (GUARANTEED_NO_EVICT). Returns the reused tokens, or null when
   * it does not fit now.
   */
  reserve(blocks: readonly string[], tokens: number): { readonly reservedBlocks: number; readonly reusedTokens: number } | null {
    const matched = Math.min(this.match(blocks), Math.max(0, Math.ceil(tokens / this.tokensPerBlock) - 1))
    const reservedBlocks = Math.ceil(tokens / this.tokensPerBlock) - matched
    if (this.#reserved + reservedBlocks + matched > this.capacity) return null
    this.#lookups += blocks.length
    this.#hits += matched
    for (const block of blocks.slice(0, matched)) this.#touch(block)
    this.#reserved += reservedBlocks
    this.#evict()
    return { reservedBlocks, reusedTokens: matched * this.tokensPerBlock }
  }

  /** Gives a sequence's room back; the full blocks of its prompt stay as long as there is room. */
  release(blocks: readonly string[], reservedBlocks: number): void {
    this.#reserved -= reservedBlocks
    for (const block of blocks) this.#touch(block)
    this.#evict()
  }

  #touch(block: string): void {
    this.#cached.delete(block)
    this.#cached.add(block)
  }

  #evict(): void {
    for (const oldest of this.#cached) {
      if (this.used <= this.capacity) return
      this.#cached.delete(oldest)
    }
  }
}
