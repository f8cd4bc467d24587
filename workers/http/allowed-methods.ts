interface KnownRoute {
  readonly path: string
  readonly method: string
}

/**
 * The methods an address knows (RFC 9110, section 15.5.6), from the routes as they are registered; none where there is
 * nothing. Only looked for when nothing matched.
 */
export function allowedMethods(routes: readonly KnownRoute[], pathname: string): string[] {
  const found = routes.filter(
    ({ path, method }) => method !== 'ALL' && method !== 'OPTIONS' && !path.includes('*') && patternOf(path).test(pathname),
  )
  return [...new Set(found.map(({ method }) => method))].sort()
}

/** `/v1/products/:id{.+}` as a regular expression. */
function patternOf(path: string): RegExp {
  const parts = path.split(/(:[A-Za-z]+(?:\{[^}]+\})?(?=\/|$))/)
  const source = parts.map((part) => {
    const named = /^:[A-Za-z]+(?:\{([^}]+)\})?$/.exec(part)
    return named ? `(?:${named[1] ?? '[^/]+'})` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${source.join('')}/?$`)
}
