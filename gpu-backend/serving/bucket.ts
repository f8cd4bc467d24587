import { readFile } from 'node:fs/promises'
import { AwsClient } from 'aws4fetch'
import * as z from 'zod/mini'

export interface Bucket {
  /** An object's bytes from an offset on. Throws with the status when there are none. */
  readonly get: (key: string, from?: number) => Promise<Response>
}

interface BucketOptions {
  readonly bucket: string
  readonly region: string
  readonly endpoint: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
}

// Of a request until its headers; a stream of gigabytes may take as long as it takes.
const headersTimeoutMs = 30_000
// Credentials are fetched again when less of their time is left.
const spareMs = 300_000

/** A bucket of S3, or of what speaks like it; who we are comes from the environment, as AWS's own tools take it. */
export function openBucket({ bucket, region, endpoint, env }: BucketOptions): Bucket {
  const base = endpoint ? `${endpoint.replace(/\/$/, '')}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`
  let client: { readonly aws: AwsClient; readonly until: number } | null = null
  return {
    async get(key, from = 0) {
      if (!client || client.until - Date.now() < spareMs) client = await signIn(region, env)
      const abort = new AbortController()
      const timer = setTimeout(() => abort.abort(new Error(`no answer for ${key} in ${headersTimeoutMs} ms`)), headersTimeoutMs)
      const response = await client.aws
        .fetch(`${base}/${key}`, { signal: abort.signal, headers: from ? { range: `bytes=${from}-` } : {} })
        .finally(() => clearTimeout(timer))
      if (response.status === (from ? 206 : 200)) return response
      await response.body?.cancel()
      throw new Error(`${key}: the bucket answered ${response.status}`)
    },
  }
}

const Credentials = z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string(), Token: z.string(), Expiration: z.string() })

/** Keys of the environment, or those of the pod (EKS Pod Identity's agent, the container credentials of AWS's SDKs). */
async function signIn(region: string, env: BucketOptions['env']): Promise<{ aws: AwsClient; until: number }> {
  const common = { service: 's3', region, retries: 0 }
  if (env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY) {
    const keys = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
    const session = env.AWS_SESSION_TOKEN ? { sessionToken: env.AWS_SESSION_TOKEN } : {}
    return { aws: new AwsClient({ ...common, ...keys, ...session }), until: Number.POSITIVE_INFINITY }
  }
  const [url, tokenFile] = [env.AWS_CONTAINER_CREDENTIALS_FULL_URI, env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE]
  if (!url || !tokenFile)
    throw new Error(
      'No credentials: neither AWS_ACCESS_KEY_ID nor AWS_CONTAINER_CREDENTIALS_FULL_URI with its token file is set.',
    )
  const response = await fetch(url, { headers: { authorization: (await readFile(tokenFile, 'utf8')).trim() } })
  if (!response.ok) throw new Error(`The pod's identity agent answered ${response.status}.`)
  const found = Credentials.parse(await response.json())
  const keys = { accessKeyId: found.AccessKeyId, secretAccessKey: found.SecretAccessKey, sessionToken: found.Token }
  return { aws: new AwsClient({ ...common, ...keys }), until: Date.parse(found.Expiration) }
}
