import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { closedLoop } from '../../../gpu-backend/simulator/closed-loop.ts'
import { generator } from '../../../shared/faq/train-classes.ts'

const folder = fileURLToPath(new URL('../../../../shared/data/traces/', import.meta.url).href)
const hasData = existsSync(`${folder}silicon_dense_agg.csv`)
if (!hasData) console.warn('No traces beside the project (shared/data/traces): the simulator is not held against silicon.')

const rowsOf = (file: string): string[][] =>
  readFileSync(`${folder}${file}`, 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split(','))

// Memory by card in GB, what a 70B model's weights take, and FP8 keys and values a token (Llama-3.1-70B's shape).
const memoryGb: Record<string, number> = { h200_sxm: 141, b200_sxm: 180 }
const weightsGb: Record<string, number> = { fp8: 71, fp4: 40 }
const kvBytesPerToken = 163_840

/** TensorRT-LLM on one or two cards, 1,024 tokens of answer: each measured row beside the simulation of the same benchmark. */
function compare() {
  const models = new Map(
    rowsOf('itermodel_llama70b.csv').map(([system, engine, precision, tp, base, context, prefill]) => [
      `${system} ${engine} ${precision} ${tp}`,
      { baseMs: Number(base), msPer1kContextTokens: Number(context), msPerPrefillToken: Number(prefill) },
    ]),
  )
  return rowsOf('silicon_dense_agg.csv').flatMap(
    ([name, system = '', engine, , precision = '', input, output, tp, concurrency, ttft, tpot]) => {
      const model = models.get(`${system} ${engine} ${precision} ${tp}`)
      const isOurs = name?.includes('70B') && engine === 'trtllm' && Number(tp) <= 2 && output === '1024' && memoryGb[system]
      if (!isOurs || !model) return []
      const room = 0.9 * ((memoryGb[system] ?? 0) * Number(tp) - (weightsGb[precision] ?? 0))
      const callers = Number(concurrency)
      const simulated = closedLoop({
        model,
        kvTokens: (room * 1e9) / kvBytesPerToken,
        sequencesMax: 1_024,
        tokensPerIteration: 8_192,
        concurrency: callers,
        promptTokens: Number(input),
        outputTokens: Number(output),
        // As the harness of the measurements does: ten prompts a caller, lengths from 0.8 of the nominal.
        requests: 10 * callers,
        lengthMin: 0.8,
        random: generator(7),
      })
      const row = `${system} ${precision} tp${tp} ${input}/${output} c${concurrency}`
      return [
        {
          row,
          tpot: simulated.tpotMs / Number(tpot) - 1,
          ttft: simulated.ttftMs / Number(ttft) - 1,
          measuredTtftMs: Number(ttft),
        },
      ]
    },
  )
}

describe.skipIf(!hasData)('the simulated replica', () => {
  const rows = hasData ? compare() : []

  it('makes tokens as fast as the measured one: 4 % off on average, 8 % on one H200, never more than 12 %', () => {
    const off = rows.map(({ tpot }) => Math.abs(tpot))
    expect(rows.length).toBeGreaterThan(40)
    expect(off.reduce((sum, each) => sum + each, 0) / off.length).toBeLessThan(0.04)
    expect(rows.filter(({ row, tpot }) => row.startsWith('h200_sxm fp8 tp1') && Math.abs(tpot) > 0.08)).toEqual([])
    expect(rows.filter(({ tpot }) => Math.abs(tpot) > 0.12)).toEqual([])
  })

  it('falls off the KV cliff where the measured one does: the first token within 25 %, never fitted', () => {
    const cliff = rows.filter(({ measuredTtftMs }) => measuredTtftMs > 10_000)
    expect(cliff.length).toBeGreaterThanOrEqual(4)
    expect(cliff.filter(({ ttft }) => Math.abs(ttft) > 0.25)).toEqual([])
  })
})
