/**
 * The keys of a manifest that its validator never looked at, as paths. The validators are compiled from Kubernetes' own OpenAPI
 * and read what they know; a misspelt key is one that nobody asks for.
 */
export function unreadKeys(manifest: object, validate: (watched: object) => unknown): string[] {
  const seen = new Map<object, Set<string>>()
  const watched = watch(manifest, seen)
  validate(watched as object)
  const unread: string[] = []
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    const read = seen.get(value)
    for (const [key, inner] of Object.entries(value)) {
      if (read && !read.has(key)) unread.push(`${path}.${key}`)
      else walk(inner, `${path}.${key}`)
    }
  }
  walk(manifest, '')
  return unread
}

function watch(value: unknown, seen: Map<object, Set<string>>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const read = seen.get(value) ?? new Set()
  seen.set(value, read)
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'string') read.add(key)
      return watch(Reflect.get(target, key), seen)
    },
    // Maps of names are gone through whole.
    ownKeys(target) {
      const keys = Reflect.ownKeys(target)
      for (const key of keys) if (typeof key === 'string') read.add(key)
      return keys
    },
  })
}
