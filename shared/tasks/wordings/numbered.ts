/** Options as ShopBench prints them, counted from `first`. */
export const numbered = (options: readonly string[], first: number): string =>
  options.map((option, index) => `${index + first}. ${option}`).join('\n')
