import { isObject } from '../../shared/chat-habits.ts'
import * as z from '../../shared/zod.ts'

/** A value as agents write it, without what says nothing: null for what is left out, `de_DE` for a language. */
export function agentValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => entry !== null).map(agentValues)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([, entry]) => entry !== null)
  return Object.fromEntries(
    kept.map(([name, entry]) => [
      name,
      name === 'language' && typeof entry === 'string' ? entry.replaceAll('_', '-') : agentValues(entry),
    ]),
  )
}

/** A body that agents send, as its schema has it. */
export const fromAgents = <T extends z.ZodMiniType>(schema: T) => z.pipe(z.transform(agentValues), schema)
