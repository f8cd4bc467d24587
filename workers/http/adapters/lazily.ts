/** A service with those methods only that answer by a promise; others cannot be called before its code is there. */
type Lazy<T> = { readonly [Name in keyof T]: T[Name] extends (...args: never[]) => Promise<unknown> ? T[Name] : never }

/** A service whose code is loaded with the first call of it. Its methods answer by promises anyway, so nobody sees a difference. */
export function lazily<T extends object>(load: () => Promise<T>): Lazy<T> {
  const call =
    (name: keyof T) =>
    async (...args: never[]): Promise<unknown> =>
      ((await load())[name] as (...args: never[]) => unknown)(...args)
  // What is looked for by a promise that resolves to this is no method of it.
  return new Proxy({} as Lazy<T>, { get: (_, name) => (name === 'then' ? undefined : call(name as keyof T)) })
}
