import type { Listing } from './listing.ts'

/** Of a request that is about no product and no policy. */
export const nothingListed: Listing = {
  text: '',
  weighedText: '',
  fields: new Map(),
  titles: [],
  perProduct: [],
  linked: [],
  bases: new Map(),
  language: 'en',
}
