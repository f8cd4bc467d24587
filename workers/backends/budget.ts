/**
 * How much may be sent twice: each request pays `ratio` in, each second call takes 1 out (Finagle's retry budget). So a
 * failing backend meets at most that much more load, however many callers there are.
 */
export class Budget {
  #left: number
  readonly #ratio: number
  readonly #most: number

  constructor({ ratio, reserve, most }: { readonly ratio: number; readonly reserve: number; readonly most: number }) {
    this.#ratio = ratio
    this.#left = reserve
    this.#most = most
  }

  deposit(): void {
    this.#left = Math.min(this.#most, this.#left + this.#ratio)
  }

  take(): boolean {
    if (this.#left < 1) return false
    this.#left--
    return true
  }
}
