import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkpointProblem } from '../../../gpu-backend/serving/check-checkpoint.ts'

const problemOf = (config: object, files: readonly string[] = ['tokenizer.json']) => {
  const folder = mkdtempSync(join(tmpdir(), 'llasa-checkpoint-'))
  for (const file of files) writeFileSync(join(folder, file), '{}')
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
  return checkpointProblem(folder)
}

it('a checkpoint that TensorRT-LLM’s transformers would read wrongly is refused, and by what to write', async () => {
  expect(await problemOf({ rope_parameters: { rope_theta: 1_000_000 } })).toContain('write "rope_theta": 1000000')
  expect(await problemOf({})).toContain('no rope_theta')
  expect(await problemOf({ rope_theta: 10_000, rope_parameters: { rope_theta: 1_000_000 } })).toContain('10000, and 1000000')
  expect(await problemOf({ rope_theta: 1_000_000 }, [])).toContain('tokenizer.json')
  expect(await problemOf({ rope_theta: 1_000_000, rope_parameters: { rope_theta: 1_000_000 } })).toBeNull()
  expect(await problemOf({ rope_theta: 1_000_000 })).toBeNull()
})
