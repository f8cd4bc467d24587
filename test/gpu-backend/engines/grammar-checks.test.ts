import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { GrammarChecks } from '../../../gpu-backend/engines/llama/grammar-checks.ts'

let checks: GrammarChecks
afterEach(() => checks.close())

/** A process in the checker's place that does what the grammar says. */
async function scripted(): Promise<{ start: () => ChildProcess; started: () => number }> {
  const file = join(await mkdtemp(join(tmpdir(), 'checks-')), 'checker.mjs')
  await writeFile(
    file,
    `process.on('message', ({ id, grammar }) => {
       if (grammar === 'crash') process.abort()
       if (grammar === 'hang') for (;;);
       process.send({ id, isGood: grammar !== 'bad', reason: 'is bad' })
     })
     process.send({ id: 0, isGood: true })`,
  )
  let started = 0
  return {
    start: () => {
      started++
      return fork(file, { stdio: 'ignore' })
    },
    started: () => started,
  }
}

describe('grammars, tried in a process of their own', () => {
  it('that crash or stall it cost that process, once, and nobody else’s grammar', async () => {
    const { start, started } = await scripted()
    checks = new GrammarChecks({ deadlineMs: 300, start })
    expect(await checks.check({ grammar: 'good' })).toEqual({ isGood: true })
    const verdicts = await Promise.all(['crash', 'hang', 'bad', 'other'].map((grammar) => checks.check({ grammar })))
    expect(verdicts.map(({ isGood }) => isGood)).toEqual([false, false, false, true])
    expect(started()).toBe(3)
    for (const grammar of ['crash', 'hang', 'bad', 'other', 'good']) await checks.check({ grammar })
    expect(started()).toBe(3)
  })

  it('that would end the real one by a native crash leave this process alive', async () => {
    checks = new GrammarChecks({ deadlineMs: 5_000 })
    const nested = `root ::= ${'('.repeat(200_000)}"a"${')'.repeat(200_000)}`
    expect(await checks.check({ grammar: nested })).toMatchObject({ isGood: false })
    expect(await checks.check({ grammar: 'root ::= nowhere' })).toMatchObject({ isGood: false })
    expect(await checks.check({ grammar: 'root ::= "yes" | "no"' })).toEqual({ isGood: true })
    expect(await checks.check({ schema: { type: 'object', properties: { a: { type: 'string' } } } })).toEqual({ isGood: true })
  })
})
