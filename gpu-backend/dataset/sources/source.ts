import type { Sample } from '../eshop/sample.ts'
import type { Random } from '../grounded/random.ts'

/** A public data set in its published file format. */
export interface Source {
  readonly name: string
  /** What `--source NAME=` must point to. */
  readonly expects: string
  readonly from: string
  readonly licence: string
  /**
   * `rows` fills rows of the composition with real records in place of invented ones; `ready` brings finished
   * instructions, which are added to them.
   */
  readonly kind: 'rows' | 'ready'
  /** Throws on what is not in the format, naming file and line. */
  readonly read: (path: string, random: Random) => AsyncGenerator<Sample>
}
