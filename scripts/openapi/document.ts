import * as z from 'zod/mini'
import * as responses from '../../shared/api/responses.ts'
import { CatalogueFilters, CatalogueQuery } from '../../shared/catalogue/query.ts'
import { ChatRequest } from '../../shared/chat.ts'
import { errorTable } from '../../shared/errors.ts'
import { Claim } from '../../shared/grounding/receipt.ts'
import { withoutIntegerBounds } from '../../shared/json-schema.ts'
import { Locale } from '../../shared/locale.ts'
import { Product } from '../../shared/product.ts'
import { tasks } from '../../shared/tasks/all.ts'
import { taskItemsMax } from '../../shared/tasks/request.ts'
import { Item } from '../../shared/tasks/task.ts'
import { AskRequest } from '../../workers/agents/ucp/ask.ts'
import { GetProduct, LookupCatalogue, SearchCatalogue } from '../../workers/agents/ucp/catalogue.ts'
import { FeedbackRequest } from '../../workers/chat/feedback.ts'

type Json = Record<string, unknown>

const requests = {
  ProductRecord: Product,
  CatalogueFilters,
  Item,
  ChatRequest,
  CatalogueQuery,
  FeedbackRequest,
  AskRequest,
  SearchCatalogue,
  LookupCatalogue,
  GetProduct,
}
const answers = {
  Claim,
  Product: responses.ProductView,
  Grounding: responses.GroundingView,
  ErrorResponse: responses.ErrorResponse,
  ChatCompletion: responses.ChatCompletionResponse,
  ChatChunk: responses.ChatChunkResponse,
  ProductCard: responses.ProductCardView,
  LlasaOutput: responses.LlasaOutput,
  ProductPage: responses.ProductPage,
  ProductDetail: responses.ProductDetail,
  ProductSearch: responses.ProductSearch,
  AskResponse: responses.AskResponse,
  ModelList: responses.ModelList,
  Model: responses.ModelView,
  TaskList: responses.TaskList,
}

/** The public API as OpenAPI 3.1, every schema made from the zod schema that the Worker checks with. */
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
    tags: [
      { name: 'Chat', description: 'OpenAI Chat Completions, grounded in the catalogue' },
      { name: 'Tasks', description: 'Shopping tasks with typed results' },
      { name: 'Catalogue', description: 'Products of the shop' },
      { name: 'Agents', description: 'Universal Commerce Protocol; MCP is at /mcp' },
      { name: 'Service', description: 'Health' },
    ],
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

const inputs = (): Record<string, z.ZodMiniType> => ({
  ...requests,
  ...Object.fromEntries(tasks.map(({ name, input }) => [`${pascal(name)}Input`, input])),
})
const outputs = (): Record<string, z.ZodMiniType> => ({
  ...answers,
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
const body = (schema: Json): Json => ({ required: true, content: json(schema) })
const ok = (schema: Json, description = 'The answer.'): Json => ({ '200': { description, content: json(schema) } })
const query = (name: string, schema: Json, description: string): Json => ({
  name,
  in: 'query',
  required: false,
  schema,
  description,
})
const path = (name: string, description: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', minLength: 1 },
  description,
})
const { $schema: _dialect, ...localeSchema } = z.toJSONSchema(Locale) as Json
const locale = query('locale', { ...localeSchema, default: 'en' }, 'BCP 47 language tag')

function paths(): Json {
  const all: Json = {
    '/v1/chat/completions': {
      post: {
        tags: ['Chat'],
        operationId: 'createChatCompletion',
        summary: 'Answer a conversation',
        description:
          "OpenAI's Chat Completions. With `stream: true` the answer is a stream of `ChatChunk` events, ended by `[DONE]`; `llasa.products` comes on its first event, `llasa.grounding`, `citations` and `suggestions` beside `finish_reason`.",
        requestBody: body(ref('ChatRequest')),
        responses: {
          '200': {
            description: 'The answer, complete or as a stream.',
            headers: { 'cache-status': { schema: { type: 'string' }, description: 'RFC 9211, member LLaSA' } },
            content: {
              ...json(ref('ChatCompletion')),
              'text/event-stream': { schema: { type: 'string', description: '`data:` lines of ChatChunk' } },
            },
          },
          ...refusals(),
        },
      },
    },
    '/v1/ask': post('Chat', 'ask', 'Ask one question (UCP Ask)', 'AskRequest', 'AskResponse'),
    '/v1/feedback': {
      post: {
        tags: ['Chat'],
        operationId: 'sendFeedback',
        summary: 'Vote on an answer',
        requestBody: body(ref('FeedbackRequest')),
        responses: {
          ...ok({
            type: 'object',
            required: ['answerId', 'vote'],
            properties: { answerId: { type: 'string' }, vote: { enum: ['up', 'down'] } },
          }),
          ...refusals(),
        },
      },
    },
    '/v1/models': {
      get: {
        tags: ['Chat'],
        operationId: 'listModels',
        summary: 'Models that a request may name',
        responses: { ...ok(ref('ModelList')), ...refusals() },
      },
    },
    '/v1/models/{id}': {
      get: {
        tags: ['Chat'],
        operationId: 'getModel',
        summary: 'One model',
        parameters: [path('id', 'The model')],
        responses: { ...ok(ref('Model')), ...refusals() },
      },
    },
    '/v1/products': {
      get: {
        tags: ['Catalogue'],
        operationId: 'listProducts',
        summary: 'The catalogue, page by page',
        parameters: [
          locale,
          query('from', { type: 'integer', minimum: 0, maximum: 1_000_000, default: 0 }, 'Place of the first'),
          query('limit', { type: 'integer', minimum: 1, maximum: 200, default: 200 }, 'How many'),
        ],
        responses: { ...ok(ref('ProductPage')), ...refusals() },
      },
    },
    '/v1/products/{id}': {
      get: {
        tags: ['Catalogue'],
        operationId: 'getProduct',
        summary: 'One variant',
        parameters: [path('id', 'The variant'), locale],
        responses: { ...ok(ref('ProductDetail')), ...refusals() },
      },
    },
    '/v1/products:search': post('Catalogue', 'searchProducts', 'Search the catalogue', 'CatalogueQuery', 'ProductSearch'),
    '/v1/tasks': {
      get: {
        tags: ['Tasks'],
        operationId: 'listTasks',
        summary: 'Every task with its schemas',
        responses: { ...ok(ref('TaskList')), ...refusals() },
      },
    },
    '/ucp/ask': post('Agents', 'ucpAsk', 'UCP Ask', 'AskRequest', 'AskResponse'),
    '/ucp/catalog/search': ucp('ucpSearch', 'UCP search_catalog', 'SearchCatalogue'),
    '/ucp/catalog/lookup': ucp('ucpLookup', 'UCP lookup_catalog', 'LookupCatalogue'),
    '/ucp/catalog/product': ucp('ucpProduct', 'UCP get_product', 'GetProduct'),
    '/.well-known/ucp': {
      get: {
        tags: ['Agents'],
        operationId: 'ucpProfile',
        summary: 'What agents find here',
        security: [],
        responses: { ...ok({ type: 'object' }), ...refusals('404', '500') },
      },
    },
    '/healthz': {
      get: {
        tags: ['Service'],
        operationId: 'healthz',
        summary: 'Alive',
        security: [],
        responses: { ...ok({ type: 'object' }), ...refusals('500') },
      },
    },
  }
  for (const { name, summary, skill, metric } of tasks)
    all[`/v1/tasks/${name}`] = {
      post: {
        tags: ['Tasks'],
        operationId: camel(`run-${name}`),
        summary,
        description: `Skill: ${skill}. Scored by ${metric}. One \`input\`, or up to ${taskItemsMax} \`items\`, each with its own result or error.`,
        requestBody: body(ref(`${pascal(name)}Request`)),
        responses: { ...ok(ref(`${pascal(name)}Result`)), ...refusals() },
      },
    }
  return all
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase())

const post = (tag: string, operationId: string, summary: string, request: string, response: string): Json => ({
  post: {
    tags: [tag],
    operationId,
    summary,
    requestBody: body(ref(request)),
    responses: { ...ok(ref(response)), ...refusals() },
  },
})

const ucp = (operationId: string, summary: string, request: string): Json => ({
  post: {
    tags: ['Agents'],
    operationId,
    summary,
    requestBody: body(ref(request)),
    responses: { ...ok({ type: 'object', required: ['ucp'], properties: { ucp: { type: 'object' } } }), ...refusals() },
  },
})

const shopper: Json = { model: { type: 'string', minLength: 1, maxLength: 128 }, user: { type: 'string', maxLength: 256 } }

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
  }
  const head = { task: { type: 'string' }, model: { type: 'string' } }
  return {
    oneOf: [
      {
        type: 'object',
        required: ['object', 'task', 'model', 'output', 'repaired'],
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
                  required: ['index', 'output', 'repaired'],
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
