import { createRequire } from 'node:module'

interface Hcl2Json {
  readonly parse: (file: string, text: string) => Promise<unknown>
}

/** HCL as JSON. Required and not imported: its types bring a browser's along, into every program that names it. */
export const parseHcl = async (file: string, text: string): Promise<{ readonly [key: string]: unknown }> => {
  const { parse } = createRequire(import.meta.url)('@cdktf/hcl2json') as Hcl2Json
  return (await parse(file, text)) as { readonly [key: string]: unknown }
}
