import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openBucket } from '../../../gpu-backend/serving/bucket.ts'
import { downloadModel } from '../../../gpu-backend/serving/download-model.ts'
import { ModelManifest, manifestOf, sha256Of } from '../../../gpu-backend/serving/model-manifest.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})
const folder = () => mkdtempSync(join(tmpdir(), 'llasa-model-'))

const weights = Buffer.alloc(300_000, 'weights of a model ')
async function checkpoint() {
  const from = folder()
  await mkdir(join(from, 'tokenizer'))
  writeFileSync(join(from, 'model-00001.safetensors'), weights)
  writeFileSync(join(from, 'config.json'), '{"hidden_size":64}')
  writeFileSync(join(from, 'tokenizer/vocab.json'), '{}')
  const manifest = await manifestOf(from)
  writeFileSync(join(from, 'manifest.json'), manifest)
  return { from, manifest, manifestSha256: sha256Of(manifest) }
}

type Answer = (request: IncomingMessage, response: ServerResponse, path: string) => boolean

/** A bucket on loopback: a folder's files, with ranges; `before` may answer instead. */
async function bucketOf(from: string, hash: string, before: Answer = () => false) {
  const question: { path: string; range: string | undefined; authorization: string | undefined; token: unknown }[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(`/models-eu/models/${hash}/`, '')
    const { range, authorization } = request.headers
    question.push({ path, range, authorization, token: request.headers['x-amz-security-token'] })
    if (before(request, response, path)) return
    const body = readFileSync(join(from, path))
    const at = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
    response.writeHead(at ? 206 : 200, { 'content-length': body.length - at }).end(body.subarray(at))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close().closeAllConnections())
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const env = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }
  return { question, endpoint, bucket: openBucket({ bucket: 'models-eu', region: 'eu-central-1', endpoint, env }) }
}

describe('a checkpoint from the bucket', () => {
  it('is fetched in part where one file is all that is needed, and never with a file missing', async () => {
    const { from, manifestSha256 } = await checkpoint()
    const { bucket, question } = await bucketOf(from, manifestSha256)
    const to = folder()
    await downloadModel({ bucket, manifestSha256, modelId: 'llasa-72b', to, only: ['config.json'] })
    expect(readdirSync(join(to, manifestSha256, 'llasa-72b'))).toEqual(['config.json'])
    expect(question.map(({ path }) => path)).toEqual(['manifest.json', 'config.json'])
    const missing = downloadModel({ bucket, manifestSha256, modelId: 'llasa-72b', to: folder(), only: ['tokenizer.json'] })
    await expect(missing).rejects.toThrow('has no tokenizer.json')
  })

  it('is there whole, under its hash and its name, and is fetched once', async () => {
    const { from, manifestSha256 } = await checkpoint()
    const { bucket, question } = await bucketOf(from, manifestSha256)
    const to = folder()
    const seen: number[] = []
    const provided = { bucket, manifestSha256, modelId: 'llasa-72b', to, onProgress: (bytes: number) => seen.push(bytes) }
    expect(await downloadModel(provided)).toBe('fetched')
    expect(readFileSync(join(to, manifestSha256, 'llasa-72b/model-00001.safetensors')).equals(weights)).toBe(true)
    expect(readdirSync(to)).toEqual([manifestSha256])
    expect(seen.at(-1)).toBe(weights.length + '{"hidden_size":64}{}'.length)
    const count = question.length
    expect(await downloadModel(provided)).toBe('there')
    expect(question.length).toBe(count)
    expect(question[0]?.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/eu-central-1\/s3\/aws4_request/)
  })

  it('goes on where the line broke', async () => {
    const { from, manifestSha256 } = await checkpoint()
    let cuts = 0
    const { bucket, question } = await bucketOf(from, manifestSha256, (_, response, path) => {
      if (!path.startsWith('model-') || cuts++ > 0) return false
      response.writeHead(200, { 'content-length': weights.length })
      response.write(weights.subarray(0, 100_000), () => response.destroy())
      return true
    })
    const to = folder()
    await downloadModel({ bucket, manifestSha256, modelId: 'm', to })
    expect(readFileSync(join(to, manifestSha256, 'm/model-00001.safetensors')).equals(weights)).toBe(true)
    expect(question.some(({ range }) => range !== undefined)).toBe(true)
  })

  it.each([
    ['a changed file', 'model-00001.safetensors', Buffer.alloc(weights.length, 'x'), 'its hash is not'],
    ['a longer file', 'config.json', Buffer.from('{"hidden_size":64,"more":1}'), 'more than its'],
    ['another manifest', 'manifest.json', Buffer.from('{"files":[]}'), 'hash is not'],
  ])('leaves nothing behind of %s', async (_, changed, body, reason) => {
    const { from, manifestSha256 } = await checkpoint()
    const { bucket } = await bucketOf(from, manifestSha256, (_request, response, path) => {
      if (path !== changed) return false
      response.end(body)
      return true
    })
    const to = folder()
    await expect(downloadModel({ bucket, manifestSha256, modelId: 'm', to })).rejects.toThrow(reason)
    expect(readdirSync(to)).toEqual([])
  })

  it('may be fetched by two pods of a node at once', async () => {
    const { from, manifestSha256 } = await checkpoint()
    const { bucket } = await bucketOf(from, manifestSha256)
    const to = folder()
    const both = await Promise.all([1, 2].map(() => downloadModel({ bucket, manifestSha256, modelId: 'm', to })))
    expect(both).toEqual(['fetched', 'fetched'])
    expect(readdirSync(to)).toEqual([manifestSha256])
  })

  it('makes room by all but the newest of the others', async () => {
    const { from, manifestSha256 } = await checkpoint()
    const { bucket } = await bucketOf(from, manifestSha256)
    const to = folder()
    const others = ['a', 'b', 'c'].map((letter) => letter.repeat(64))
    for (const other of others) {
      await mkdir(join(to, other))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await downloadModel({ bucket, manifestSha256, modelId: 'm', to })
    expect(readdirSync(to)).toHaveLength(2)
    expect(readdirSync(to)).toContain(manifestSha256)
  })

  it('has no file outside its folder, whatever a manifest says', () => {
    const file = { bytes: 1, sha256: 'a'.repeat(64) }
    for (const path of ['../x', '/etc/x', 'a/../../x', './x', 'a/..', ''])
      expect(ModelManifest.safeParse({ files: [{ ...file, path }] }).success).toBe(false)
    expect(ModelManifest.safeParse({ files: [{ ...file, path: 'a/b.safetensors' }] }).success).toBe(true)
  })
})

describe('a pod at its bucket', () => {
  it('signs with what its identity agent gives it', async () => {
    const { from, manifestSha256 } = await checkpoint()
    const { question, endpoint } = await bucketOf(from, manifestSha256)
    const tokenFile = join(folder(), 'token')
    writeFileSync(tokenFile, 'a token of the pod\n')
    const agent = createServer((request, response) => {
      expect(request.headers.authorization).toBe('a token of the pod')
      const Expiration = new Date(Date.now() + 3_600_000).toISOString()
      response.end(JSON.stringify({ AccessKeyId: 'pod', SecretAccessKey: 's', Token: 'session', Expiration }))
    })
    await new Promise<void>((resolve) => agent.listen(0, '127.0.0.1', resolve))
    closing.push(() => agent.close())
    const env = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${(agent.address() as AddressInfo).port}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile,
    }
    const bucket = openBucket({ bucket: 'models-eu', region: 'eu-central-1', endpoint, env })
    await (await bucket.get(`models/${manifestSha256}/config.json`)).text()
    expect(question[0]).toMatchObject({ token: 'session', authorization: expect.stringContaining('Credential=pod/') })
  })

  it('says which credentials are missing', async () => {
    const bucket = openBucket({ bucket: 'models-eu', region: 'eu-central-1', endpoint: undefined, env: {} })
    await expect(bucket.get('x')).rejects.toThrow('AWS_ACCESS_KEY_ID')
  })
})
