import { oneSided, wilson } from '../wilson.ts'

/** One question looked up in the matcher where the right answer is known. */
export interface Trial {
  /** Of the best entry that may answer; −∞ when none may. */
  readonly confidence: number
  /** That entry is the one the question belongs to. */
  readonly right: boolean
}

export interface Aim {
  /** Share of answers that are right, held by its one-sided 95 % lower bound. */
  readonly precision: number
  /** Wrong answers as a share of all questions, held the same way by its upper bound, as far as so few trials can. */
  readonly falseShareMax: number
}

export const defaultAim: Aim = { precision: 0.85, falseShareMax: 0.01 }

interface Fit {
  /** Null when no threshold keeps the promise: then nothing answers directly. */
  readonly threshold: number | null
  readonly answered: number
  readonly right: number
  readonly trials: number
}

/**
 * The lowest confidence above which the trials keep the aim. Never by the point estimate: a threshold chosen because a few
 * trials happened to go well breaks its promise on the next ones (Wilson 1927).
 */
export function fitThreshold(trials: readonly Trial[], aim: Aim): Fit {
  const sorted = trials.toSorted((a, b) => b.confidence - a.confidence)
  const wrongMax = wrongAllowed(trials.length, aim.falseShareMax)
  let best: Fit = { threshold: null, answered: 0, right: 0, trials: trials.length }
  let right = 0
  sorted.forEach(({ confidence, right: isRight }, at) => {
    if (isRight) right++
    const answered = at + 1
    if (confidence === Number.NEGATIVE_INFINITY || answered - right > wrongMax) return
    // Equal confidences stand or fall together.
    if (sorted[answered]?.confidence === confidence || wilson(right, answered, oneSided).low < aim.precision) return
    best = { threshold: confidence, answered, right, trials: trials.length }
  })
  return best
}

/**
 * How many of so many questions may be answered wrongly. By the upper bound where that leaves any at all; with fewer
 * trials none may.
 */
function wrongAllowed(questions: number, share: number): number {
  let wrong = 0
  while (wilson(wrong + 1, questions, oneSided).high <= share) wrong++
  return wrong
}
