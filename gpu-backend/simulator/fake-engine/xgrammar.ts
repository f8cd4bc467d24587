// Of strings, those whose grammar xgrammar knows.
const formats = new Set(
  `email date time date-time duration ipv4 ipv6 hostname uuid uri uri-reference uri-template json-pointer
relative-json-pointer`.split(/\s+/),
)
const arrayKeywords = ['uniqueItems', 'contains', 'minContains', 'maxContains']

/** Whether a JSON Schema has what xgrammar cannot turn into a grammar, at any depth. */
export function refusedByXgrammar(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.some(refusedByXgrammar)
  if (typeof schema !== 'object' || schema === null) return false
  const fields = schema as Readonly<Record<string, unknown>>
  const types = [fields.type].flat()
  const isNumber = types.includes('integer') || types.includes('number')
  if (isNumber && 'multipleOf' in fields) return true
  if (types.includes('array') && arrayKeywords.some((keyword) => keyword in fields)) return true
  if (types.includes('string') && 'format' in fields && !formats.has(String(fields.format))) return true
  return Object.values(fields).some(refusedByXgrammar)
}
