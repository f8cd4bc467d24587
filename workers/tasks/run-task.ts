import * as z from 'zod/mini'
import type { CatalogueFilters } from '../../shared/catalogue/query.ts'
import { ChatRequest } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import { Receipt } from '../../shared/grounding/receipt.ts'
import type { Product } from '../../shared/product.ts'
import { type Item, oneLine, type Task, type TaskCall, type TaskWorld } from '../../shared/tasks/task.ts'
import type { ShopCatalogue } from '../catalogue/contract.ts'
import { askModel } from '../chat/ask-model.ts'
import { noFaq } from '../chat/find-known-answer.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../context.ts'
import type { Published } from '../known-answers/contract.ts'
import type { Route } from '../rollout/contract.ts'

export interface TaskRun {
  readonly output: unknown
  /** The model's answer had to be put right to fit. */
  readonly repaired: boolean
}

export interface TaskContext {
  readonly route: Route
  readonly published: Published
}

const callsAtOnce = 4
const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.nullish(z.string()) }) })),
  llasa: z.optional(z.object({ grounding: z.optional(Receipt) })),
})

/** One input of a task: looked up, asked, read and checked. What does not come out in its type is a refusal that says so. */
export async function runTask(c: AppContext, context: TaskContext, task: Task, input: unknown): Promise<TaskRun> {
  // Parsed by the task's own schema at the border; its functions take what it gives.
  const given = input as never
  const world = await lookUp(c, task, given)
  if (task.metric === 'grounding') return askProduct(c, context, given)
  const calls = task.calls(given, world)
  const answers: string[] = []
  for (let at = 0; at < calls.length; at += callsAtOnce)
    answers.push(...(await Promise.all(calls.slice(at, at + callsAtOnce).map((call) => ask(c, context, call)))))
  const read = task.read(given, world, answers)
  const checked = read && task.output.safeParse(read.output)
  if (!read || !checked?.success)
    throw new AppError(
      'invalid_output',
      `The model gave no valid answer to '${task.name}': ${task.refusal ?? 'what it said is not of the form it was held to'}.`,
    )
  return { output: checked.data, repaired: read.repaired }
}

/** Titles of ids, and candidates where the caller names none, from the shop's catalogue. */
async function lookUp(c: AppContext, task: Task, input: never): Promise<TaskWorld> {
  const { items, candidates } = task.lookup(input)
  const untitled = items.filter(({ title }) => title === undefined)
  const { locale = 'en' } = input as { locale?: string }
  const shop =
    untitled.length || candidates ? await servicesOf(c).catalogues.current(callerOf(c).tenant, locale, deferOf(c)) : null
  const found = untitled.length && shop ? await shop.byId(untitled.map(({ id }) => id)) : []
  const titles = new Map(found.map(({ id, title }) => [id, title]))
  for (const { id } of untitled)
    if (!titles.has(id))
      throw new AppError('product_not_found', `The catalogue has no product '${id}', and it came without a title.`, {
        param: 'input',
      })
  const titleOf = (id: string): string => titles.get(id) ?? ''
  if (!candidates || !shop) return { titleOf, candidates: [] }
  const { filters } = input as { filters?: CatalogueFilters }
  const listed = await candidatesOf(shop, candidates, titleOf, filters ?? {})
  return { titleOf, candidates: listed.map(({ id, title }) => ({ id, title: oneLine(title) })) }
}

const candidatesMin = 3

/** What is like it by its words; where that is too little, what the merchant relates and others of its category. */
async function candidatesOf(
  shop: ShopCatalogue,
  { query, limit, exclude, related }: NonNullable<ReturnType<Task['lookup']>['candidates']>,
  titleOf: TaskWorld['titleOf'],
  filters: CatalogueFilters,
): Promise<Product[]> {
  const about = exclude.at(-1)
  // Where only an id was given, what its product is called is what to look for.
  const found = await shop.search({ query: query || titleOf(about ?? ''), filters, limit: limit + exclude.length })
  const isEnough = !related || found.length >= candidatesMin + exclude.length
  const [product] = about && !isEnough ? await shop.byId([about]) : []
  const told = product ? await shop.byId((product.related ?? []).flatMap(({ id, type }) => (type === related ? [id] : []))) : []
  const alike = product?.category
    ? await shop.search({ query: '', filters: { ...filters, category: product.category }, limit })
    : []
  const byId = new Map([...told, ...found, ...alike].map((each) => [each.id, each]))
  for (const id of exclude) byId.delete(id)
  return [...byId.values()].slice(0, limit)
}

async function ask(
  c: AppContext,
  { route, published }: TaskContext,
  { question, form, grammar, tokensMax }: TaskCall,
): Promise<string> {
  const request = ChatRequest.parse({
    model: route.arm.model,
    messages: [{ role: 'user', content: question }],
    temperature: 0,
    max_completion_tokens: Math.min(tokensMax, route.arm.outputTokensMax),
    llasa: { task: form, faq: 'off' },
  })
  const reply = await askModel(c, { request, route, published, known: noFaq, ...(grammar && { grammar }) })
  return contentOf(reply.body).content
}

async function askProduct(
  c: AppContext,
  { route, published }: TaskContext,
  input: { product: Item; question: string; locale: string },
): Promise<TaskRun> {
  const { product, question, locale } = input
  const request = ChatRequest.parse({
    model: route.arm.model,
    messages: [{ role: 'user', content: question }],
    temperature: 0,
    llasa: {
      locale,
      products: [product.title === undefined ? product.id : { id: product.id, title: product.title }],
      faq: 'off',
    },
  })
  const reply = await askModel(c, { request, route, published, known: noFaq })
  const { content, receipt } = contentOf(reply.body)
  const answered = content !== '' && receipt !== null && receipt.missing + receipt.violations === 0
  return { output: { answer: content, answered, claims: receipt?.claims ?? [] }, repaired: (receipt?.repaired ?? 0) > 0 }
}

function contentOf(body: unknown): { content: string; receipt: Receipt | null } {
  const parsed = Completion.safeParse(typeof body === 'string' ? JSON.parse(body) : null)
  if (!parsed.success) throw new AppError('backend_failed', 'The backend gave no whole answer.')
  return { content: parsed.data.choices[0]?.message.content?.trim() ?? '', receipt: parsed.data.llasa?.grounding ?? null }
}
