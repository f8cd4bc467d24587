import { AppError, type ErrorCode } from '../../../shared/errors.ts'

/** What an object answers, as JSON, or why it refuses: an error that is thrown would come without its code. */
export type Settled =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly param: string | null }

/** In the object. */
export async function settled(work: Promise<object>): Promise<Settled> {
  try {
    return { ok: true, json: JSON.stringify(await work) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, param } = error
    return { ok: false, code, message, param }
  }
}

/** Where it was called. */
export function resultOf(answer: Settled): unknown {
  if (answer.ok) return JSON.parse(answer.json)
  const { code, message, param } = answer
  throw new AppError(code, message, { param })
}
