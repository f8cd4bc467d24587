import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = 'gpu-backend/serving/image'
const lines = (name: string): string[] =>
  readFileSync(`${folder}/${name}.Dockerfile`, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))

describe('the images', () => {
  it.each(['engine', 'gateway'])(
    'of the %s come from bases by digest, or from Node’s own of our version, and run as nobody',
    (name) => {
      const bases = lines(name).filter((line) => line.startsWith('FROM '))
      for (const base of bases) expect(base).toMatch(/^FROM (\S+@sha256:[0-9a-f]{64}|\$\{NODE\})( AS \w+)?$/)
      // The version that everything else here runs on, from a registry that asks for no login.
      const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: { node: string } }
      const arguments_ = lines(name).filter((line) => line.startsWith('ARG '))
      for (const line of arguments_) expect(line).toBe(`ARG NODE=docker.io/library/node:${devDependencies.node}-bookworm-slim`)
      expect(lines(name).findLast((line) => line.startsWith('USER '))).toBe('USER 10001:10001')
    },
  )

  it('of the gateway holds all that its programs import', () => {
    const copied = lines('gateway').flatMap((line) => /^COPY (?!--)(\S+) \.\/\S*$/.exec(line)?.[1] ?? [])
    expect(copied).toContain('shared')
    const image = mkdtempSync(join(tmpdir(), 'llasa-image-'))
    for (const path of copied) cpSync(path, join(image, path), { recursive: true })
    symlinkSync(resolve('node_modules'), join(image, 'node_modules'))
    const run = (...args: string[]) => {
      try {
        return execFileSync(process.execPath, args, {
          cwd: image,
          encoding: 'utf8',
          stdio: 'pipe',
          env: { ...process.env, GATEWAY_TOKEN: '' },
        })
      } catch (error) {
        return String((error as { stderr?: unknown }).stderr)
      }
    }
    // Each gets as far as what it needs as a setting.
    expect(run('gpu-backend/gateway/main.ts')).toContain('GATEWAY_TOKEN')
    expect(run('gpu-backend/serving/fetch-model.ts')).toContain('--bucket')
  })
})
