/** Whose catalogue a page works on. */
export interface Shop {
  readonly apiKey: string
  readonly locale: string
}
