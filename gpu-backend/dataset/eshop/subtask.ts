import type { AnswerType } from '../../../shared/answers/answer-type.ts'
import type { World } from '../world/world.ts'
import type { Gold, Metric, Skill } from './sample.ts'

/** A sample before it knows which subtask it belongs to. */
export interface Draft {
  readonly prompt: string
  readonly gold: Gold
  /** Default 'en'. */
  readonly language?: string
  /** When it is not the subtask's. */
  readonly type?: AnswerType
  readonly metric?: Metric
}

/** One row of the released EshopInstruct (README of suyan-liang/EshopInstruct, commit d2ecc1f). */
export interface Subtask {
  readonly name: string
  readonly type: AnswerType
  readonly skill: Skill
  readonly metric: Metric
  /** How many of the 63,972 released samples. */
  readonly count: number
  /** Where the released samples came from. */
  readonly from: string
  /** The paper's three strategies: like a seed task of the development set, designed for the skill, or from external data. */
  readonly strategy: 'seed' | 'designed' | 'external'
  /** Makes one from the invented world. */
  readonly build: (world: World) => Draft
}
