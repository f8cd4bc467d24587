import { AppError } from '../../../shared/errors.ts'
import type { Pointers } from '../../known-answers/contract.ts'
import type { Purges } from '../contract.ts'

// The pointer's 30 s in an isolate on top of KV's minute: until then somebody may still store an answer of before.
const spreadMs = 90_000
const tagsMax = 500

/** What was purged lies in the tenant's pointer: nothing needs to be found and deleted in any tier of any location. */
export function createPurges(pointers: Pointers, lifetimeMaxMs: number): Purges {
  return {
    all: (tenant) => pointers.change(tenant, (old) => ({ ...old, answersEpoch: old.answersEpoch + 1, purges: {} })),
    byTag: (tenant, tags) =>
      pointers.change(tenant, (old) => {
        const now = Date.now()
        // What no answer can be older than need not be remembered.
        const kept = Object.entries(old.purges).filter(([, at]) => now - at < lifetimeMaxMs)
        const purges = { ...Object.fromEntries(kept), ...Object.fromEntries(tags.map((tag) => [tag, now + spreadMs])) }
        if (Object.keys(purges).length > tagsMax)
          throw new AppError('invalid_value', `At most ${tagsMax} tags are remembered; purge all answers instead.`, {
            param: 'tags',
          })
        return { ...old, purges }
      }),
  }
}
