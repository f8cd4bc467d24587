import { type AppError, isFault, toAppError } from '../../../shared/errors.ts'
import type { Budget } from '../budget.ts'
import type { BackendHealth } from './backend-health.ts'

interface Turn {
  /** In order of preference; mostly one or two. */
  readonly candidates: readonly string[]
  readonly deadlineAt: number
  readonly health: BackendHealth
  readonly budget: Budget
}

/**
 * One candidate after another until one answers. Going on costs budget, but not away from one known to be dead. Null when there is
 * no candidate; throws the error of the last one.
 */
export async function askInTurn<T>(
  { candidates, deadlineAt, health, budget }: Turn,
  call: (candidate: string, isLast: boolean) => Promise<T>,
): Promise<{ readonly value: T; readonly candidate: string; readonly attempts: number } | null> {
  // A single backend may be a pod that went away: it gets a second chance.
  const [only] = candidates
  const turns = candidates.length === 1 && only !== undefined ? [only, only] : candidates
  let last: AppError | null = null
  const failures: { readonly candidate: string; readonly error: AppError }[] = []
  const count = ({ candidate, error }: (typeof failures)[number]): void => health.failed(candidate, error, Date.now())
  for (const [at, candidate] of turns.entries()) {
    const before = turns[at - 1]
    if (last && before) {
      const isFree = before !== candidate && health.isOpen(before)
      const may = mayAskAgain(last, before === candidate) && Date.now() <= deadlineAt && (isFree || budget.take())
      if (!may) throw last
    }
    try {
      const isLast = turns.slice(at + 1).every((other) => other === candidate)
      const value = await call(candidate, isLast)
      failures.forEach(count)
      return { value, candidate, attempts: at + 1 }
    } catch (thrown) {
      last = toAppError(thrown)
      if (last.code === 'client_closed_request') throw last
      // A short deadline is no sign of a backend's health: it may not close it for other callers.
      if (Date.now() >= deadlineAt) throw last
      // Nor does a request that no backend can answer: whose fault a failed answer is shows where another one gives it.
      if (last.code === 'backend_failed' && candidates.length > 1) failures.push({ candidate, error: last })
      else count({ candidate, error: last })
    }
  }
  if (last) throw last
  return null
}

/** After overload another candidate may answer, the same one not; a timeout has used up the caller's time. */
function mayAskAgain(error: AppError, isSameCandidate: boolean): boolean {
  if (isSameCandidate) return error.code === 'backend_unavailable' || error.code === 'backend_failed'
  return isFault(error) || error.code === 'overloaded'
}
