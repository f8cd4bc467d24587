import { Random } from '../../gpu-backend/dataset/grounded/random.ts'

type Choices = Readonly<Record<string, readonly unknown[]>>

/** `count` objects, each with one of each field's values; `undefined` leaves a field out. The same at each run. */
export function combinations(choices: Choices, count: number, seed: number): Record<string, unknown>[] {
  const random = new Random(seed)
  return Array.from({ length: count }, () =>
    Object.fromEntries(
      Object.entries(choices).flatMap(([name, values]) => {
        // Most clients leave most fields out; where all are set, the first that is refused hides the others.
        const isLeftOut = values[0] === undefined && random.next() < 0.75
        const value = values[Math.floor(random.next() * values.length)]
        return isLeftOut || value === undefined ? [] : [[name, value]]
      }),
    ),
  )
}

interface Seen {
  readonly status: number
  readonly param: string | null
}

/** A `fetch` that remembers how each of a client's requests ended. */
export function watchedFetch(seen: Seen[]): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    const { error } = response.ok ? { error: null } : ((await response.clone().json()) as { error: { param: string | null } })
    seen.push({ status: response.status, param: error?.param ?? null })
    return response
  }
}

/** Those that were neither answered nor refused by the name of a field. */
export const unexplained = (seen: readonly Seen[]): Seen[] =>
  seen.filter(({ status, param }) => status !== 200 && !(status === 400 && param !== null))
