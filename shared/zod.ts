import * as zod from 'zod/mini'

/**
 * zod, whose schemas are made when something is first checked by them: `import * as z from '…/shared/zod.ts'`, and the rest as
 * zod's own documentation says. Making all of a Worker's at its start cost more than the rest of it; an isolate needs few
 * of them (docs/measurements.md, cold start). What is not listed here is zod's own, made at once.
 */
export * from 'zod/mini'

interface Made {
  readonly _zod: unknown
  check(...checks: readonly unknown[]): Made
}

/** Stands for a schema or a check wherever zod reads one, since zod reads them by `_zod`. */
class Later {
  readonly #make: () => Made
  #made: Made | undefined

  constructor(make: () => Made) {
    this.#make = make
  }

  static made(later: Later): Made {
    later.#made ??= later.#make()
    return later.#made
  }

  /** From the first time on a property of its own, as fast to read as zod's. */
  get _zod(): unknown {
    const { _zod: value } = Later.made(this)
    Object.defineProperty(this, '_zod', { value })
    return value
  }

  check(...checks: readonly unknown[]): Later {
    return new Later(() => Later.made(this).check(...checks))
  }
}
// Everything else of a schema (`parse`, `shape`, `options`, …) is that of the one made.
const ofMade: ProxyHandler<object> = {
  get: (_, name, later) => Reflect.get(Later.made(later as Later), name),
}
Object.setPrototypeOf(Later.prototype, new Proxy({}, ofMade))

const later = (make: (...args: never[]) => unknown, args: readonly unknown[]): never =>
  new Later(() => make(...(args as never[])) as Made) as never
/* @__NO_SIDE_EFFECTS__ */
export const string: typeof zod.string = (...args: unknown[]) => later(zod.string, args)
/* @__NO_SIDE_EFFECTS__ */
export const number: typeof zod.number = (...args: unknown[]) => later(zod.number, args)
/* @__NO_SIDE_EFFECTS__ */
export const int: typeof zod.int = (...args: unknown[]) => later(zod.int, args)
/* @__NO_SIDE_EFFECTS__ */
export const boolean: typeof zod.boolean = (...args: unknown[]) => later(zod.boolean, args)
/* @__NO_SIDE_EFFECTS__ */
export const unknown: typeof zod.unknown = (...args: unknown[]) => later(zod.unknown, args)
/* @__NO_SIDE_EFFECTS__ */
export const never: typeof zod.never = (...args: unknown[]) => later(zod.never, args)
/* @__NO_SIDE_EFFECTS__ */
export const email: typeof zod.email = (...args: unknown[]) => later(zod.email, args)
/* @__NO_SIDE_EFFECTS__ */
export const url: typeof zod.url = (...args: unknown[]) => later(zod.url, args)
/* @__NO_SIDE_EFFECTS__ */
export const stringbool: typeof zod.stringbool = (...args: unknown[]) => later(zod.stringbool, args)
/* @__NO_SIDE_EFFECTS__ */
export const literal: typeof zod.literal = (...args: unknown[]) => later(zod.literal, args)
/* @__NO_SIDE_EFFECTS__ */
export const object: typeof zod.object = (...args: unknown[]) => later(zod.object, args)
/* @__NO_SIDE_EFFECTS__ */
export const strictObject: typeof zod.strictObject = (...args: unknown[]) => later(zod.strictObject, args)
/* @__NO_SIDE_EFFECTS__ */
export const looseObject: typeof zod.looseObject = (...args: unknown[]) => later(zod.looseObject, args)
/* @__NO_SIDE_EFFECTS__ */
export const partial: typeof zod.partial = (...args: unknown[]) => later(zod.partial, args)
/* @__NO_SIDE_EFFECTS__ */
export const pick: typeof zod.pick = (...args: unknown[]) => later(zod.pick, args)
/* @__NO_SIDE_EFFECTS__ */
export const extend: typeof zod.extend = (...args: unknown[]) => later(zod.extend, args)
/* @__NO_SIDE_EFFECTS__ */
export const array: typeof zod.array = (...args: unknown[]) => later(zod.array, args)
/* @__NO_SIDE_EFFECTS__ */
export const record: typeof zod.record = (...args: unknown[]) => later(zod.record, args)
/* @__NO_SIDE_EFFECTS__ */
export const union: typeof zod.union = (...args: unknown[]) => later(zod.union, args)
/* @__NO_SIDE_EFFECTS__ */
export const discriminatedUnion: typeof zod.discriminatedUnion = (...args: unknown[]) => later(zod.discriminatedUnion, args)
/* @__NO_SIDE_EFFECTS__ */
export const optional: typeof zod.optional = (...args: unknown[]) => later(zod.optional, args)
/* @__NO_SIDE_EFFECTS__ */
export const nullable: typeof zod.nullable = (...args: unknown[]) => later(zod.nullable, args)
/* @__NO_SIDE_EFFECTS__ */
export const nullish: typeof zod.nullish = (...args: unknown[]) => later(zod.nullish, args)
/* @__NO_SIDE_EFFECTS__ */
export const _default: typeof zod._default = (...args: unknown[]) => later(zod._default, args)
/* @__NO_SIDE_EFFECTS__ */
export const pipe: typeof zod.pipe = (...args: unknown[]) => later(zod.pipe, args)
/* @__NO_SIDE_EFFECTS__ */
export const transform: typeof zod.transform = (...args: unknown[]) => later(zod.transform, args)
/* @__NO_SIDE_EFFECTS__ */
export const refine: typeof zod.refine = (...args: unknown[]) => later(zod.refine, args)
/* @__NO_SIDE_EFFECTS__ */
export const trim: typeof zod.trim = (...args: unknown[]) => later(zod.trim, args)
/* @__NO_SIDE_EFFECTS__ */
export const regex: typeof zod.regex = (...args: unknown[]) => later(zod.regex, args)
/* @__NO_SIDE_EFFECTS__ */
export const length: typeof zod.length = (...args: unknown[]) => later(zod.length, args)
/* @__NO_SIDE_EFFECTS__ */
export const minLength: typeof zod.minLength = (...args: unknown[]) => later(zod.minLength, args)
/* @__NO_SIDE_EFFECTS__ */
export const maxLength: typeof zod.maxLength = (...args: unknown[]) => later(zod.maxLength, args)
/* @__NO_SIDE_EFFECTS__ */
export const minimum: typeof zod.minimum = (...args: unknown[]) => later(zod.minimum, args)
/* @__NO_SIDE_EFFECTS__ */
export const maximum: typeof zod.maximum = (...args: unknown[]) => later(zod.maximum, args)
/* @__NO_SIDE_EFFECTS__ */
export const gt: typeof zod.gt = (...args: unknown[]) => later(zod.gt, args)
/* @__NO_SIDE_EFFECTS__ */
export const positive: typeof zod.positive = (...args: unknown[]) => later(zod.positive, args)
/* @__NO_SIDE_EFFECTS__ */
export const nonnegative: typeof zod.nonnegative = (...args: unknown[]) => later(zod.nonnegative, args)
/* @__NO_SIDE_EFFECTS__ */
export const multipleOf: typeof zod.multipleOf = (...args: unknown[]) => later(zod.multipleOf, args)
/* @__NO_SIDE_EFFECTS__ */
const enumOf: typeof zod.enum = (...args: unknown[]) => later(zod.enum, args)
/* @__NO_SIDE_EFFECTS__ */
const catchOf: typeof zod.catch = (...args: unknown[]) => later(zod.catch, args)

export { catchOf as catch, enumOf as enum }

/* @__NO_SIDE_EFFECTS__ */
const datetime: typeof zod.iso.datetime = (...args: unknown[]) => later(zod.iso.datetime, args)
export const iso = { datetime }
/* @__NO_SIDE_EFFECTS__ */
const coerceNumber: typeof zod.coerce.number = (...args: unknown[]) => later(zod.coerce.number, args)
export const coerce = { number: coerceNumber }
