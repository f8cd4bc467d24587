import * as z from 'zod/mini'

interface Bounds {
  maximum?: number | undefined
  minimum?: number | undefined
}

/**
 * Takes out the bounds that zod gives every integer (±(2^53 − 1)): some readers of schemas hold such a number in 32 bits or
 * as a float and refuse it. Mutates the schema, as zod's `override` does.
 */
export function withoutIntegerBounds(schema: Bounds): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
}

/**
 * A schema as readers of tools take it: without the draft's name, a pattern for names of members, or saying that any other member
 * may be anything, for which some refuse the tool. Values are checked by the schema itself.
 */
export function toJsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...own } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ jsonSchema }) {
      withoutIntegerBounds(jsonSchema)
      delete jsonSchema.propertyNames
      const { additionalProperties: others } = jsonSchema
      if (typeof others === 'object' && Object.keys(others).length === 0) delete jsonSchema.additionalProperties
    },
  })
  return own
}
