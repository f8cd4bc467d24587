import { fileURLToPath } from 'node:url'

/** Shops of our own that the pair model is fitted on. */
export const fittedShops = [
  'bicycles',
  'garden',
  'cosmetics',
  'books',
  'pets',
  'music',
  'optician',
  'tyres',
  'wine',
  'toyshop',
  'roaster',
  'tools',
  'jeweller',
  'camping',
] as const

/** Shops that it is only checked with; of these `electronics`, `furniture` and `kleidung` were kept aside from its words too. */
export const checkedShops = [
  'coffee',
  'jewel',
  'sewing',
  'toys',
  'electronics',
  'furniture',
  'haushalt',
  'kleidung',
  'epicerie',
  'deportes',
] as const

export const shopFile = (name: string): string => fileURLToPath(new URL(`shops/${name}.json`, import.meta.url).href)
