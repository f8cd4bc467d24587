import * as z from '../zod.ts'
import type { NamedItem, TaskReading } from './task.ts'

export const Picks = z.object({ products: z.array(z.object({ id: z.string(), title: z.string(), rank: z.int() })) })

/** Printed numbers, counted from 1, as the items they stand for: none twice, none that is not there. */
export function numbersIn(answer: string, count: number): number[] {
  if (!/^[\d,\s]+$/.test(answer)) return []
  const numbers = (answer.match(/\d+/g) ?? []).map(Number)
  return [...new Set(numbers)].filter((number) => number >= 1 && number <= count)
}

/** The items that an answer names, in its order; null where it names none. */
export function readPicks(
  answer: string | undefined,
  items: readonly NamedItem[],
  countMin: number,
): (TaskReading & { output: z.infer<typeof Picks> }) | null {
  // Nothing to pick from is an answer: none. A single one needs no picking.
  if (items.length < 2) return { output: { products: items.map((item) => ({ ...item, rank: 1 })) }, repaired: false }
  const numbers = numbersIn(answer ?? '', items.length)
  if (numbers.length === 0) return null
  const products = numbers.map((number, at) => ({ ...(items[number - 1] as NamedItem), rank: at + 1 }))
  return { output: { products }, repaired: numbers.length < Math.min(countMin, items.length) }
}
