import { AppError } from '../../shared/errors.ts'

/** A request that no replica answers: a schema without a grammar, a value the engine does not take. */
export const unanswerable = ({ param, cause }: { readonly param: string | null; readonly cause: unknown }): AppError =>
  new AppError(
    'invalid_value',
    param ? `The model cannot be held to '${param}'.` : 'The model cannot answer this request: it refuses one of its values.',
    { param, cause },
  )
