/** Work in steps of a few milliseconds at most: whoever runs it may give others their turn between two. */
export type InSteps<Result> = Generator<undefined, Result, undefined>

/** All steps one after another. */
export function atOnce<Result>(work: InSteps<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

// What is done to most values takes some hundredths of a millisecond.
const valuesOfStep = 16

/** As `Array.map`, so many values a step. */
export function* mapInSteps<Value, Result>(
  values: readonly Value[],
  resultOf: (value: Value, at: number) => Result,
  valuesAStep = valuesOfStep,
): InSteps<Result[]> {
  const results: Result[] = []
  for (const [at, value] of values.entries()) {
    results.push(resultOf(value, at))
    if (at % valuesAStep === 0) yield
  }
  return results
}
