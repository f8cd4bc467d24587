import { afterAll, beforeAll, expect, it } from 'vitest'
import { localKeys } from '../../shared/api-key.ts'
import { taskNamed, tasks } from '../../shared/tasks/all.ts'
import { Llasa } from '../../workers/client/client.ts'
import { taskSamples, tasksBeyondNano } from '../../workers/pages/task-samples.ts'
import { type Stack, startStack } from '../support/stack.ts'

let stack: Stack
let client: Llasa
beforeAll(async () => {
  stack = await startStack()
  client = new Llasa({ baseUrl: stack.url, apiKey: localKeys.public })
})
afterAll(() => stack.stop())

const idsOf = (output: unknown): string[] => (output as { products: { id: string }[] }).products.map(({ id }) => id)

/** What a person would accept as an answer to the sample. */
const isGood: Readonly<Record<string, (output: never) => boolean>> = {
  'search-rank': (output) => idsOf(output)[0] === 'glimt-headlamp',
  retrieve: (output) => idsOf(output)[0] === 'ridge-45-backpack',
  'recommend-next': (output) => idsOf(output).every((id) => /sleeping|hammock|poles|tent|stove|bottle/.test(id)),
  complements: (output) => idsOf(output).every((id) => /headlamp|sleeping|hammock|poles|tent|stove|bottle/.test(id)),
  substitutes: (output) => idsOf(output).sort().join() === 'candidate-2,candidate-3,candidate-5',
  'product-question': ({ answer, answered }: { answer: string; answered: boolean }) => answered && answer.includes('5 years'),
  'extract-attributes': ({ attributes }: { attributes: { value: string | null }[] }) =>
    ['Fjellvik', 'green', '45 l'].every((value, at) => attributes[at]?.value?.includes(value)),
  'classify-category': ({ category }: { category: string }) => category === 'Outdoor',
  'classify-relevance': ({ label }: { label: string }) => label === 'irrelevant',
  'classify-sentiment': ({ score }: { score: number }) => score < 1,
  'summarise-reviews': ({ summary, points }: { summary: string; points: { quote: string }[] }) =>
    /Comfortable straps/.test(summary) && /zip broke/.test(summary) && points.length === 2,
  'write-title': ({ title }: { title: string }) => title === 'Fjellvik Trekking Pack, 45 l',
  'write-description': ({ description }: { description: string }) =>
    /Ridge 45 Backpack\. Material: recycled nylon\./.test(description),
  'write-keywords': ({ keywords }: { keywords: string[] }) =>
    ['backpack', 'recycled nylon backpack'].every((keyword) => keywords.includes(keyword)),
}

it.each(tasks.map(({ name }) => name))('the sample of %s shows a good answer, or that this model cannot', async (name) => {
  const { output, answeredBy, model } = await client.task(name, taskSamples('en')[name] ?? {})
  expect(taskNamed(name)?.output.safeParse(output).success).toBe(true)
  if (tasksBeyondNano.has(name)) expect([answeredBy, model]).toEqual(['model', 'llasa-nano'])
  else expect(isGood[name]?.(output as never), JSON.stringify(output)).toBe(true)
})

const question =
  'Which of the following product could potentially feature the attribute season?\n0. Star Visual Dictionary\n1. Birthday T-Shirt\n2. Winter Berries Large Flag\n3. Coffee Grinder\nAnswer: '
const chat = (more: object): Promise<Response> =>
  fetch(`${stack.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${localKeys.public}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'llasa', messages: [{ role: 'user', content: question }], llasa: { task: 'auto' }, ...more }),
  })

it('a task that a rule answers says so, complete and streamed', async () => {
  const complete = await chat({})
  expect(complete.headers.get('cache-status')).toBe('LLaSA; hit; detail=rules')
  expect(await complete.json()).toMatchObject({
    choices: [{ message: { content: '2' } }],
    usage: { total_tokens: 0 },
    llasa: { rules: { kind: 'what has an attribute' } },
  })
  const streamed = await chat({ stream: true })
  expect(streamed.headers.get('cache-status')).toBe('LLaSA; hit; detail=rules')
  const text = await streamed.text()
  expect(text).toContain('"content":"2"')
  expect(text).toContain('"rules":{"kind":"what has an attribute"}')
  expect(text.trimEnd().endsWith('data: [DONE]')).toBe(true)
})

it('a caller who turns the rules off gets the model, in a chat and in a task', async () => {
  const reply = await chat({ llasa: { task: 'auto', rules: 'off' } })
  expect(reply.headers.get('cache-status')).not.toContain('detail=rules')
  expect(await reply.json()).toMatchObject({ usage: { completion_tokens: expect.any(Number) } })
  const task = await fetch(`${stack.url}/v1/tasks/classify-sentiment`, {
    method: 'POST',
    headers: { authorization: `Bearer ${localKeys.public}`, 'content-type': 'application/json' },
    body: JSON.stringify({ input: taskSamples('en')['classify-sentiment'], rules: 'off' }),
  })
  expect(await task.json()).toMatchObject({ answeredBy: 'model' })
})
