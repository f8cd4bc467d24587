import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ask, backendSaw, operatorKey, putKey, readStream, seed, send } from '../../support/edge.ts'

const admin = (path: string, body: unknown) => send(`/admin/v1/${path}`, body, { key: operatorKey })

const questions = {
  alpha: ['Where is the alpha counter?', 'How do I find the alpha counter?'],
  beta: ['When does the beta workshop open?', 'What are the hours of the beta workshop?'],
}

/** Each generation answers every question with its own name. */
async function publish(generation: string): Promise<string> {
  const entries = Object.entries(questions).map(([id, own]) => ({
    id,
    questions: own,
    answer: { plain: `${id} of ${generation}` },
    state: 'live',
  }))
  expect((await admin('faqs:import?format=json', { entries })).status).toBe(200)
  return (await (await admin('faqs:publish', {})).json<{ version: string }>()).version
}

describe('publishing, restoring and purging while shoppers ask', () => {
  beforeAll(seed)

  it('fails no request, and no answer mixes two versions', async () => {
    const generations = new Map([[await publish('zero'), 'zero']])
    let over = false
    // Also where the test fails: nobody asks on for ever.
    onTestFinished(() => {
      over = true
    })
    let questionValue = 0
    const shopper = async (number: number) => {
      for (let turn = 0; !over; turn++) {
        const stream = (turn + number) % 2 === 0
        const id = turn % 3 === 0 ? 'alpha' : 'beta'
        const response = await ask(turn % 7 === 0 ? `something else ${turn % 5}` : (questions[id][0] ?? ''), { stream })
        expect(response.status).toBe(200)
        questionValue++
        if (stream) {
          const { done, error, raw, text } = await readStream(response)
          expect({ done, error }).toEqual({ done: true, error: null })
          check(/"faq":\{"id":"(\w+)","version":"([^"]+)"/.exec(raw), text)
        } else {
          const raw = await response.text()
          check(/"faq":\{"id":"(\w+)","version":"([^"]+)"/.exec(raw), JSON.parse(raw).choices[0].message.content)
        }
      }
    }
    const seen: { version: string; text: string; id: string }[] = []
    const check = (found: RegExpExecArray | null, text: string) => {
      if (found?.[1] && found[2]) seen.push({ id: found[1], version: found[2], text })
    }
    // What is loaded on demand is loaded by one request alone: vitest's loader fetches it in that request's name.
    for (const text of [...Object.values(questions).flat(), 'something else 0'])
      for (const stream of [false, true]) await (await ask(text, { stream })).text()
    const shoppers = Promise.all(Array.from({ length: 12 }, (_, number) => shopper(number)))
    /** The shop changes again once so many more were answered. */
    const meanwhile = async (answers: number) => {
      const until = questionValue + answers
      // A fetch, so that those who wait for the network get their turn.
      for (let tries = 0; questionValue < until && tries < 3_000; tries++) await backendSaw()
    }
    for (const generation of ['one', 'two', 'three']) {
      generations.set(await publish(generation), generation)
      await meanwhile(40)
      await admin('answers:purge', {})
      await meanwhile(40)
      const [first = ''] = generations.keys()
      expect((await admin('faqs:restore', { version: first })).status).toBe(200)
      await meanwhile(40)
      await admin('answers:purge', { tags: ['arm:stable'] })
      await meanwhile(40)
    }
    over = true
    await shoppers
    // A purged tag is remembered for a while; a new beginning for whoever comes next.
    await admin('answers:purge', {})
    // Versions and texts are compared once all are known: an answer may come before its publishing has returned.
    const mixed = seen.filter(({ id, version, text }) => text !== `${id} of ${generations.get(version)}`)
    expect(mixed).toEqual([])
    expect(questionValue).toBeGreaterThan(400)
    expect(new Set(seen.map(({ version }) => version)).size).toBe(4)
  }, 60_000)

  it('of 1,000 entries leaves other questions answered as soon as ever', { timeout: 120_000 }, async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      id: `many-${at}`,
      questions: [
        `Where is shelf ${at.toString(36)} of hall ${at % 97}?`,
        `How do I get to shelf ${at.toString(36)} in hall ${at % 97}?`,
      ],
      answer: { plain: `Hall ${at % 97}.` },
      state: 'live',
    }))
    expect((await admin('faqs:import?format=json', { entries: many })).status).toBe(200)
    const key = 'llasa_beside_longenough'
    await putKey(key, 'other-shop', ['public'])
    const waited = async (): Promise<number> => {
      const startedAt = Date.now()
      expect((await send('/v1/products/mug', undefined, { key })).status).toBe(200)
      return Date.now() - startedAt
    }
    await waited()
    let isPublished = false
    const publishing = admin('faqs:publish', {}).finally(() => {
      isPublished = true
    })
    const waits: number[] = []
    while (!isPublished) {
      waits.push(await waited())
      // A fetch, as above.
      await backendSaw()
    }
    expect((await publishing).status).toBe(201)
    waits.sort((a, b) => a - b)
    expect(waits.length).toBeGreaterThan(20)
    expect(waits.at(-1)).toBeLessThan(1_000)
  })
})
