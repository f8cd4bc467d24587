import { describe, expect, it } from 'vitest'
import { contamination } from '../../../gpu-backend/dataset/clean/contamination.ts'
import { exactDuplicates, nearDuplicates } from '../../../gpu-backend/dataset/clean/duplicates.ts'
import { languageStep } from '../../../gpu-backend/dataset/clean/language.ts'
import { lengthStep } from '../../../gpu-backend/dataset/clean/length.ts'
import { mendEcGuide } from '../../../gpu-backend/dataset/clean/mend-ec-guide.ts'
import { validGold } from '../../../gpu-backend/dataset/clean/valid-gold.ts'
import type { Sample } from '../../../gpu-backend/dataset/eshop/sample.ts'

const sample = (more: Partial<Sample>): Sample => ({
  input_field: 'Which?\n0. red\n1. blue\n2. green\nAnswer: ',
  output_field: 1,
  task_name: 'ec-guide-sap',
  task_type: 'multiple-choice',
  metric: 'accuracy',
  skill: 'shopping-concepts',
  language: 'en',
  source: 'ec-guide',
  ...more,
})

describe("EC-Guide's defects", () => {
  it('numbers written as words become numbers; words that are none are dropped', () => {
    expect(mendEcGuide.apply(sample({ output_field: ' 2 ' }))?.output_field).toBe(2)
    expect(mendEcGuide.apply(sample({ output_field: 'blue' }))).toBeNull()
  })

  it('options counted 0, 1, 3 are counted anew, so that gold 2 is printed', () => {
    const printed = 'Relation?\n0. buy\n1. view\n3. The product 1 is similar with the product 2.\nAnswer: '
    const mended = mendEcGuide.apply(sample({ task_name: 'ec-guide-prp', input_field: printed, output_field: 2 }))
    expect(mended && validGold.apply(mended)).not.toBeNull()
  })

  it('more golds than three answers can reach are cut to three', () => {
    const golds = sample({ task_type: 'retrieval', metric: 'hit rate@3', output_field: [0, 1, 2, 1] })
    expect(mendEcGuide.apply(golds)?.output_field).toEqual([0, 1, 2])
  })
})

describe('invalid golds', () => {
  it.each([
    ['a number that is not printed', { output_field: 7 }],
    ['a rating outside 1 to 5', { input_field: 'Rate it on a scale of 1 to 5.', output_field: 6 }],
    ['the same pick twice', { task_type: 'retrieval' as const, output_field: [1, 1] }],
    ['an entity that is not in the text', { task_type: 'named_entity_recognition' as const, output_field: ['violet'] }],
    ['weights for other items than are listed', { task_type: 'ranking' as const, output_field: [1, 0] }],
    ['an empty text', { task_type: 'generation' as const, output_field: ' ' }],
  ])('%s is dropped', (_, more) => {
    expect(validGold.apply(sample(more))).toBeNull()
  })
})

describe('duplicates', () => {
  it('are found whatever their case, spaces and punctuation', () => {
    const step = exactDuplicates()
    expect(step.apply(sample({}))).not.toBeNull()
    expect(step.apply(sample({ input_field: 'WHICH?\n0. Red!\n1.  blue\n2. green\n Answer' }))).toBeNull()
  })

  it('may have another answer when the question is open', () => {
    const step = exactDuplicates()
    const open = { input_field: 'Name a mug.', task_type: 'generation' as const }
    expect(step.apply(sample({ ...open, output_field: 'Red mug' }))).not.toBeNull()
    expect(step.apply(sample({ ...open, output_field: 'Blue mug' }))).not.toBeNull()
    expect(step.apply(sample({ ...open, output_field: 'blue  mug' }))).toBeNull()
  })

  it('are found when nearly the same, and texts of one template are not', () => {
    const step = nearDuplicates()
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`)
    expect(step.apply(sample({ input_field: words.join(' ') }))).not.toBeNull()
    expect(step.apply(sample({ input_field: words.with(30, 'other').join(' ') }))).toBeNull()
    const others = words.map((word, index) => (index % 3 ? word : `${word}x`))
    expect(step.apply(sample({ input_field: others.join(' ') }))).not.toBeNull()
  })
})

describe('contamination', () => {
  const question = 'The product Simply Garlic Basil Noodles 9 oz pack of 6 appears on a website what is its weight'

  it('drops what repeats a benchmark question, in whole or in great part', () => {
    const step = contamination([question])
    expect(step.apply(sample({ input_field: question }))).toBeNull()
    expect(step.apply(sample({ input_field: `Question: ${question}` }))).toBeNull()
    expect(step.apply(sample({ input_field: 'The product Red Mug 11 oz appears on a website what is its color' }))).not.toBeNull()
  })

  it('does not count the wording that many benchmark questions share', () => {
    const frame = 'Instructions rate this product review on a scale from one to five'
    const step = contamination([`${frame} good`, `${frame} bad`, `${frame} fine`])
    expect(step.apply(sample({ input_field: `${frame} I like it a lot` }))).not.toBeNull()
  })
})

describe('length and language', () => {
  it('drops what is too short or too long', () => {
    expect(lengthStep().apply(sample({ input_field: 'x' }))).toBeNull()
    expect(lengthStep().apply(sample({ input_field: 'x'.repeat(5_000) }))).toBeNull()
    expect(lengthStep().apply(sample({}))).not.toBeNull()
  })

  it('drops running text in a language ShopBench has not, keeps the others and what is too short to tell', () => {
    const indonesian =
      'Tas ransel ini sangat bagus dan kuat untuk dibawa bepergian ke mana saja, bahannya tebal serta jahitannya rapi sekali. Saya sudah memakainya setiap hari selama tiga bulan dan belum ada kerusakan apa pun sampai sekarang, sangat puas dengan pembelian ini.'
    const german =
      'Dieser Rucksack ist sehr gut verarbeitet und bequem zu tragen, auch auf langen Wanderungen mit schwerem Gepäck. Ich benutze ihn seit drei Monaten jeden Tag und bin sehr zufrieden mit dem Kauf, denn bisher ist nichts gerissen oder kaputt gegangen.'
    expect(languageStep.apply(sample({ input_field: indonesian }))).toBeNull()
    expect(languageStep.apply(sample({ input_field: german }))).not.toBeNull()
    expect(languageStep.apply(sample({ input_field: 'tas ransel' }))).not.toBeNull()
  })
})
