declare module 'cloudflare:workers' {
  interface ProvidedEnv extends Env {}
}

/** Vite replaces it by the modules found (vite.dev/guide/features#glob-import). */
interface ImportMeta {
  readonly glob: (patterns: readonly string[], options: { readonly eager: true }) => Record<string, unknown>
}
