/** The texts that a schema offers (`enum`, `const`), wherever in it; the schema is bounded before. */
export function choicesOf(schema: unknown): ReadonlySet<string> {
  const choices = new Set<string>()
  const left: unknown[] = [schema]
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node !== 'object' || node === null) continue
    for (const [key, value] of Object.entries(node)) {
      const offered = key === 'enum' && Array.isArray(value) ? value : key === 'const' ? [value] : null
      if (offered) for (const each of offered) if (typeof each === 'string') choices.add(each)
      left.push(value ?? null)
    }
  }
  return choices
}
