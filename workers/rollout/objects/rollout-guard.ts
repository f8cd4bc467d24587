import { DurableObject } from 'cloudflare:workers'
import type { GuardStatus } from '../contract.ts'
import type { Sources } from '../guard/counts.ts'
import type { Window } from '../guard/series.ts'
import type { GuardEnv, GuardWork, ReportId } from './guard-work.ts'

/**
 * Watches the arms of an environment: Workers report what became of their requests, at each alarm the plan is looked at,
 * and what is decided goes through the store, as anybody's change does. How is loaded by the object that watches; the class itself
 * is in every isolate.
 */
export class RolloutGuard extends DurableObject<GuardEnv> {
  readonly #work: Promise<GuardWork>

  constructor(state: DurableObjectState, env: GuardEnv) {
    super(state, env)
    this.#work = state.blockConcurrencyWhile(async () => (await import('./guard-work.ts')).GuardWork.read(state.storage, env))
  }

  /** What became of requests in one isolate since its last report. One that comes a second time is counted already. */
  async report(sources: Sources, everyMs: number, id: ReportId): Promise<void> {
    await (await this.#work).report(sources, everyMs, id)
  }

  override async alarm(): Promise<void> {
    await (await this.#work).alarm()
  }

  /** Wakes the guard for a plan that nobody's requests would wake it for. */
  async wake(): Promise<void> {
    await (await this.#work).wake()
  }

  async status(): Promise<GuardStatus> {
    return (await this.#work).status()
  }

  /** How the arms fared over a window. */
  async series(window: Window) {
    return (await this.#work).series(window)
  }
}
