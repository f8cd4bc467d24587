import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as zod from 'zod/mini'
import { trackedPaths } from '../../scripts/checks/source-files.ts'
import * as z from '../../shared/zod.ts'

/** A record with a bit of everything, made by one zod or the other. */
const recordOf = (by: typeof zod) => {
  const name = by.string().check(by.minLength(1), by.maxLength(5), by.regex(/^[a-z]+$/))
  const size = by.strictObject({ kind: by.literal('size'), value: by.number().check(by.minimum(0)) })
  const base = by.object({ name, size: by.optional(by.discriminatedUnion('kind', [size])) })
  return by
    .extend(base, {
      tags: by._default(by.array(by.enum(['a', 'b'])).check(by.maxLength(2)), []),
      counts: by.record(name, by.int()),
      either: by.nullable(by.union([by.string(), by.boolean()])),
    })
    .check(by.refine(({ tags }) => tags.length !== 1, { error: 'must not be alone.', path: ['tags'] }))
}

/** The schemas' helper itself, and what makes none but describes those that it gets. */
const ofZod = new Set(['shared/zod.ts', 'shared/json-schema.ts'])

const values = [
  { name: 'abc', counts: {}, either: null },
  { name: 'abc', counts: { x: 1 }, either: true, tags: ['a', 'b'], size: { kind: 'size', value: 2 } },
  { name: '', counts: { X: 1.5 }, either: 3, tags: ['c'] },
  { name: 'abc', counts: {}, either: 'x', tags: ['a'] },
  { name: 'abcdef', counts: {}, either: null, size: { kind: 'size', value: -1, more: 1 } },
  null,
]

describe('schemas made when they are first used', () => {
  it.each(values)('say of %j what zod says', (value) => {
    const [theirs, ours] = [recordOf(zod).safeParse(value), recordOf(z as typeof zod).safeParse(value)]
    expect(ours.data).toEqual(theirs.data)
    expect(ours.error?.issues).toEqual(theirs.error?.issues)
  })

  it('are described as zod describes them', () => {
    expect(zod.toJSONSchema(recordOf(z as typeof zod))).toEqual(zod.toJSONSchema(recordOf(zod)))
    expect(recordOf(z as typeof zod).shape.name.def.type).toBe('string')
  })

  it('cost nothing before, nor what is in a field that is left out', () => {
    const made: string[] = []
    const seen = (name: string) =>
      new Proxy([name] as const, {
        get(target, key) {
          made.push(name)
          return Reflect.get(target, key)
        },
      })
    const parts = z.object({ first: z.enum(seen('first')), second: z.optional(z.object({ deep: z.enum(seen('second')) })) })
    expect(made).toEqual([])
    parts.parse({ first: 'first' })
    expect(new Set(made)).toEqual(new Set(['first']))
  })

  it('are all that the Worker makes', () => {
    const sources = trackedPaths().filter((path) => /^(?:workers|shared)\/.*\.tsx?$/.test(path) && !ofZod.has(path))
    const texts = sources.map((path) => [path, readFileSync(path, 'utf8')] as const)
    expect(texts.filter(([, text]) => /from 'zod/.test(text)).map(([path]) => path)).toEqual([])
    const called = new Set(
      texts.flatMap(([, text]) => [...text.matchAll(/\bz\.([a-z_]\w*)\(/gi)].map(([, name]) => name as string)),
    )
    const atOnce = [...called].filter((name) => Reflect.get(z, name) === Reflect.get(zod, name))
    // These make no schema.
    expect(atOnce.sort()).toEqual(['prettifyError'])
  })
})
