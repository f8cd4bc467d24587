import * as z from '../../../shared/zod.ts'
import { settingsOf } from '../../config.ts'
import { createAlertSenders } from '../adapters/send-alert.ts'
import { AlertSettings, alertBody, alertChannels, isAlarming } from '../alert.ts'
import type { GuardStatus } from '../contract.ts'
import { addCells, addSources, Cells, cellName, Sources, tenantOf, totalsOf } from '../guard/counts.ts'
import { type Decision, guardPlan, Step } from '../guard/guard-plan.ts'
import { usualTtftMs } from '../guard/judge-arm.ts'
import { addToSteps, type Steps, seriesOf, type Window, windowNames, windows } from '../guard/series.ts'
import type { RolloutState } from '../rollout.ts'
import { GuardDecision } from '../rollout-status.ts'
import type { RolloutStore } from './rollout-store.ts'

export interface GuardEnv {
  readonly ROLLOUT_STORE: DurableObjectNamespace<RolloutStore>
  readonly DB: D1Database
  readonly SETTINGS: unknown
}

/** What the guard knows, written down at each look: its object may be moved between two. */
const Memory = z.object({
  /** Since each step began. */
  sources: z._default(Sources, {}),
  /** When each tenant last sent a request. */
  tenants: z._default(z.record(z.string(), z.number()), {}),
  steps: z.record(z.string(), Step),
  /** By minute, newest last, for operators to look at. */
  minutes: z.array(z.object({ startedAt: z.number(), cells: Cells })),
  lastDecision: z.nullable(GuardDecision),
  /** The number of each isolate's last report, and when it came. */
  reports: z._default(z.record(z.string(), z.object({ number: z.number(), at: z.number() })), {}),
  /** Alerts that have not arrived yet. */
  alerts: z._default(
    z.array(z.object({ body: z.string(), attempts: z.number(), channel: z._default(z.enum(alertChannels), 'webhook') })),
    [],
  ),
})
type Memory = z.infer<typeof Memory>

const memoryKey = 'memory'
const stepPrefix = 'series:'
const stepKey = (window: Window, startedAt: number): string => `${stepPrefix}${window}:${startedAt}`
const minuteMs = 60_000
const minutesKept = 15
// An alert is tried at each look, for some minutes; the history has what never arrived.
const alertAttemptsMax = 30
const alertsHeld = 20
const tenantSleepsMs = 7 * 86_400_000
// Beyond two the number says nothing more; this many, so that one that comes and goes is not forgotten.
const tenantsRemembered = 64
// Without traffic there is nothing to look at; the next report wakes the guard again.
const restAfterMs = 10 * minuteMs
// An isolate sends a report again within seconds, or not at all.
const rememberedMs = 10 * minuteMs

export interface ReportId {
  readonly isolate: string
  /** Counts up from 1. */
  readonly number: number
}

/** What the object does that watches the arms (`rollout-guard.ts`), apart from it, since no chat needs it. */
export class GuardWork {
  readonly #storage: DurableObjectStorage
  readonly #env: GuardEnv
  #memory: Memory = { sources: {}, tenants: {}, steps: {}, minutes: [], lastDecision: null, reports: {}, alerts: [] }
  #steps: Record<Window, Steps> = { hour: [], day: [], week: [] }
  /** Steps that changed since they were written, by their keys. */
  #unwritten = new Map<string, Cells>()
  #reportedAt = 0
  #everyMs = 10_000

  private constructor(storage: DurableObjectStorage, env: GuardEnv) {
    this.#storage = storage
    this.#env = env
  }

  /** With all that it wrote down. */
  static async read(storage: DurableObjectStorage, env: GuardEnv): Promise<GuardWork> {
    const work = new GuardWork(storage, env)
    const stored = Memory.safeParse(await storage.get(memoryKey))
    if (stored.success) work.#memory = stored.data
    await work.#readSteps()
    return work
  }

  /** What became of requests in one isolate since its last report. One that comes a second time is counted already. */
  async report(sources: Sources, everyMs: number, { isolate, number }: ReportId): Promise<void> {
    const now = Date.now()
    const { reports } = this.#memory
    if (number <= (reports[isolate]?.number ?? 0)) return
    reports[isolate] = { number, at: now }
    this.#reportedAt = now
    this.#everyMs = everyMs
    addSources(this.#memory.sources, sources)
    const totals = totalsOf(sources)
    addCells(this.#minute(now), totals)
    this.#addToSeries(totals, now)
    this.#noteTenants(sources, now)
    if ((await this.#storage.getAlarm()) === null) await this.#storage.setAlarm(now + everyMs)
  }

  async alarm(): Promise<void> {
    const now = Date.now()
    const { state } = await this.#rolloutStore().current(-1)
    if (state) await this.#look(state, now)
    await this.#sendAlerts(now)
    const { reports } = this.#memory
    for (const [isolate, { at }] of Object.entries(reports)) if (now - at > rememberedMs) delete reports[isolate]
    await this.#storage.put(memoryKey, this.#memory)
    await this.#writeSteps(now)
    const isPlanned = state?.document.plan !== undefined && !state.document.plan.paused
    const isWatching = isPlanned || this.#memory.alerts.length > 0 || now - this.#reportedAt < restAfterMs
    if (isWatching) await this.#storage.setAlarm(now + this.#everyMs)
  }

  /** Wakes the guard for a plan that nobody's requests would wake it for. */
  async wake(): Promise<void> {
    if ((await this.#storage.getAlarm()) === null) await this.#storage.setAlarm(Date.now() + this.#everyMs)
  }

  async status(): Promise<GuardStatus> {
    const since = Date.now() - minutesKept * minuteMs
    const { minutes, lastDecision, sources } = this.#memory
    const recent: Cells = {}
    for (const minute of minutes) if (minute.startedAt >= since) addCells(recent, minute.cells)
    return { recent, recentMinutes: minutesKept, sinceStep: totalsOf(sources), lastDecision }
  }

  /** How the arms fared over a window. */
  async series(window: Window) {
    const now = Date.now()
    const { stepMs } = windows[window]
    return { stepSeconds: stepMs / 1000, ...seriesOf(this.#steps[window], window, now) }
  }

  #addToSeries(cells: Cells, now: number): void {
    for (const window of windowNames) {
      addToSteps(this.#steps[window], window, cells, now)
      const last = this.#steps[window].at(-1)
      if (last) this.#unwritten.set(stepKey(window, last.startedAt), last.cells)
    }
  }

  async #readSteps(): Promise<void> {
    const stored = await this.#storage.list({ prefix: stepPrefix })
    for (const [key, value] of stored) {
      const [, window, startedAt] = key.split(':')
      const cells = Cells.safeParse(value)
      if (cells.success) this.#steps[window as Window]?.push({ startedAt: Number(startedAt), cells: cells.data })
    }
    for (const steps of Object.values(this.#steps)) steps.sort((a, b) => a.startedAt - b.startedAt)
  }

  /** Only what changed, and what left its window goes: a week of figures is not written again at each look. */
  async #writeSteps(now: number): Promise<void> {
    if (this.#unwritten.size === 0) return
    await this.#storage.put(Object.fromEntries(this.#unwritten))
    this.#unwritten.clear()
    const old = [...(await this.#storage.list({ prefix: stepPrefix })).keys()].filter((key) => {
      const [, window, startedAt] = key.split(':')
      const { stepMs, steps } = windows[window as Window]
      return Number(startedAt) <= now - steps * stepMs
    })
    if (old.length) await this.#storage.delete(old.slice(0, 128))
  }

  async #look(state: RolloutState, now: number): Promise<void> {
    this.#beginSteps(state, now)
    const { sources, steps, tenants } = this.#memory
    const decision = guardPlan({ state, sources, steps, tenants: Object.keys(tenants).length, nowMs: now })
    await this.#tell(decision, now, state.revision)
    if (!decision.document) return
    const changed = await this.#rolloutStore().change({
      expected: state.revision,
      initial: state,
      next: { ...state, document: decision.document },
      by: 'guard',
      action: decision.action,
      why: decision.why || decision.action,
      figures: decision.judgement,
    })
    // Somebody was faster: what stands now is looked at next time.
    if (changed.ok) this.#beginSteps(changed.state, now)
  }

  /** A share that changed, by whomever, begins a step: what is compared was seen under the same shares. */
  #beginSteps({ document }: RolloutState, now: number): void {
    const { sources, steps } = this.#memory
    for (const { name, shares } of document.regions) {
      const usual = sources[cellName(name, document.baseline)] ?? {}
      let isNew = false
      for (const arm of Object.keys(document.arms)) {
        const percent = shares[arm] ?? 0
        const cell = cellName(name, arm)
        const step = steps[cell]
        if (arm === document.baseline || (step?.percent ?? 0) === percent) continue
        isNew = true
        // From one step to the next the bound stays; an arm that begins anew is judged by what is usual now.
        const ttftBoundMs = step && step.percent > 0 ? step.ttftBoundMs : usualTtftMs(usual)
        steps[cell] = { startedAt: now, percent, ttftBoundMs }
      }
      if (isNew) for (const arm of Object.keys(document.arms)) delete sources[cellName(name, arm)]
    }
  }

  /** Each decision once: one that is the same as the last says nothing new. */
  async #tell({ action, region, arm, why, judgement }: Decision, now: number, revision: number): Promise<void> {
    const { lastDecision } = this.#memory
    if (lastDecision && lastDecision.action === action && lastDecision.region === region && lastDecision.arm === arm) {
      this.#memory.lastDecision = { ...lastDecision, why }
      return
    }
    const at = new Date(now).toISOString()
    const made: GuardDecision = { at, action, region, arm, why }
    this.#memory.lastDecision = made
    const settings = this.#alertSettings()
    if (settings && isAlarming(made)) {
      const body = alertBody(made, revision)
      const fresh = alertChannels.filter((channel) => settings[channel]).map((channel) => ({ body, attempts: 0, channel }))
      this.#memory.alerts = [...this.#memory.alerts, ...fresh].slice(-alertsHeld)
    }
    await this.#env.DB.prepare(
      'INSERT INTO rollout_decisions (at, action, region, arm, why, figures) VALUES (?1, ?2, ?3, ?4, ?5, ?6)',
    )
      .bind(at, action, region, arm, why, judgement && JSON.stringify(judgement))
      .run()
  }

  #alertSettings(): AlertSettings | null {
    const { alerts } = settingsOf(this.#env.SETTINGS) as { alerts?: unknown }
    return AlertSettings.safeParse(alerts).data ?? null
  }

  /** The oldest first; what does not arrive is tried again at the next look. */
  async #sendAlerts(now: number): Promise<void> {
    const settings = this.#alertSettings()
    if (!settings) return
    const senders = createAlertSenders(settings, this.#env, (input, init) => fetch(input, init))
    const failed: Memory['alerts'] = []
    for (const { body, attempts, channel } of this.#memory.alerts) {
      const hasArrived = (await senders[channel]?.(body, now)) ?? true
      if (!hasArrived && attempts + 1 < alertAttemptsMax) failed.push({ body, attempts: attempts + 1, channel })
    }
    this.#memory.alerts = failed
  }

  /** A tenant that slept a week is none that another's evidence waits for. */
  #noteTenants(sources: Sources, now: number): void {
    const { tenants } = this.#memory
    for (const bySource of Object.values(sources)) for (const source of Object.keys(bySource)) tenants[tenantOf(source)] = now
    const names = Object.entries(tenants).sort(([, a], [, b]) => b - a)
    for (const [at, [name, seenAt]] of names.entries())
      if (at >= tenantsRemembered || now - seenAt > tenantSleepsMs) delete tenants[name]
  }

  #minute(now: number): Cells {
    const { minutes } = this.#memory
    const startedAt = now - (now % minuteMs)
    const last = minutes.at(-1)
    if (last?.startedAt === startedAt) return last.cells
    const cells: Cells = {}
    minutes.push({ startedAt, cells })
    if (minutes.length > minutesKept) minutes.shift()
    return cells
  }

  #rolloutStore() {
    return this.#env.ROLLOUT_STORE.get(this.#env.ROLLOUT_STORE.idFromName('rollout'))
  }
}
