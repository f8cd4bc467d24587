import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Stack {
  readonly url: string
  readonly metricsUrl: string
  readonly output: () => string
  /** As Ctrl-C does; resolves with the exit code. */
  readonly stop: () => Promise<number | null>
}

/** What `npm start` starts, on ports and in a folder of its own: the real Worker, gateway and model. */
export async function startStack(): Promise<Stack> {
  const [port, gatewayPort] = [await freePort(), await freePortPair()]
  const stateDir = await mkdtemp(join(tmpdir(), 'llasa-e2e-'))
  const lines: string[] = []
  const child = spawn(
    process.execPath,
    ['scripts/dev.ts', '--port', String(port), '--gateway-port', String(gatewayPort), '--state-dir', stateDir],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  await lineOf(child, lines, /Ctrl-C ends everything/)
  return {
    url: `http://127.0.0.1:${port}`,
    metricsUrl: `http://127.0.0.1:${gatewayPort + 1}/metrics`,
    output: () => lines.join('\n'),
    async stop() {
      const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      const code = await exited
      await rm(stateDir, { recursive: true, force: true })
      return code
    },
  }
}

/** Resolves at the first line that matches, on either output. */
export function lineOf(child: ChildProcess, lines: string[], pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const onLine = (line: string) => {
      lines.push(line)
      if (pattern.test(line)) resolve()
    }
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', onLine)
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${lines.join('\n')}`)))
  })
}

// Below the range from which systems take ports for outgoing connections, one of which might get there first.
const ports = { from: 20_000, to: 32_000 }

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = ports.from + Math.floor(Math.random() * (ports.to - ports.from))
    if (await isFree(port)) return port
  }
}

/** Two neighbouring ports, for a gateway and its metrics. */
export async function freePortPair(): Promise<number> {
  for (;;) {
    const first = await freePort()
    if (await isFree(first + 1)) return first
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** A gauge or counter of the gateway, by its full line up to the value. */
export async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(url)).text()
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `))
  return Number(line?.split(' ')[1] ?? Number.NaN)
}
