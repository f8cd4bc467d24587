import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpuMs } from './gateway.ts'

export interface Measured {
  readonly rps: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of the process that answers, a request. */
  readonly cpuMs: number
}

interface Load {
  readonly kind: string
  readonly port: number
  /** Differs between runs whose requests must. */
  readonly seed: string
  /** Of the process that answers. */
  readonly pid: number
  readonly connections: number
  readonly seconds: number
  /** For Portkey's gateway, whose callers name the backend. */
  readonly backendPort?: number | undefined
}

export function needTools(): void {
  for (const tool of ['wrk', 'taskset']) {
    try {
      execFileSync('which', [tool])
    } catch {
      throw new Error(`${tool} is needed. On Debian: apt-get install wrk util-linux`)
    }
  }
}

export const pinned = (core: number, file: string, args: readonly string[]): ChildProcess =>
  spawn('taskset', ['-c', String(core), file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })

/** As many requests of a kind as so many connections send in that time, from core 1. */
export function wrk({ kind, port, seed, pid, connections, seconds, backendPort }: Load): Measured {
  const before = cpuMs(pid)
  const args = ['-c', '1', 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '-s', 'test/bench/load.lua']
  const env = { ...process.env, BENCH_KIND: kind, BENCH_SEED: seed, BENCH_BACKEND: backendPort ? String(backendPort) : '' }
  const out = execFileSync('taskset', [...args, `http://127.0.0.1:${port}`], { encoding: 'utf8', env })
  const result = JSON.parse(out.split('RESULT ')[1] ?? '') as {
    readonly requests: number
    readonly microseconds: number
    readonly errors: number
    readonly p50: number
    readonly p99: number
  }
  const { requests, microseconds, errors, p50, p99 } = result
  if (errors > 0) throw new Error(`${kind} on port ${port}: ${errors} errors\n${out}`)
  return { rps: requests / (microseconds / 1e6), p50Ms: p50 / 1000, p99Ms: p99 / 1000, cpuMs: (cpuMs(pid) - before) / requests }
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
