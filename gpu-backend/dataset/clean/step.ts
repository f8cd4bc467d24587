import type { Sample } from '../eshop/sample.ts'

/** One rule of the cleaning: the sample as it may stay (mended perhaps), or null when it must go. */
export interface Step {
  readonly name: string
  readonly apply: (sample: Sample) => Sample | null
}
