import type { AnswerType } from '../../../shared/answers/answer-type.ts'
import type { Metric } from '../../dataset/eshop/sample.ts'
import { bleu } from './metrics/bleu.ts'
import { rougeL } from './metrics/rouge-l.ts'
import { type EntityCounts, entityCounts, hitRateAt3, microF1, ndcg } from './metrics/selection.ts'
import { parseAnswer, type Variant } from './parse.ts'
import type { Form, Question } from './questions.ts'

/** One sample's score in [0, 1], its counts for micro F1, or null where the metric's model is not at hand. */
interface SampleScore {
  readonly score: number | null
  readonly entities: EntityCounts | null
}

/** Cosine of two texts' sentence embeddings; `null` as a function means no embedding model was given. */
export type Cosine = (a: string, b: string) => Promise<number>

export async function scoreSample(
  question: Question,
  response: string,
  variant: Variant,
  cosine: Cosine | null,
): Promise<SampleScore> {
  const parsed = parseAnswer(response, question.type, variant)
  const { gold, metric } = question
  const plain = (score: number): SampleScore => ({ score, entities: null })
  switch (metric) {
    case 'accuracy':
      return plain(parsed === gold ? 1 : 0)
    case 'hit rate@3':
      return plain(hitRateAt3(gold as number[], parsed as number[]))
    case 'ndcg':
      return plain(ndcg(gold as number[], parsed as number[]))
    case 'micro f1': {
      const entities = entityCounts((Array.isArray(gold) ? gold : [gold]).map(String), parsed as string[])
      return { score: microF1([entities]), entities }
    }
    case 'rougel':
      return plain(rougeL(String(gold), String(parsed)))
    case 'bleu':
      return plain(bleu(String(gold), String(parsed)))
    case 'multilingual-sent-transformer':
      // Another model (paraphrase-multilingual-MiniLM-L12-v2), which nobody has made at hand yet.
      return { score: null, entities: null }
    case 'jp-bleu':
      // Needs MeCab with the IPA dictionary of exactly 392,126 entries, which no npm package has.
      return { score: null, entities: null }
    default: {
      if (!cosine) return { score: null, entities: null }
      const golds = Array.isArray(gold) ? gold.map(String) : [String(gold)]
      const values = await Promise.all(golds.map((text) => cosine(text, String(parsed))))
      return plain(Math.max(0, values.reduce((sum, value) => sum + value, 0) / values.length))
    }
  }
}

export interface Scored {
  readonly question: Pick<Question, 'task' | 'skill' | 'type' | 'form' | 'metric'>
  readonly score: SampleScore
}

/** Mean of a task's samples; micro F1 pools their counts instead. Null when no sample could be scored. */
function taskScore(samples: readonly SampleScore[]): number | null {
  const entities = samples.flatMap(({ entities }) => (entities ? [entities] : []))
  if (entities.length) return microF1(entities)
  const scores = samples.flatMap(({ score }) => (score === null ? [] : [score]))
  return scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null
}

export interface Summary {
  readonly overall: number | null
  readonly bySkill: Readonly<Record<string, number | null>>
  readonly byType: Readonly<Record<string, number | null>>
  readonly byTask: Readonly<
    Record<
      string,
      {
        readonly score: number | null
        readonly samples: number
        readonly type: AnswerType
        readonly form: Form
        readonly metric: Metric
      }
    >
  >
}

const mean = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null
}

/**
 * Macro averages as the contest takes them: tasks of their samples, skills (tracks) of their tasks, the whole of the
 * skills. Forms of answers are averaged over tasks too, for reading.
 */
export function summarise(scored: readonly Scored[]): Summary {
  const tasks = [...Map.groupBy(scored, ({ question }) => question.task)].map(([task, samples]) => ({
    task,
    skill: samples[0]?.question.skill ?? 'all',
    type: samples[0]?.question.type ?? 'generation',
    form: samples[0]?.question.form ?? 'generation',
    metric: samples[0]?.question.metric ?? 'sent-transformer',
    samples: samples.length,
    score: taskScore(samples.map(({ score }) => score)),
  }))
  const means = (key: 'skill' | 'form') =>
    Object.fromEntries(
      [...Map.groupBy(tasks, (task) => task[key])].map(([name, group]) => [name, mean(group.map(({ score }) => score))]),
    )
  const bySkill = means('skill')
  return {
    overall: mean(Object.values(bySkill)),
    bySkill,
    byType: means('form'),
    byTask: Object.fromEntries(tasks.map(({ task, skill: _skill, ...row }) => [task, row])),
  }
}
