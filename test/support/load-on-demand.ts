/**
 * The Worker loads modules when a request first needs them. Vitest's loader fetches them in the name of that request, and another one that
 * waits for the same module then hangs; in workerd itself they are at hand. So all are loaded before any test.
 */
import.meta.glob(['../../workers/**/*.ts', '!../../workers/pages/**', '!../../workers/client/**', '!../../workers/widget/**'], {
  eager: true,
})
