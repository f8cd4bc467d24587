import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeModel } from '../../../scripts/local/describe-model.ts'
import { rowOf } from '../../../scripts/local/model-table.ts'
import { localSettings } from '../../../scripts/local/settings.ts'
import { parsePrompt } from '../../../shared/prompt.ts'

const promptOf = (version: string) => parsePrompt(version, readFileSync(`shared/prompts/${version}.md`, 'utf8'))
const sizes = [2e6, 135e6, 600e6, 3e9, 7e9, 72e9]

test('the committed model is recognised by its header and asked by the prompt it was trained on', async () => {
  const model = await describeModel('gpu-backend/models/llasa-nano.gguf')
  expect(model).toMatchObject({ id: 'llasa-nano', name: 'llasa-nano', contextTokens: 2_048 })
  expect(model.parameters).toBeGreaterThan(2e6)
  expect(localSettings(model, 1).arms[0]).toMatchObject({ prompt: 'nano-v2', taskPrompt: 'tasks-v2', contextTokens: 2_048 })
})

test('a model of ours keeps its prompt under any file name', () => {
  expect(rowOf({ name: 'llasa-small', parameters: 116e6 }).prompt).toBe('small-v2')
  expect(rowOf({ name: 'llasa-nano', parameters: 3e6 }).prompt).toBe('nano-v2')
})

test('a model from elsewhere is never asked by a prompt that only ours was trained on, and the larger says more itself', () => {
  const rights = ['all', 'certain', 'found', 'nothing']
  const composed = sizes.map((parameters) => {
    const row = rowOf({ name: 'Some model', parameters })
    expect(['nano-v1', 'nano-v2', 'small-v1', 'small-v2', 'tasks-v1', 'tasks-v2']).not.toContain(row.prompt)
    expect(() => promptOf(row.taskPrompt)).not.toThrow()
    return rights.indexOf(promptOf(row.prompt).edgeComposes)
  })
  expect(composed).toEqual(composed.toSorted((a, b) => a - b))
  expect(composed[0]).toBe(0)
  expect(composed.at(-1)).toBe(3)
})

test('rules answer tasks for models below a billion parameters, and never for larger ones', () => {
  const ruled = sizes.map((parameters) => promptOf(rowOf({ name: 'Some model', parameters }).taskPrompt).taskRules)
  expect(ruled).toEqual([true, true, true, false, false, false])
  expect(promptOf(rowOf({ name: 'llasa-small', parameters: 116e6 }).taskPrompt).taskRules).toBe(true)
})

test('a model is not given more context than it was trained on', () => {
  const model = { id: 'x', name: 'x', parameters: 3e9, contextTokens: 1_024, revision: '1' }
  expect(localSettings(model, 1).arms[0]?.contextTokens).toBe(1_024)
})
