import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWords } from '../../../gpu-backend/evaluate/faq/words.ts'
import { inferAnswerType } from '../../../shared/answers/answer-type.ts'
import { answerByRules, type TaskRules } from '../../../shared/answers/rules/answer-by-rules.ts'
import { pairVerdicts, readTask } from '../../../shared/answers/rules/read-task.ts'
import { readRuleWeights } from '../../../shared/answers/rules/rule-weights.ts'
import { rulesAnswer } from '../../../shared/answers/rules/who-answers.ts'
import { categoryOf, productOfCategory, relevance, relevanceOptions, sentiment } from '../../../shared/tasks/wordings/choice.ts'
import { keyphraseOf } from '../../../shared/tasks/wordings/generation.ts'
import { aspectsOfReview, rankForQuery, relevantItems, snippetsFor } from '../../../shared/tasks/wordings/selection.ts'
import { isSameProduct } from '../../../shared/tasks/wordings/yes-no.ts'

const file = readFileSync('shared/answers/rules/task-rules-v1.bin')
const rules: TaskRules = { words: readWords(), weights: readRuleWeights(new Uint8Array(file).buffer) }
const answer = (question: string) => answerByRules(rules, question, inferAnswerType(question))

const four = ['Steel Kettle', 'Bike Helmet', 'Wool Sweater', 'Desk Lamp']
const ten = ['price', 'odor', 'battery', 'fit', 'colour', 'plot', 'taste', 'delivery', 'noise', 'size']

describe('rules that answer tasks', () => {
  it.each([
    ['category of a product', categoryOf('Wool Sweater', ['Kitchen', 'Fashion', 'Toys'])],
    ['products of a category', productOfCategory('Kettles', four)],
    ['relevance', relevance('kettle', 'Steel Kettle', relevanceOptions)],
    ['rating', sentiment('Lovely.', ['very negative', 'negative', 'neutral', 'positive', 'very positive'])],
    ['aspects of a review', aspectsOfReview('sweater', 'Warm and soft.', ten)],
    ['snippets for an aspect', snippetsFor('sweater', 'warmth', 'positive', [...ten, 'so warm', 'keeps me warm', 'cold'])],
    ['search results', [relevantItems('kettle', [...four, 'Tea', 'Mug'])[0] ?? '', ...rankForQuery('kettle', [...four, 'Tea'])]],
    ['same product', isSameProduct('Steel Kettle 1.7 l', 'Kettle of steel, 1.7 l')],
    ['keyphrase', keyphraseOf('sweater', 'Soft wool. Arrived late.', 'material')],
  ])('know a question about %s by any of its wordings', (kind, wordings) => {
    for (const question of wordings) expect(answer(question)?.kind, question).toBe(kind)
  })

  it('answer in the form that is asked for', () => {
    expect(answer(rankForQuery('kettle', [...four, 'Tea'])[0] ?? '')?.text).toMatch(/^1(,[2-5]){4}$/)
    expect(answer(aspectsOfReview('sweater', 'Soft, but the colour fades and it is too small.', ten)[0] ?? '')?.text).toMatch(
      /^\d+,\d+,\d+$/,
    )
    expect(answer(isSameProduct('Steel Kettle 1.7 l', 'Steel Kettle 1.7 l')[0] ?? '')?.text).toBe('yes')
    expect(answer(isSameProduct('Steel Kettle 1.7 l', 'Bike Helmet, white')[0] ?? '')?.text).toBe('no')
    expect(answer(keyphraseOf('sweater', 'Soft wool. Arrived late.', 'delivery')[0] ?? '')?.text).toBe('Arrived late')
  })

  it('work out sums of the numbers that are given', () => {
    expect(
      answer('Tim has 22 books. Mike has 20 books. How many do they have together?\n0. 42\n1. 28\n2. 20\n3. 22\nAnswer: '),
    ).toEqual({
      kind: 'sum',
      text: '0',
    })
  })

  it('copy entities from the text, whatever the type', () => {
    const found = answer("Identify the 'color' in the product title 'Nike running shoes, navy blue, size 42'.")
    expect(found?.kind).toBe('entities')
    expect('Nike running shoes, navy blue, size 42').toContain(found?.text ?? '-')
  })

  it('leave open what they know nothing of', () => {
    for (const question of ['Write a poem.', 'Explain the product type lamp.\nOutput: ', "Translate 'lamp' into French."])
      expect(answer(question)).toBeNull()
    expect(rulesAnswer('any')).toBe(false)
    expect(rulesAnswer('product for a query')).toBe(false)
  })

  it('have weights for every verdict', () => {
    for (const [kind, verdicts] of Object.entries(pairVerdicts)) expect(rules.weights.pairs[kind]).toHaveLength(verdicts.length)
  })

  it('stay quick on the longest question', () => {
    const review = 'the zip broke after a week and the colour faded '.repeat(160)
    const [question = ''] = aspectsOfReview('bag', review, ten)
    answer(question)
    const startedAt = performance.now()
    for (let round = 0; round < 5; round++) expect(readTask(question, 'retrieval')).not.toBeNull()
    answer(question)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })
})
