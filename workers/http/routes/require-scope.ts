import type { Scope } from '../../../shared/api-key.ts'
import { AppError } from '../../../shared/errors.ts'
import { type AppContext, callerOf } from '../../context.ts'

/** Refuses a caller whose key lacks a scope beyond the one its path asks for. */
export function requireScope(c: AppContext, scope: Scope): void {
  if (!callerOf(c).scopes.includes(scope)) throw new AppError('insufficient_scope', `This API key lacks the scope '${scope}'.`)
}
