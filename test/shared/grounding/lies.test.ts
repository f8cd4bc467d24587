import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../gpu-backend/dataset/grounded/random.ts'
import { honestAnswers, lostOf } from '../../../gpu-backend/evaluate/grounding/honest.ts'
import { tryLaterHonest, tryLaterLies } from '../../../gpu-backend/evaluate/grounding/later.ts'
import { tryLaterTasks } from '../../../gpu-backend/evaluate/grounding/later-tasks.ts'
import { lieFacts, lieProducts, readLies, tryLies } from '../../../gpu-backend/evaluate/grounding/lies.ts'
import { GroundedText, groundText } from '../../../shared/grounding/grounded-text.ts'
import { Catalogue } from '../../../shared/product.ts'
import { leaked, randomOutput } from '../../support/random-output.ts'

const results = tryLies(readLies())
const left = results.filter(({ isLeft }) => isLeft)
const facts = lieFacts({ question: '', language: 'en' })

describe('lying texts', () => {
  it('are at least three hundred, in four languages and 25 kinds, each also in disguise', () => {
    const plain = results.filter(({ lie }) => lie.decoration === null)
    expect(plain.length).toBeGreaterThanOrEqual(300)
    expect(new Set(plain.map(({ lie }) => lie.language)).size).toBe(4)
    expect(new Set(plain.map(({ lie }) => lie.kind)).size).toBeGreaterThanOrEqual(25)
    expect(results.length).toBeGreaterThan(plain.length * 1.5)
  })

  it('never leave as they are, but for one in a hundred', () => {
    expect(left.filter(({ lie }) => !lie.isKeptAside).map(({ lie }) => lie.text)).toEqual([])
    const keptAside = results.filter(({ lie }) => lie.isKeptAside)
    expect(left.length / keptAside.length).toBeLessThan(0.02)
  })

  it.each(['price', 'stock', 'code', 'link', 'mail', 'phone', 'iban', 'markup', 'glued'])(
    'of kind %s never leave at all',
    (kind) => {
      expect(left.filter(({ lie }) => lie.kind === kind)).toEqual([])
    },
  )
})

describe('honest answers', () => {
  it('lose a right statement in at most one of a hundred', () => {
    const { products, policies } = Catalogue.parse(JSON.parse(readFileSync('shared/sample-shop/en.json', 'utf8')))
    const answers = honestAnswers(new Random(5), products, policies, 250)
    const lost = answers.filter((answer) => lostOf(answer, policies).lost.length > 0)
    expect(lost.map(({ text }) => text).length).toBeLessThanOrEqual(2)
  })
})

describe('texts of invented shops, all written before any was tried', () => {
  const wrongOf = (trials: ReturnType<typeof tryLaterLies>) =>
    trials.filter(({ isWrong }) => isWrong).map(({ text, shown }) => `${text.text} → ${shown}`)

  it.each([1, 2, 3, 4, 5, 6, 7])('lies do not leave (round %s)', (round) => {
    expect(wrongOf(tryLaterLies(round)).length).toBeLessThanOrEqual(1)
  })

  // Of those counted most say the same in the record's own words.
  it.each([
    [1, 11],
    [2, 3],
    [3, 1],
    [4, 3],
    [5, 1],
    [6, 17],
    [7, 1],
  ])('right statements stay, but for those that nothing ties to a product (round %s)', (round, lostMax) => {
    expect(wrongOf(tryLaterHonest(round)).length).toBeLessThanOrEqual(lostMax)
  })
})

describe('tasks that write prose', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7].flatMap(tryLaterTasks)

  it.each([
    ['description', 0.01],
    ['title', 0.01],
    ['reviews', 0.01],
    // Of a sentence in another language only figures, terms and negations can be held to its source.
    ['translation', 0.03],
  ] as const)('write %s of a product without the lies of its shop', (task, shareMax) => {
    const own = rows.filter((row) => row.task === task)
    const tries = own.reduce((sum, row) => sum + row.tries, 0)
    const through = own.flatMap((row) => row.through)
    expect(tries).toBeGreaterThan(1_500)
    expect(through.length / tries, through.map(({ shown }) => shown).join('\n')).toBeLessThan(shareMax)
  })
})

describe('whatever a model writes', () => {
  it('no brace, tag or unknown address is shown, and the same text is shown however it is cut', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(randomOutput, fc.array(fc.nat(400), { maxLength: 12 }), (text, cuts) => {
        const grounded = new GroundedText(facts)
        const edges = [0, ...cuts.filter((at) => at < text.length).sort((a, b) => a - b), text.length]
        let shown = ''
        edges.slice(1).forEach((edge, at) => {
          shown += grounded.push(text.slice(edges[at], edge))
        })
        shown += grounded.end()
        expect(shown).not.toMatch(leaked)
        expect(shown).toBe(groundText(text, facts).text)
      }),
      { numRuns: 10_000 },
    )
  })

  it('JSON stays JSON', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('title', 'price', 'note', 'in_stock', 'free_shipping'),
          fc.oneof(randomOutput, fc.double(), fc.boolean(), fc.constant(null), fc.array(randomOutput, { maxLength: 2 })),
          { maxKeys: 4 },
        ),
        fc.array(fc.nat(400), { maxLength: 6 }),
        (value, cuts) => {
          const text = JSON.stringify(value)
          const grounded = new GroundedText(facts, { style: 'json-string' })
          const edges = [0, ...cuts.filter((at) => at < text.length).sort((a, b) => a - b), text.length]
          let shown = ''
          edges.slice(1).forEach((edge, at) => {
            shown += grounded.push(text.slice(edges[at], edge))
          })
          shown += grounded.end()
          const strings = JSON.stringify(Object.values(JSON.parse(shown)).filter((each) => typeof each === 'string'))
          expect(strings).not.toMatch(/[{}<]|evil/u)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('takes time in proportion to its length', () => {
    const hostile = [
      '{{',
      '<a',
      '[x](',
      '![',
      '**1',
      '1.2.',
      'a@',
      '&#',
      '\\u',
      'f r e e ',
      '| a ',
      '€',
      'not ',
      'half price ',
      `${lieProducts[0]?.title} `,
      'x.y.',
    ]
    for (const piece of hostile) {
      const timeOf = (count: number): number => {
        const text = piece.repeat(count)
        const from = process.cpuUsage().user
        groundText(text, facts)
        return (process.cpuUsage().user - from) / 1000
      }
      timeOf(500)
      const [short, long] = [Math.min(timeOf(2_000), timeOf(2_000)), Math.min(timeOf(16_000), timeOf(16_000))]
      expect(long, piece).toBeLessThan(Math.max(8 * short * 3, 250))
    }
  })
})
