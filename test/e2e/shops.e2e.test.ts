import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Stack, startStack } from '../support/stack.ts'

const Shop = z.object({
  file: z.string(),
  currency: z.string().optional(),
  /** A question, what the answer has to say, and what it must not. */
  questions: z.array(z.tuple([z.string(), z.string()]).rest(z.string())),
})
const shops = z.record(z.string(), Shop).parse(JSON.parse(readFileSync('test/fixtures/shops/questions.json', 'utf8')))

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const llasa = (...args: string[]): string =>
  execFileSync(process.execPath, ['scripts/llasa.ts', ...args, '--url', stack.url, '--yes'], { encoding: 'utf8' })
const pattern = (text: string): RegExp => new RegExp(text.replace('(?i)', ''), text.startsWith('(?i)') ? 'i' : '')

// Of twenty questions each; what is wrong today is in docs/measurements.md.
const rightMin = 18

describe('a shop’s export', () => {
  it.each(Object.entries(shops))('is imported by one command and answered from by plain requests: %s', async (name, shop) => {
    const made = llasa('keys', 'create', '--tenant', name, '--scope', 'public', '--scope', 'operator', '--json')
    const { key } = z.object({ key: z.string() }).parse(JSON.parse(made))
    const currency = shop.currency ? ['--currency', shop.currency] : []
    llasa('catalogue', 'import', `test/fixtures/shops/${shop.file}`, '--publish', '--key', key, ...currency)
    const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: key, maxRetries: 0 })
    const wrong: string[] = []
    for (const [question, expected, forbidden] of shop.questions) {
      const { output_text: text } = await client.responses.create({ model: 'llasa', input: question })
      const isRight = pattern(expected).test(text) && !(forbidden && pattern(forbidden).test(text))
      if (!isRight) wrong.push(`${question} ${text}`)
    }
    expect(shop.questions).toHaveLength(20)
    if (wrong.length > shop.questions.length - rightMin) expect(wrong).toEqual([])
  })
})
