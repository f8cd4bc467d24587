import { beforeAll, describe, expect, it } from 'vitest'
import { buildWorker } from '../../scripts/build-worker.ts'
import { startFiles } from '../../scripts/checks/worker-size.ts'

describe('the built Worker', () => {
  let evaluated: string[] = []
  let all: string[] = []

  beforeAll(async () => {
    const { outputs } = await buildWorker()
    const inputsOf = (files: readonly string[]) =>
      files.flatMap((file) =>
        Object.entries(outputs[file]?.inputs ?? {}).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
      )
    evaluated = inputsOf(startFiles({ outputs }))
    all = inputsOf(Object.keys(outputs))
  })

  it.each([
    ['agents', /^workers\/agents\//],
    ['the SDK of MCP', /modelcontextprotocol/],
    ['importers of feeds', /^workers\/catalogue\/feeds\/|\/(?:saxes|papaparse|@streamparser)\//],
    [
      'operators’ routes and services',
      /^workers\/admin-|\/(?:faq-store|faq-versions|managed-keys|import-service|catalogue-versions)\.ts$/,
    ],
    ['search', /^workers\/catalogue\/query\/|@orama\/stemmers/],
    ['weighing, composing and the words of grounding', /^shared\/(?:weighing|composing|grounding\/lexicon)\//],
    ['known questions’ languages and words', /^shared\/faq\/(?:match|build-index)\.ts$|words-v1\.bin$/],
    ['tasks', /^(?:workers|shared)\/tasks\//],
    [
      'what the guard does',
      /^workers\/rollout\/(?:guard\/(?:judge-arm|guard-plan|evidence|analytics-sql)|objects\/guard-work)\.ts$/,
    ],
    ['JSON Schema', /^shared\/json-schema\.ts$|json-schema-processors\.js$/],
    ['zod that only others use', /^zod-of-/],
  ])('has an isolate evaluate no %s until a request needs them', (_, pattern) => {
    expect(all.filter((file) => pattern.test(file))).not.toEqual([])
    expect(evaluated.filter((file) => pattern.test(file))).toEqual([])
  })

  it('has the way in and the plain chat at hand', () => {
    for (const file of ['workers/app.ts', 'workers/access/routes/admit.ts', 'workers/chat/answer-chat.ts'])
      expect(evaluated).toContain(file)
  })
})
