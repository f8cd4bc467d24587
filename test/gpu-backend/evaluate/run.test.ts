import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Asker } from '../../../gpu-backend/evaluate/shopbench/ask.ts'
import { lexicalBaseline, majorityBaseline, randomBaseline } from '../../../gpu-backend/evaluate/shopbench/baselines.ts'
import { readQuestions } from '../../../gpu-backend/evaluate/shopbench/questions.ts'
import { reportPage, reportTable } from '../../../gpu-backend/evaluate/shopbench/report.ts'
import type { Results } from '../../../gpu-backend/evaluate/shopbench/results.ts'
import { type RunOptions, run } from '../../../gpu-backend/evaluate/shopbench/run.ts'

const rows = [
  {
    input_field: 'Which is red?\n0. sky\n1. blood\nAnswer: ',
    output_field: 1,
    task_type: 'multiple-choice',
    metric: 'accuracy',
    task_name: 'a',
    skill: 'x',
  },
  {
    input_field: 'Which is blue?\n0. sky\n1. blood\nAnswer: ',
    output_field: 0,
    task_type: 'multiple-choice',
    metric: 'accuracy',
    task_name: 'a',
    skill: 'x',
  },
  {
    input_field: 'Rank by relevance.\n1. a\n2. b\n3. c\n4. d\n5. e\n',
    output_field: [0, 1, 0, 0.1, 0],
    task_type: 'ranking',
    metric: 'ndcg',
    task_name: 'b',
    skill: 'x',
  },
  {
    input_field: 'Extract the phrases of entity type color.\nQuery: red mug',
    output_field: ['red'],
    task_type: 'named_entity_recognition',
    metric: 'micro f1',
    task_name: 'c',
    skill: 'y',
  },
  {
    input_field: 'Explain mug.',
    output_field: 'A cup.',
    task_type: 'generation',
    metric: 'sent-transformer',
    task_name: 'd',
    skill: 'y',
  },
]
const answers: Record<string, string> = {
  'Which is red?': '1',
  'Which is blue?': '1',
  'Rank by relevance.': '2,4,1,3,5',
  'Extract the': 'red, mug',
  'Explain mug.': 'A cup.',
}

const oracle: Asker = async ({ id, prompt }) => ({
  id,
  response: Object.entries(answers).find(([start]) => prompt.startsWith(start))?.[1] ?? '',
  latencyMs: 1,
  promptTokens: 10,
  completionTokens: 1,
  error: null,
})

function options(out: string, file: string): RunOptions {
  return {
    name: 'test',
    model: 'm',
    baseUrl: 'http://127.0.0.1:1/v1',
    decoding: 'free',
    variant: 'contest',
    seed: 1,
    files: [file],
    trained: [],
    perTaskMax: 1_000,
    out,
    concurrency: 2,
    usdPerMillionInput: 1,
    usdPerMillionOutput: 2,
    cosine: null,
    onProgress: () => {},
  }
}

function folder(): { out: string; file: string } {
  const out = mkdtempSync(join(tmpdir(), 'llasa-shopbench-'))
  const file = join(out, 'questions.jsonl')
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))
  return { out, file }
}

const scores = ({ overall, bySkill, byType, byTask, intervals, samples }: Results) => ({
  overall,
  bySkill,
  byType,
  byTask,
  intervals,
  samples,
})

describe('rows of the table', () => {
  const write = (more: readonly object[]) => {
    const file = join(mkdtempSync(join(tmpdir(), 'llasa-shopbench-')), 'mixed.jsonl')
    writeFileSync(file, more.map((row) => JSON.stringify({ skill: 'x', task_name: 'mixed', ...row })).join('\n'))
    return file
  }
  const choice = {
    input_field: 'Which is red?\n0. sky\n1. blood\nAnswer: ',
    output_field: 1,
    task_type: 'multiple-choice',
    metric: 'accuracy',
  }
  const judgement = (gold: number) => ({
    input_field: `Is blood ${gold} red?\n0. no\n1. yes\nAnswer: `,
    output_field: gold,
    task_type: 'multiple-choice',
    metric: 'accuracy',
  })
  const inWords = {
    input_field: 'Is the sky blue? Answer yes or no.',
    output_field: 'yes',
    task_type: 'generation',
    metric: 'rougel',
  }

  it('hold one form of answer and one metric each: yes and no stand apart from choices', () => {
    const questions = readQuestions(write([choice, judgement(1), inWords]))
    expect(questions.map(({ form }) => form)).toEqual(['multiple-choice', 'yes/no', 'yes/no'])
    expect(new Set(questions.map(({ task }) => task)).size).toBe(3)
    expect(readQuestions(write([choice, choice])).map(({ task }) => task)).toEqual(['mixed', 'mixed'])
  })

  it('have a constant answer of their own to beat', () => {
    const questions = readQuestions(write([choice, judgement(1), judgement(1), judgement(0)]))
    const majority = majorityBaseline(questions)
    expect(questions.map(majority)).toEqual(['1', '1', '1', '1'])
    expect(questions.filter(({ form }) => form === 'yes/no').filter((each) => majority(each) === String(each.gold))).toHaveLength(
      2,
    )
  })

  it('name what the model may have seen, and show what nothing could score', async () => {
    const { out, file } = folder()
    const seen = rows[0]?.input_field ?? ''
    const results = await run({ ...options(out, file), trained: [seen] }, () => oracle)
    expect(results.leakage).toEqual({ a: 1, b: 0, c: 0, d: 0 })
    const table = reportTable([results])
    expect(table).toMatch(/task:a .*n=2, accuracy, 50\.0 % in training data/)
    expect(table).toMatch(/task:d .*not scored/)
  })
})

describe('a ShopBench run', () => {
  it('averages samples by task, tasks by skill, skills to the whole; F1 is pooled; what cannot be scored is left out', async () => {
    const { out, file } = folder()
    const results = await run(options(out, file), () => oracle)
    expect(results.byTask.a?.score).toBe(0.5)
    expect(results.byTask.b?.score).toBeCloseTo(1, 9)
    expect(results.byTask.c?.score).toBeCloseTo(2 / 3, 9)
    expect(results.byTask.d?.score).toBeNull()
    expect(results.bySkill.x).toBeCloseTo(0.75, 9)
    expect(results.overall).toBeCloseTo((0.75 + 2 / 3) / 2, 9)
    expect(results.embedding).toContain('none')
    expect(results.cost.usd).toBeCloseTo((50 * 1 + 5 * 2) / 1e6, 12)
  })

  it('interrupted at any question, goes on to the same result, asking nothing twice', async () => {
    const whole = folder()
    const expected = scores(await run(options(whole.out, whole.file), () => oracle))
    for (let stop = 0; stop < rows.length; stop++) {
      const { out, file } = folder()
      let requestCount = 0
      const dying: Asker = async (question) => {
        if (requestCount++ >= stop) throw new Error('cut off')
        return oracle(question)
      }
      await expect(run({ ...options(out, file), concurrency: 1 }, () => dying)).rejects.toThrow('cut off')
      // The interruption may fall into the middle of a line.
      writeFileSync(join(out, 'outputs.jsonl'), `${readFileSync(join(out, 'outputs.jsonl'), 'utf8')}{"id":"cut`)
      let again = 0
      const results = await run(options(out, file), () => (question) => {
        again++
        return oracle(question)
      })
      expect(again).toBe(rows.length - stop)
      expect(scores(results)).toEqual(expected)
    }
  })

  it('refuses to go on with the answers of another model', async () => {
    const { out, file } = folder()
    await run(options(out, file), () => oracle)
    await expect(run({ ...options(out, file), model: 'other' }, () => oracle)).rejects.toThrow('another run')
  })

  it('names the file, row and field of a question that does not fit', () => {
    const { out } = folder()
    const bad = join(out, 'bad.jsonl')
    writeFileSync(bad, `${JSON.stringify(rows[0])}\n${JSON.stringify({ ...rows[1], metric: 'applause' })}`)
    expect(() => readQuestions(bad)).toThrow(/bad\.jsonl, row 2[\s\S]*metric/)
  })

  it('is reported side by side, as text and as a page without scripts', async () => {
    const { out, file } = folder()
    const results = await run(options(out, file), () => oracle)
    expect(reportTable([results, { ...results, name: 'second' }])).toContain('second')
    const page = reportPage([{ ...results, name: '<script>alert(1)</script>' }])
    expect(page).toContain('<svg')
    expect(page).not.toContain('<script')
  })
})

describe('baselines', () => {
  it('give answers that the parsers accept, the same for the same seed', () => {
    const { file } = folder()
    const questions = readQuestions(file)
    for (const baseline of [randomBaseline(1), majorityBaseline(questions), lexicalBaseline])
      for (const question of questions) expect(baseline(question), question.prompt).not.toBe('')
    expect(questions.map(randomBaseline(5))).toEqual(questions.map(randomBaseline(5)))
  })
})
