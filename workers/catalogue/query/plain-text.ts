/** Small letters without accents, `ß` as `ss`: the form that words are compared in. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\u00ad\u200b-\u200d\u2060]/g, '')
