/** What rows of one product share, by its key, for rows that do not stand together; bounded, so that memory does not grow with the file. */
export class RecentProducts<T> {
  readonly #products = new Map<string, T>()
  readonly #countMax: number

  constructor(countMax = 2_000) {
    this.#countMax = countMax
  }

  get(key: string): T | undefined {
    return this.#products.get(key)
  }

  set(key: string, product: T): void {
    this.#products.delete(key)
    this.#products.set(key, product)
    const [oldest] = this.#products.keys()
    if (this.#products.size > this.#countMax && oldest !== undefined) this.#products.delete(oldest)
  }
}
