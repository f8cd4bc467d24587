import { isObject } from '../../../shared/chat-habits.ts'
import type * as z from '../../../shared/zod.ts'
import { agentValues } from '../agent-values.ts'

type Issue = z.core.$ZodIssue

/**
 * Arguments as a model fills them in: null for what it leaves out, numbers and truth values as text, a list of one without its
 * brackets, an object as text. Only what the schema refuses is changed, and only where it is plain what was meant.
 */
export function parseArguments<T extends z.ZodMiniType>(schema: T, value: unknown): ReturnType<T['safeParse']> {
  const provided = agentValues(value)
  const parsed = schema.safeParse(provided)
  const read = parsed.success ? parsed : schema.safeParse(parsed.error.issues.reduce(repaired, provided))
  return read as ReturnType<T['safeParse']>
}

function repaired(value: unknown, issue: Issue): unknown {
  return issue.code === 'invalid_type' ? at(value, issue.path, (found) => asType(found, issue.expected)) : value
}

/** The value with what stands at a path exchanged. */
function at(value: unknown, [name, ...rest]: readonly PropertyKey[], exchange: (found: unknown) => unknown): unknown {
  if (name === undefined) return exchange(value)
  if (Array.isArray(value)) return value.map((entry, index) => (index === name ? at(entry, rest, exchange) : entry))
  if (!isObject(value) || !Object.hasOwn(value, name)) return value
  return { ...value, [name]: at(value[String(name)], rest, exchange) }
}

function asType(value: unknown, expected: string): unknown {
  if (expected === 'string') return typeof value === 'number' ? String(value) : value
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (expected === 'number' || expected === 'int') return /^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : value
  if (expected === 'boolean') return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : value
  const read = /^[[{]/.test(text) ? readJson(text) : value
  if (expected === 'array') return Array.isArray(read) ? read : [value]
  return expected === 'object' && isObject(read) ? read : value
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
