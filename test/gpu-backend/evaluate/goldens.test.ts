import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bleu } from '../../../gpu-backend/evaluate/shopbench/metrics/bleu.ts'
import { porterStem } from '../../../gpu-backend/evaluate/shopbench/metrics/porter-stem.ts'
import { rougeL } from '../../../gpu-backend/evaluate/shopbench/metrics/rouge-l.ts'
import { ndcg } from '../../../gpu-backend/evaluate/shopbench/metrics/selection.ts'

interface Goldens {
  readonly texts: readonly { reference: string; prediction: string; rougeL: number; bleu: number }[]
  readonly rankings: readonly { weights: number[]; order: number[]; ndcg: number }[]
  readonly stems: Readonly<Record<string, string>>
}

const goldens = JSON.parse(readFileSync('test/gpu-backend/evaluate/goldens.json', 'utf8')) as Goldens
const digits = 6

describe('metrics agree with the public reference implementations', () => {
  it("stems: NLTK's Porter stemmer", () => {
    const wrong = Object.entries(goldens.stems).filter(([word, stem]) => porterStem(word) !== stem)
    expect(wrong.map(([word, stem]) => `${word}: ${stem}, not ${porterStem(word)}`)).toEqual([])
  })

  it('ROUGE-L: rouge_score', () => {
    for (const { reference, prediction, rougeL: expected } of goldens.texts)
      expect(rougeL(reference, prediction), `${reference} | ${prediction}`).toBeCloseTo(expected, digits)
  })

  it('BLEU: sacrebleu', () => {
    for (const { reference, prediction, bleu: expected } of goldens.texts)
      expect(bleu(reference, prediction), `${reference} | ${prediction}`).toBeCloseTo(expected, digits)
  })

  it('NDCG: scikit-learn', () => {
    for (const { weights, order, ndcg: expected } of goldens.rankings) expect(ndcg(weights, order)).toBeCloseTo(expected, digits)
  })
})
