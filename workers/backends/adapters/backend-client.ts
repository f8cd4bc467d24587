import type { AppError } from '../../../shared/errors.ts'
import { bindingOf, type Config } from '../../config.ts'
import type { AskOptions, BackendRequest, EventBatch } from '../contract.ts'
import { asOurs, type HostedBackend, hostedRefusal, hostedRequest } from '../hosted.ts'

/** A backend's address, what fetches from there, and how it is spoken to. */
export interface BackendClient {
  readonly url: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly headers: (options: AskOptions) => Readonly<Record<string, string>>
  readonly bodyOf: (request: BackendRequest) => object
  /** What a refusal means that is not of our gateway's kind; null for those that are. */
  readonly refusal: (status: number, body: string) => AppError | null
  readonly batchOf: (batch: EventBatch, request: BackendRequest, options: AskOptions) => EventBatch
  /** Whether its streams end with `[DONE]`; not all endpoints send one. */
  readonly hasEndMark: boolean
  /** A complete answer as our gateway would have named it. */
  readonly textOf: (text: string, options: AskOptions) => string
  /** Shows whether it could answer now. */
  readonly probe: { readonly path: string; readonly headers: Readonly<Record<string, string>> }
  /** Lists its models by our names; null where its own differ. */
  readonly models: { readonly path: string; readonly headers: Readonly<Record<string, string>> } | null
  /** Until its headers; null for as long as any. */
  readonly headersTimeoutMs: number | null
}

type Fetching = Pick<BackendClient, 'url' | 'fetch'>

// Behind a Workers VPC service only the binding says where it goes; the URL's host is the name the gateway sees.
const hostBehindBinding = 'http://gateway'
const modelsPath = '/v1/models'

/**
 * The client of each backend: our gateways by their address, or through the Workers VPC service whose binding `vpc://NAME` names;
 * hosted endpoints by theirs, with a key of their own.
 */
export function createBackendClients(
  { backends, gatewayToken }: Pick<Config, 'backends' | 'gatewayToken'>,
  env: object,
): (backend: string) => BackendClient {
  const vars = env as Readonly<Record<string, unknown>>
  const clients = new Map(
    Object.entries(backends).map(([name, backend]): [string, BackendClient] => [
      name,
      typeof backend === 'string'
        ? gatewayClient(fetchingOf(backend, vars), gatewayToken)
        : hostedClient(backend, String(vars[backend.keySecret])),
    ]),
  )
  return (backend) => {
    const client = clients.get(backend)
    if (!client) throw new Error(`no backend ${backend}`)
    return client
  }
}

function fetchingOf(url: string, vars: Readonly<Record<string, unknown>>): Fetching {
  const binding = bindingOf(url)
  if (binding === null) return { url: url.replace(/\/$/, ''), fetch: (to, init) => fetch(to, init) }
  const service = vars[binding] as Fetcher | undefined
  if (!service) throw new Error(`no binding ${binding}`)
  return { url: hostBehindBinding, fetch: (to, init) => service.fetch(to, init) }
}

const gatewayClient = (fetching: Fetching, token: string): BackendClient => ({
  ...fetching,
  headers: ({ requestId, answerId, deadlineAt, priority, traceparent }) => ({
    authorization: `Bearer ${token}`,
    'x-request-id': requestId,
    'x-llasa-answer-id': answerId,
    'x-request-deadline': String(deadlineAt),
    'x-llasa-priority': priority,
    traceparent,
  }),
  bodyOf: (request) => request,
  refusal: () => null,
  batchOf: (batch) => batch,
  hasEndMark: true,
  textOf: (text) => text,
  probe: { path: '/readyz', headers: {} },
  models: { path: modelsPath, headers: { authorization: `Bearer ${token}` } },
  headersTimeoutMs: null,
})

/** Somebody else's: nothing of ours travels but the request and its trace. */
const hostedClient = (backend: HostedBackend, key: string): BackendClient => ({
  ...fetchingOf(backend.url, {}),
  headers: ({ traceparent }) => ({ authorization: `Bearer ${key}`, traceparent }),
  bodyOf: (request) => hostedRequest(request, backend),
  refusal: hostedRefusal,
  batchOf: (batch, request, { answerId }) =>
    asOurs(batch, { answerId, isUsageRequested: request.stream_options?.include_usage === true }),
  hasEndMark: false,
  textOf: (text, { answerId }) => JSON.stringify({ ...JSON.parse(text), id: answerId }),
  probe: { path: modelsPath, headers: { authorization: `Bearer ${key}` } },
  models: backend.model ? null : { path: modelsPath, headers: { authorization: `Bearer ${key}` } },
  headersTimeoutMs: backend.limits.headersTimeoutMs ?? null,
})
