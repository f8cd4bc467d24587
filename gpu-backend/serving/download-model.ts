import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Bucket } from './bucket.ts'
import { ModelManifest, sha256Of } from './model-manifest.ts'

interface Download {
  readonly bucket: Bucket
  readonly manifestSha256: string
  readonly modelId: string
  /** The folder of all models on this node. */
  readonly to: string
  /** Files by name, where not all are needed; the folder is then one of its own. */
  readonly only?: readonly string[]
  readonly onProgress?: (bytes: number, total: number) => void
}

const atOnce = 4
const triesMax = 5
// The one that is left and the one that comes.
const modelsKept = 2
const partial = '.partial-'

/**
 * A checkpoint from the bucket to `<to>/<hash>/<model id>/`, complete or absent: every file is held to its hash on the
 * way, and the folder gets its name last. Resolves to whether anything had to be fetched. Throws with the file at fault.
 */
export async function downloadModel({
  bucket,
  manifestSha256,
  modelId,
  to,
  only,
  onProgress,
}: Download): Promise<'there' | 'fetched'> {
  const folder = join(to, manifestSha256)
  if (await exists(folder)) return 'there'
  const text = await (await bucket.get(`models/${manifestSha256}/manifest.json`)).text()
  if (sha256Of(text) !== manifestSha256) throw new Error(`The manifest's hash is not ${manifestSha256}.`)
  const manifest = ModelManifest.parse(JSON.parse(text))
  const files = only ? manifest.files.filter(({ path }) => only.includes(path)) : manifest.files
  const missing = only?.filter((name) => !files.some(({ path }) => path === name)) ?? []
  if (missing.length) throw new Error(`The checkpoint has no ${missing.join(', ')}.`)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  await mkdir(to, { recursive: true })
  await makeRoom(to, total)

  const work = join(to, `${partial}${randomUUID()}`)
  try {
    let done = 0
    const left = [...files]
    const fetchNext = async (): Promise<void> => {
      for (let file = left.shift(); file; file = left.shift())
        await fetchFile(bucket, `models/${manifestSha256}/${file.path}`, join(work, modelId, file.path), file, (bytes) => {
          done += bytes
          onProgress?.(done, total)
        })
    }
    await Promise.all(Array.from({ length: atOnce }, fetchNext))
    await writeFile(join(work, 'manifest.json'), text, { flush: true })
    await rename(work, folder).catch(async (error: NodeJS.ErrnoException) => {
      // Another pod of this node was faster; its files have the same hashes.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
    return 'fetched'
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** One file, continued where the connection broke. */
async function fetchFile(
  bucket: Bucket,
  key: string,
  path: string,
  { bytes, sha256 }: ModelManifest['files'][number],
  onBytes: (bytes: number) => void,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const hash = createHash('sha256')
  const file = await open(path, 'w')
  let written = 0
  try {
    for (let tries = 1; written < bytes; tries++)
      try {
        const response = await bucket.get(key, written)
        for await (const chunk of response.body ?? []) {
          if (written + chunk.length > bytes) throw new TooLong(`${key}: more than its ${bytes} bytes`)
          await file.write(chunk, 0, chunk.length, written)
          hash.update(chunk)
          written += chunk.length
          onBytes(chunk.length)
        }
      } catch (error) {
        if (tries >= triesMax || error instanceof TooLong) throw error
      }
    await file.sync()
  } finally {
    await file.close()
  }
  if (hash.digest('hex') !== sha256) throw new Error(`${key}: its hash is not ${sha256}.`)
}

class TooLong extends Error {}

/** Leaves of other checkpoints the newest, and of what was begun and left nothing. Throws when there is still too little room. */
async function makeRoom(to: string, bytes: number): Promise<void> {
  const names = await readdir(to)
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(to, name))).mtimeMs })))
  const isLeft = ({ name, at }: { name: string; at: number }): boolean => name.startsWith(partial) && Date.now() - at > 3_600_000
  const complete = dated.filter(({ name }) => /^[0-9a-f]{64}$/.test(name)).toSorted((a, b) => b.at - a.at)
  for (const { name } of [...dated.filter(isLeft), ...complete.slice(modelsKept - 1)])
    await rm(join(to, name), { recursive: true, force: true })
  const { bavail, bsize } = await statfs(to)
  if (bavail * bsize < bytes) throw new Error(`${to} has room for ${bavail * bsize} bytes, the model has ${bytes}.`)
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
