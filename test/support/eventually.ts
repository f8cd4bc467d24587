import { vi } from 'vitest'

/** Until it holds; the second that `vi.waitFor` gives is little on a machine that runs everything at once. */
export const eventually = <T>(holds: () => T | Promise<T>, intervalMs = 50): Promise<T> =>
  vi.waitFor(holds, { timeout: 30_000, interval: intervalMs })
