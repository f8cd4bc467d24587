import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readableLine } from '../../scripts/readable-line.ts'
import { freePort, freePortPair, isFree, lineOf, startStack } from '../support/stack.ts'

describe('npm start', () => {
  it('says where everything is, and Ctrl-C ends all of it', async () => {
    const stack = await startStack()
    const output = stack.output()
    for (const expected of ['Playground', 'llasa_dev_localonly', 'llasa_ops_localonly', 'curl -N'])
      expect(output).toContain(expected)
    expect(output).not.toMatch(/warn|durable/i)
    expect(await stack.stop()).toBe(0)
    const ports = [new URL(stack.url).port, new URL(stack.metricsUrl).port].map(Number)
    for (const port of ports) expect(await isFree(port)).toBe(true)
  })

  it('names the port that is in use', async () => {
    const { createServer } = await import('node:net')
    const port = await freePort()
    const holder = createServer().listen(port, '127.0.0.1')
    const lines: string[] = []
    const child = spawn(process.execPath, ['scripts/dev.ts', '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] })
    await lineOf(child, lines, new RegExp(`Port ${port} is in use`))
    holder.close()
  })

  it('shows a request as one short line, and no noise', () => {
    expect(readableLine('⎔ Starting local server...')).toBeNull()
    expect(readableLine('{"kind":"ready"}')).toBeNull()
    expect(readableLine('✘ [ERROR] something broke')).toContain('something broke')
  })
})

describe('the gateway on SIGTERM', () => {
  it('finishes the stream it has begun, admits nobody, and ends', async () => {
    const port = await freePortPair()
    const token = 'token-of-the-drain-test'
    const gateway = spawn(
      process.execPath,
      [
        'gpu-backend/gateway/main.ts',
        '--model',
        'gpu-backend/models/llasa-nano.gguf',
        '--port',
        String(port),
        '--admin-port',
        String(port + 1),
        '--threads',
        '1',
      ],
      { env: { ...process.env, GATEWAY_TOKEN: token }, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const lines: string[] = []
    await lineOf(gateway, lines, /"kind":"ready"/)
    const exited = new Promise<number | null>((resolve) => gateway.once('exit', resolve))
    const ask = () =>
      fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          model: 'llasa-nano',
          stream: true,
          temperature: 2,
          max_tokens: 400,
          messages: [{ role: 'user', content: 'hello' }],
        }),
      })
    const running = await ask()
    gateway.kill('SIGTERM')
    const rest = running.text()
    await expect
      .poll(async () => (await ask().catch(() => null))?.status ?? 'closed')
      .toSatisfy((status: unknown) => status === 503 || status === 'closed')
    expect(await rest).toContain('data: [DONE]')
    expect(await exited).toBe(0)
  })
})
