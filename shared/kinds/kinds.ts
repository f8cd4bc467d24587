/** What a message is, seen by itself. The order is that of the fitted weights. */
export const kinds = [
  /** It looks for goods, or asks about some. */
  'goods',
  /** An order that has not come. */
  'late',
  /** Goods that came broken, wrong or not all. */
  'fault',
  /** An order to be stopped or changed. */
  'change',
  /** Money that was taken wrongly, or could not be paid. */
  'charge',
  'returns',
  'shipping',
  'payment',
  'warranty',
  'contact',
  'privacy',
  /** Other rules and services of a shop: vouchers, discounts, accounts. */
  'otherpolicy',
  /** What the shop sells. */
  'range',
  /** Whether it can be trusted, and who it is. */
  'trust',
  /** Where it is, and whether one can go there. */
  'location',
  /** How ordering here works. */
  'how',
  /** About the assistant itself. */
  'bot',
  'social',
  'offtopic',
] as const

export type MessageKind = (typeof kinds)[number]
