import * as z from 'zod/mini'
import { CatalogueFilters } from '../../shared/catalogue/query.ts'
import { errorTable } from '../../shared/errors.ts'
import { FaqEntry } from '../../shared/faq/entry.ts'
import { Claim } from '../../shared/grounding/receipt.ts'
import { withoutIntegerBounds } from '../../shared/json-schema.ts'
import { Product } from '../../shared/product.ts'
import { tasks } from '../../shared/tasks/all.ts'
import { taskItemsMax } from '../../shared/tasks/request.ts'
import { Item } from '../../shared/tasks/task.ts'
import { KeyView } from '../../workers/access/routes/responses.ts'
import { CatalogueImport } from '../../workers/catalogue/publish/import.ts'
import { CataloguePointer } from '../../workers/catalogue/publish/published.ts'
import * as catalogue from '../../workers/catalogue/routes/responses.ts'
import * as chat from '../../workers/chat/routes/responses.ts'
import { ErrorResponse } from '../../workers/http/error-response.ts'
import { type Route, tags } from '../../workers/http/routes/route.ts'
import { EntryView } from '../../workers/known-answers/routes/responses.ts'
import { Rollout, RolloutState } from '../../workers/rollout/rollout.ts'
import { routes } from '../../workers/routes.ts'
import { bodyExamples, parameterExamples, taskExample } from './examples.ts'

type Json = Record<string, unknown>

/** Names for schemas that others have inside; those of routes are named for their operation. */
const named: Record<'input' | 'output', Record<string, z.ZodMiniType>> = {
  input: { ProductRecord: Product, CatalogueFilters, Item, FaqEntry, RolloutDocument: Rollout },
  output: {
    Claim,
    Product: catalogue.ProductView,
    Grounding: chat.GroundingView,
    ErrorResponse,
    ChatChunk: chat.ChatChunkResponse,
    ProductCard: chat.ProductCardView,
    LlasaOutput: chat.LlasaOutput,
    StoredProduct: Product,
    StoredEntry: FaqEntry,
    StoredRollout: Rollout,
    RolloutState,
    CatalogueImport,
    CataloguePointer,
    KeyView,
    EntryView,
    Model: chat.ModelView,
  },
}

// Names that callers of the typed client know, where the operation's own would be another.
const publicNames: Readonly<Record<string, string>> = {
  CreateChatCompletionRequest: 'ChatRequest',
  CreateChatCompletionResponse: 'ChatCompletion',
  CreateResponseRequest: 'ResponsesRequest',
  CreateResponseResponse: 'ResponseObject',
  SearchProductsRequest: 'CatalogueQuery',
  SearchProductsResponse: 'ProductSearch',
  SendFeedbackRequest: 'FeedbackRequest',
  ListProductsResponse: 'ProductPage',
  GetProductResponse: 'ProductDetail',
  GetShopResponse: 'Shop',
  ListModelsResponse: 'ModelList',
  ListTasksResponse: 'TaskList',
  UcpSearchRequest: 'SearchCatalogue',
  UcpLookupRequest: 'LookupCatalogue',
  UcpProductRequest: 'GetProduct',
}

const all: readonly Route[] = Object.values(routes)
  .flat()
  .filter(({ id }) => id !== 'runTask')

const requestName = ({ id }: Route): string => publicNames[`${pascal(id)}Request`] ?? `${pascal(id)}Request`
const responseName = ({ id }: Route): string => publicNames[`${pascal(id)}Response`] ?? `${pascal(id)}Response`

/** The API as OpenAPI 3.1: every operation from the route that the Worker mounts, every schema from its zod schema. */
export function openApiDocument(version: string): Json {
  const schemas: Json = { ...componentsOf(inputs(), 'input'), ...componentsOf(outputs(), 'output') }
  for (const { name } of tasks) {
    schemas[`${pascal(name)}Request`] = taskRequest(pascal(name))
    schemas[`${pascal(name)}Result`] = taskResult(pascal(name))
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'LLaSA',
      version,
      summary: 'A shopping assistant at the edge, behind an OpenAI-compatible API.',
      description:
        'Answers about a shop from its own records: prices and stock are those of this moment and have a receipt. Any OpenAI client works with the base URL `/v1`; what is ours rides in `llasa`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    tags: shownTags(),
    paths: paths(),
    components: {
      schemas,
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'llasa_<id>_<secret>',
          description: 'An API key; publishable ones work on their own pages only.',
        },
      },
      responses: {
        Refused: {
          description: 'Refused or failed. `code` says why, `param` names the field.',
          headers: {
            'x-request-id': { schema: { type: 'string' } },
            'retry-after': { schema: { type: 'string' }, description: 'Seconds; with 429 and 503.' },
          },
          content: { 'application/json': { schema: ref('ErrorResponse') } },
        },
      },
    },
  }
}

const isSchema = (value: unknown): value is z.ZodMiniType => typeof value === 'object' && value !== null

const inputs = (): Record<string, z.ZodMiniType> => ({
  ...named.input,
  ...Object.fromEntries(all.flatMap((route) => (isSchema(route.body) ? [[requestName(route), route.body]] : []))),
  ...Object.fromEntries(tasks.map(({ name, input }) => [`${pascal(name)}Input`, input])),
})
const outputs = (): Record<string, z.ZodMiniType> => ({
  ...named.output,
  ...Object.fromEntries(all.flatMap((route) => (isSchema(route.response) ? [[responseName(route), route.response]] : []))),
  ...Object.fromEntries(tasks.map(({ name, output }) => [`${pascal(name)}Output`, output])),
})

/** Schemas by name, each naming the others where it has them inside; one that bears two names is the first's other name. */
function componentsOf(named: Record<string, z.ZodMiniType>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>()
  const others: Json = {}
  for (const [name, schema] of Object.entries(named)) {
    const first = registry.get(schema)?.id
    if (first) others[name] = ref(first)
    else registry.add(schema, { id: name })
  }
  const { schemas } = z.toJSONSchema(registry, {
    io,
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => withoutIntegerBounds(jsonSchema),
  })
  const bare = Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, id: _name, ...json }]) => [name, json])
  return { ...Object.fromEntries(bare), ...others }
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const pascal = (name: string): string => name.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase())

const statuses = [...new Set(Object.values(errorTable).map(({ status }) => String(status)))]
  .filter((status) => status !== '499')
  .sort()
const refusals = (...only: string[]): Json =>
  Object.fromEntries((only.length ? only : statuses).map((status) => [status, { $ref: '#/components/responses/Refused' }]))

const json = (schema: Json): Json => ({ 'application/json': { schema } })
const body = (schema: Json, example?: unknown): Json => ({
  required: true,
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
})

/** `/v1/products/:id{.+}` → `/v1/products/{id}`. */
const openPath = (path: string): string => path.replace(/\/:([A-Za-z]+)(?:\{[^}]+\})?(?=\/|$)/g, '/{$1}')

function parametersOf({ id, path, query }: Route): Json[] {
  const examples = parameterExamples[id] ?? {}
  const inPath = [...openPath(path).matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1 },
    ...(name !== undefined && name in examples && { example: examples[name] }),
  }))
  if (!query) return inPath
  const schema = z.toJSONSchema(query, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => withoutIntegerBounds(jsonSchema),
  })
  const required = new Set(schema.required ?? [])
  const inQuery = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema: Object.keys(property as object).length ? property : { type: 'string' },
    ...(name in examples && { example: examples[name] }),
  }))
  return [...inPath, ...inQuery]
}

/** What the stream of an operation holds that can answer with one. */
const eventsOf: Readonly<Record<string, string>> = {
  createChatCompletion: '`data:` lines of ChatChunk',
  createResponse: "OpenAI's events; those of the response's own state carry a ResponseObject",
}

function responsesOf(route: Route): Json {
  const { response, status = 200, id, isOpen } = route
  const errors = isOpen ? refusals('404', '500') : refusals()
  if (response === null) return { '204': { description: 'Done.' }, ...errors }
  if (typeof response === 'string')
    return { '200': { description: 'The answer.', content: { [response]: { schema: { type: 'string' } } } }, ...errors }
  const answer: Json = { description: 'The answer.', content: json(ref(responseName(route))) }
  const events = eventsOf[id]
  if (events) {
    answer.description = 'The answer, complete or as a stream.'
    answer.headers = { 'cache-status': { schema: { type: 'string' }, description: 'RFC 9211, member LLaSA' } }
    answer.content = {
      ...json(ref(responseName(route))),
      'text/event-stream': { schema: { type: 'string', description: events } },
    }
  }
  return { [String(status)]: answer, ...errors }
}

function operationOf(route: Route): Json {
  const { id, summary, description, body: requestBody, isOpen } = route
  const parameters = parametersOf(route)
  return {
    tags: [tagOf(route)],
    operationId: id,
    summary,
    ...(description && { description }),
    ...(isOpen && { security: [] }),
    ...(parameters.length && { parameters }),
    ...(isSchema(requestBody) && { requestBody: body(ref(requestName(route)), bodyExamples[id]) }),
    ...(requestBody === 'file' && {
      requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
    }),
    responses: responsesOf(route),
  }
}

const isAdministration = ({ path }: Route): boolean => path.startsWith('/admin/')
/** Routes of operators stand apart from those that shops' pages and servers call. */
const tagOf = (route: Route): string => (isAdministration(route) ? `Administration: ${route.tag}` : route.tag)

/** In the order of `tags`, those of operators after the others. */
function shownTags(): Json[] {
  const used = new Set(all.map(tagOf))
  const own = tags.filter((name) => used.has(name) || name === 'Tasks' || name === 'Service').map((name) => ({ name }))
  const administration = tags
    .map((name) => `Administration: ${name}`)
    .filter((name) => used.has(name))
    .map((name) => ({ name, description: 'Wants a key with the scope operator; rollouts want platform.' }))
  return [...own, ...administration]
}

function paths(): Json {
  const found: Record<string, Json> = {}
  for (const route of all) found[openPath(route.path)] = { ...found[openPath(route.path)], [route.method]: operationOf(route) }
  for (const { name, summary, skill, metric } of tasks)
    found[`/v1/tasks/${name}`] = {
      post: {
        tags: ['Tasks'],
        operationId: camel(`run-${name}`),
        summary,
        description: `Skill: ${skill}. Scored by ${metric}. One \`input\`, or up to ${taskItemsMax} \`items\`, each with its own result or error.`,
        requestBody: body(ref(`${pascal(name)}Request`), taskExample(name)),
        responses: { '200': { description: 'The answer.', content: json(ref(`${pascal(name)}Result`)) }, ...refusals() },
      },
    }
  found['/healthz'] = {
    get: {
      tags: ['Service'],
      operationId: 'healthz',
      summary: 'Alive',
      security: [],
      responses: { '200': { description: 'Alive.', content: json({ type: 'object' }) }, ...refusals('500') },
    },
  }
  return found
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase())

const shopper: Json = {
  model: { type: 'string', minLength: 1, maxLength: 128 },
  user: { type: 'string', maxLength: 256 },
  rules: {
    type: 'string',
    enum: ['auto', 'off'],
    description: '`off` sends every question to the model, even where a rule answers its kind.',
  },
}

const taskRequest = (name: string): Json => ({
  oneOf: [
    { type: 'object', additionalProperties: false, required: ['input'], properties: { ...shopper, input: ref(`${name}Input`) } },
    {
      type: 'object',
      additionalProperties: false,
      required: ['items'],
      properties: { ...shopper, items: { type: 'array', minItems: 1, maxItems: taskItemsMax, items: ref(`${name}Input`) } },
    },
  ],
})

const taskResult = (name: string): Json => {
  const result = {
    output: ref(`${name}Output`),
    repaired: { type: 'boolean', description: "The model's answer had to be put right to fit." },
    answeredBy: {
      type: 'string',
      enum: ['model', 'rules'],
      description: "`rules` where the edge's own rules did all of it and no model was called.",
    },
  }
  const head = { task: { type: 'string' }, model: { type: 'string' } }
  return {
    oneOf: [
      {
        type: 'object',
        required: ['object', 'task', 'model', 'output', 'repaired', 'answeredBy'],
        properties: { object: { const: 'task.result' }, ...head, ...result },
      },
      {
        type: 'object',
        required: ['object', 'task', 'model', 'data'],
        properties: {
          object: { const: 'list' },
          ...head,
          data: {
            type: 'array',
            items: {
              oneOf: [
                {
                  type: 'object',
                  required: ['index', 'output', 'repaired', 'answeredBy'],
                  properties: { index: { type: 'integer' }, ...result },
                },
                {
                  type: 'object',
                  required: ['index', 'error'],
                  properties: {
                    index: { type: 'integer' },
                    error: { $ref: '#/components/schemas/ErrorResponse/properties/error' },
                  },
                },
              ],
            },
          },
        },
      },
    ],
  }
}
