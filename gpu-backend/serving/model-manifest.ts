import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod/mini'

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
/** Within the checkpoint: no way up, none from the root. */
const InnerPath = z.string().check(z.regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[\w./-]+$/, 'a path within the checkpoint'))

/** A checkpoint's files by content. Its own SHA-256 names the checkpoint in the bucket and on the nodes. */
export const ModelManifest = z.strictObject({
  files: z.array(z.strictObject({ path: InnerPath, bytes: z.int().check(z.minimum(0)), sha256: Sha256 })).check(z.minLength(1)),
})
export type ModelManifest = z.infer<typeof ModelManifest>

export const sha256Of = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

/** A folder's manifest, as text: files in the order of their names, so that the same files have the same hash. */
export async function manifestOf(folder: string, onFile: (path: string) => void = () => {}): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files: ModelManifest['files'] = []
  for (const path of paths.toSorted()) {
    const inner = relative(folder, path)
    if (inner === 'manifest.json') continue
    onFile(inner)
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    files.push({ path: inner, bytes: (await stat(path)).size, sha256: hash.digest('hex') })
  }
  return `${JSON.stringify(ModelManifest.parse({ files }), null, 1)}\n`
}
