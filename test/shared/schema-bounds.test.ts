import { describe, expect, it } from 'vitest'
import { ChatRequest } from '../../shared/chat.ts'
import { isDeeper } from '../../shared/json-depth.ts'
import { schemaBounds, schemaFault } from '../../shared/schema-bounds.ts'

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more })
const nested = (levels: number): object => {
  let schema: object = { type: 'string' }
  for (let level = 0; level < levels; level++) schema = object({ a: schema })
  return schema
}
const deepText = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
// Each definition uses the next one twice: 2^30 states in a kilobyte.
const laughs = (levels: number) => ({
  $defs: Object.fromEntries(
    Array.from({ length: levels }, (_, at) => [
      `d${at}`,
      at + 1 < levels ? object({ a: { $ref: `#/$defs/d${at + 1}` }, b: { $ref: `#/$defs/d${at + 1}` } }) : { type: 'string' },
    ]),
  ),
  $ref: '#/$defs/d0',
})

describe('a caller’s schema', () => {
  it('may be what schemas of applications are', () => {
    const product = object(
      {
        title: { type: 'string', maxLength: 200 },
        price: { type: 'number', minimum: 0 },
        tags: { type: 'array', items: { type: 'string' }, maxItems: 50 },
        color: { enum: ['red', 'green', 'blue', null] },
        parts: { type: 'array', items: { $ref: '#/$defs/part' } },
      },
      { required: ['title'], additionalProperties: false, $defs: { part: object({ name: { type: 'string' } }) } },
    )
    const tree = object({ name: { type: 'string' }, children: { type: 'array', items: { $ref: '#' } } })
    for (const schema of [{}, product, tree, nested(7), { anyOf: [product, { type: 'null' }] }])
      expect([schema, schemaFault(schema)]).toEqual([schema, null])
  })

  it.each<[string, unknown]>([
    ['bytes', object({ a: { description: 'x'.repeat(schemaBounds.chars) } })],
    ['depth', nested(40)],
    ['depth without a stack to hold it', JSON.parse(deepText(50_000))],
    ['values of enums', object({ a: { enum: Array.from({ length: 501 }, (_, at) => at) } })],
    ['references', { $defs: { a: { type: 'string' } }, anyOf: Array.from({ length: 101 }, () => ({ $ref: '#/$defs/a' })) }],
    ['properties', object(Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`p${at}`, {}])))],
    ['patterns', object({ a: { type: 'string', pattern: `^${'(a?){9}'.repeat(40)}$` } })],
    ['repetition', { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: 1_000 }],
    ['one huge repetition', { type: 'string', minLength: 2_000_000_000 }],
    ['lists of lists', [1, 2, 3].reduce<object>((items) => ({ type: 'array', items, minItems: 100 }), { type: 'string' })],
    ['references that double', laughs(16)],
  ])('is refused for its %s', (_name, schema) => {
    expect(schemaFault(schema)).toEqual(expect.any(String))
  })

  it('is looked at in time linear in its size, whatever it repeats', () => {
    const startedAt = performance.now()
    for (let time = 0; time < 200; time++) schemaFault(laughs(16))
    expect((performance.now() - startedAt) / 200).toBeLessThan(2)
  })

  it('is refused by name at the border, as response format and as tool', () => {
    const base = { model: 'llasa', messages: [{ role: 'user', content: 'hi' }] }
    const pathOf = (more: object) => ChatRequest.safeParse({ ...base, ...more }).error?.issues.map(({ path }) => path.join('.'))
    const schema = nested(40)
    expect(pathOf({ response_format: { type: 'json_schema', json_schema: { name: 'a', schema } } })).toEqual([
      'response_format.json_schema.schema',
    ])
    expect(pathOf({ tools: [{ type: 'function', function: { name: 'a', parameters: schema } }] })).toEqual([
      'tools.0.function.parameters',
    ])
    const many = { type: 'function', function: { name: 'a', parameters: { type: 'array', items: {}, maxItems: 8_000 } } }
    expect(pathOf({ tools: [many, many] })).toEqual(['tools'])
  })
})

describe('depth', () => {
  it('is measured without recursion', () => {
    expect(isDeeper(JSON.parse(deepText(100_000)))).toBe(true)
    expect(isDeeper(JSON.parse(deepText(64)))).toBe(false)
    expect(isDeeper(JSON.parse(deepText(65)))).toBe(true)
    expect(isDeeper('text')).toBe(false)
  })
})
