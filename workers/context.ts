import type { Context } from 'hono'
import type { TraceContext } from './core/trace-context.ts'
import type { Caller, Services } from './services.ts'

/** What a route learns as the request goes on, for its one record. */
export interface RequestNotes {
  caller: Caller | null
  arm: { name: string; model: string; prompt: string } | null
  cache: string | null
  stream: boolean
}

export interface AppEnv {
  Variables: {
    services: Services
    requestId: string
    trace: TraceContext
    startedAt: number
    caller: Caller
    notes: RequestNotes
  }
}

export type AppContext = Context<AppEnv>
