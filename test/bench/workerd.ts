import { execFileSync } from 'node:child_process'

/** The process of the runtime that another one started. */
export function workerdPid(parent: number): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const child = lines.find(([, ppid, name]) => Number(ppid) === parent && name === 'workerd')
  if (!child) throw new Error('workerd was not found')
  return Number(child[0])
}
