import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { openBucket } from './bucket.ts'
import { downloadModel } from './download-model.ts'
import { fetchModelOptions } from './fetch-options.ts'

/** Before an engine starts: its checkpoint from the bucket to the node's disk. Progress is a line every few seconds. */
const Arguments = z.object({
  bucket: z.string(),
  region: z.string(),
  'manifest-sha256': z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  'model-id': z.string().check(z.regex(/^[\w.-]+$/)),
  to: z.string(),
  only: z.optional(z.array(z.string())),
  endpoint: z.optional(z.url()),
})
const reportEveryMs = 5_000

const options = Arguments.safeParse(parseArgs({ options: fetchModelOptions }).values)
if (!options.success) {
  console.error(options.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; '))
  process.exitCode = 2
} else {
  const { bucket, region, endpoint, to, only, 'manifest-sha256': manifestSha256, 'model-id': modelId } = options.data
  let reportedAt = 0
  const log = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
  const startedAt = Date.now()
  await downloadModel({
    bucket: openBucket({ bucket, region, endpoint, env: process.env }),
    manifestSha256,
    modelId,
    to,
    ...(only && { only }),
    onProgress(bytes, total) {
      if (Date.now() - reportedAt < reportEveryMs) return
      reportedAt = Date.now()
      log({ kind: 'fetching', percent: Math.floor((100 * bytes) / total), bytes, total })
    },
  }).then(
    (result) => log({ kind: 'model', result, manifestSha256, seconds: Math.round((Date.now() - startedAt) / 1000) }),
    (error: unknown) => {
      log({ kind: 'error', cause: String(error) })
      process.exitCode = 1
    },
  )
}
