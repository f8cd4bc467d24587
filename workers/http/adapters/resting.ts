import type { InSteps } from '../../../shared/in-steps.ts'

// A look-up among ten thousand entries is a step of a millisecond; a rest costs about as much.
const stepsBetween = 16

/** Runs the steps, and lets whatever else waits in this isolate go first every few of them. */
export async function resting<Result>(work: InSteps<Result>): Promise<Result> {
  for (let steps = 1; ; steps++) {
    const { done, value } = work.next()
    if (done) return value
    if (steps % stepsBetween === 0) await new Promise((resolve) => setTimeout(resolve, 0))
  }
}
