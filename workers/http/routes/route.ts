import { Hono } from 'hono/tiny'
import type * as z from '../../../shared/zod.ts'
import type { AppContext, AppEnv } from '../../context.ts'

export const tags = [
  'Chat',
  'Tasks',
  'Catalogue',
  'Agents',
  'Service',
  'Known answers',
  'Catalogue administration',
  'Keys',
  'Rollout',
  'Answer cache',
] as const

/** A route, declared once: the app mounts it, and the API's description, the client's types and the pages derive from it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As hono writes it: `/v1/models/:id`. */
  readonly path: string
  /** OpenAPI's `operationId`. */
  readonly id: string
  readonly tag: (typeof tags)[number]
  readonly summary: string
  readonly description?: string
  /** Fields of the query string. */
  readonly query?: z.ZodMiniType
  /** JSON; `file` is a body of any type, read as it arrives. */
  readonly body?: z.ZodMiniType | 'file'
  /** JSON with status 200 where no other is named; null answers 204; a text names the media type of what is no JSON. */
  readonly response: z.ZodMiniType | string | null
  readonly status?: 200 | 201
  /** Needs no key. */
  readonly isOpen?: true
  readonly handler: (c: AppContext) => Response | Promise<Response>
}

/** Routes as an application of their own, which the edge mounts. */
export function areaApp(routes: readonly Pick<Route, 'method' | 'path' | 'handler'>[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: false })
  for (const { method, path, handler } of routes)
    app.on(method.toUpperCase(), path, (c) => {
      c.get('state').path = path
      return handler(c)
    })
  return app
}
