import { AppError } from './errors.ts'
import type * as z from './zod.ts'

type Issue = z.core.$ZodIssue

// A caller's own key name may be echoed, but no more of it than this.
const nameCharsMax = 64

/** A failed check as the refusal to send: the first fault, its field as `messages.0.content`. */
export function refusalOf(error: z.core.$ZodError): AppError {
  const { issue, path } = deepest(error.issues[0] as Issue, [])
  if (issue.code === 'unrecognized_keys') {
    const name = [...path, issue.keys[0] ?? ''].join('.').slice(0, nameCharsMax)
    return new AppError('unsupported_parameter', `The parameter '${name}' is not supported.`, { param: name })
  }
  const param = path.join('.').slice(0, 2 * nameCharsMax) || null
  const subject = param ? `'${param}'` : 'The body'
  return new AppError('invalid_value', `${subject}: ${reason(issue)}`, { param })
}

/** A value that breaks a rule which no schema states. */
export const invalidValue = (param: string, rule: string): AppError =>
  new AppError('invalid_value', `'${param}': ${rule}`, { param })

/** All faults of a failed check, for reports: each field and what is wrong with it. */
export function faultsOf(error: z.core.$ZodError): { field: string | null; reason: string }[] {
  return error.issues.map((each) => {
    const { issue, path } = deepest(each, [])
    const unknown = issue.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : []
    const field = [...path, ...unknown].join('.').slice(0, 2 * nameCharsMax) || null
    return { field, reason: unknown.length ? 'is not a field.' : reason(issue) }
  })
}

/** In a union, the branch that came furthest says best what is wrong. */
function deepest(issue: Issue, base: readonly PropertyKey[]): { issue: Issue; path: string[] } {
  const path = [...base, ...issue.path]
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.flatMap((issues) => (issues[0] ? [deepest(issues[0], path)] : []))
    const furthest = branches.reduce<(typeof branches)[number] | null>(
      (best, branch) => (best && best.path.length >= branch.path.length ? best : branch),
      null,
    )
    if (furthest && furthest.path.length > path.length) return furthest
  }
  return { issue, path: path.map(String) }
}

/** Our own words: zod's name JavaScript types and echo values. */
function reason(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${article(issue.expected)}.`
    case 'too_big':
      return `must be at most ${issue.maximum}${unit(issue.origin)}.`
    case 'too_small':
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin)}.`
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}.`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`
    case 'invalid_format':
      // A pattern with words of its own says them; zod's default echoes the pattern.
      if (issue.format === 'regex' && issue.message && !issue.message.startsWith('Invalid')) return issue.message
      return issue.format === 'regex' ? 'has characters or a form that is not allowed.' : `must be a valid ${issue.format}.`
    case 'custom':
      return issue.message
    case 'invalid_key':
      return 'has a key that is not allowed.'
    case 'invalid_union':
      return issue.discriminator ? `has an unknown '${issue.discriminator}'.` : 'has a type that is not allowed.'
    default:
      return 'is not valid.'
  }
}

const article = (type: string): string => (type === 'int' ? 'an integer' : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`)

const units: Record<string, string> = { string: ' characters long', array: ' items long', record: ' entries long' }
const unit = (origin: string): string => units[origin] ?? ''
