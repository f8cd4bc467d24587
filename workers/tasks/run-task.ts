import type { CatalogueFilters } from '../../shared/catalogue/query.ts'
import { ChatRequest } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import type { Product } from '../../shared/product.ts'
import { type Item, oneLine, type Task, type TaskCall, type TaskWorld } from '../../shared/tasks/task.ts'
import type { ShopCatalogue } from '../catalogue/contract.ts'
import { isSameKind } from '../catalogue/query/related-products.ts'
import { answerChat } from '../chat/answer-chat.ts'
import type { CompleteReply, Reply, Routed } from '../chat/contract.ts'
import type { RequestContext } from '../http/contract.ts'

interface TaskRun {
  readonly output: unknown
  /** The model's answer had to be put right to fit. */
  readonly repaired: boolean
  /** Whether a model was called for any of it, or the edge's own rules did it all. */
  readonly answeredBy: 'model' | 'rules'
}

interface TaskInput {
  readonly task: Task
  readonly input: unknown
  /** `off` asks the model even where rules would answer. */
  readonly rules?: 'auto' | 'off' | undefined
}

interface CallAnswer {
  readonly text: string
  readonly by: string
}

const callsAtOnce = 4

/** One input of a task: looked up, put to the model, read and checked. What does not come out in its type is a refusal. */
export async function runTask(context: RequestContext, routed: Routed, { task, input, rules }: TaskInput): Promise<TaskRun> {
  // Parsed by the task's own schema at the border; its functions accept what it gives.
  const checkedInput = input as never
  const world = await lookUp(context, task, checkedInput)
  if (task.metric === 'grounding') return answerAboutProduct(context, routed, checkedInput)
  const { taskRules } = context.services.prompts.get(routed.route.arm.taskPrompt)
  const composed = taskRules && rules !== 'off' ? (task.compose?.(checkedInput, world) ?? []) : []
  const calls = task.calls(checkedInput, world)
  const answerOf = async (call: TaskCall, index: number): Promise<CallAnswer> => {
    const text = composed[index] ?? null
    return text === null ? answerCall(context, routed, call, rules) : { text, by: 'rules' }
  }
  const answers: CallAnswer[] = []
  for (let at = 0; at < calls.length; at += callsAtOnce)
    answers.push(...(await Promise.all(calls.slice(at, at + callsAtOnce).map((call, offset) => answerOf(call, at + offset)))))
  const read = task.read(
    checkedInput,
    world,
    answers.map(({ text }) => text),
  )
  const output = read && task.output.safeParse(read.output)
  if (!read || !output?.success)
    throw new AppError(
      'invalid_output',
      `The model gave no valid answer to '${task.name}': ${task.refusal ?? 'its text does not have the required form'}.`,
    )
  return { output: output.data, repaired: read.repaired, answeredBy: answers.every(isByRules) ? 'rules' : 'model' }
}

const isByRules = ({ by }: Pick<CallAnswer, 'by'>): boolean => by !== 'model' && by !== 'stand-in'

/** Titles of ids, and candidates where the caller names none, from the shop's catalogue. */
async function lookUp(context: RequestContext, task: Task, input: never): Promise<TaskWorld> {
  const { items, candidates } = task.lookup(input)
  const untitled = items.filter(({ title }) => title === undefined)
  const { locale = 'en' } = input as { locale?: string }
  const shop =
    untitled.length || candidates ? await context.services.catalogues.current(context.caller.tenant, locale, context.defer) : null
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
  return {
    titleOf,
    candidates: listed.map(({ id, title, category }) => ({ id, title: oneLine(title), category: category ?? null })),
  }
}

const candidatesMin = 3

/** What is like it by its words; where that is too little, what the merchant relates and others of its category. */
async function candidatesOf(
  shop: ShopCatalogue,
  { query, limit, exclude, related, kind }: NonNullable<ReturnType<Task['lookup']>['candidates']>,
  titleOf: TaskWorld['titleOf'],
  filters: CatalogueFilters,
): Promise<Product[]> {
  const about = exclude.at(-1)
  // Where the caller sent only an id, the product's title is the query.
  const { products: found } = await shop.search({ query: query || titleOf(about ?? ''), filters, limit: limit + exclude.length })
  const isEnough = !related || (!kind && found.length >= candidatesMin + exclude.length)
  const [product] = about && !isEnough ? await shop.byId([about]) : []
  const listed = product ? await shop.byId((product.related ?? []).flatMap(({ id, type }) => (type === related ? [id] : []))) : []
  const alike = product?.category
    ? (await shop.search({ query: '', filters: { ...filters, category: product.category }, limit })).products
    : []
  const base = { title: titleOf(about ?? '') || query }
  const isFit = (each: Product): boolean => !kind || isSameKind(each, base) === (kind === 'same')
  const byId = new Map([...listed, ...[...found, ...alike].filter(isFit)].map((each) => [each.id, each]))
  for (const id of exclude) byId.delete(id)
  return [...byId.values()].slice(0, limit)
}

async function answerCall(
  context: RequestContext,
  routed: Routed,
  { question, form, grammar, tokensMax }: TaskCall,
  rules: 'auto' | 'off' = 'auto',
): Promise<CallAnswer> {
  const { arm } = routed.route
  const request = ChatRequest.parse({
    model: arm.model,
    messages: [{ role: 'user', content: question }],
    temperature: 0,
    max_completion_tokens: Math.min(tokensMax, arm.outputTokensMax),
    llasa: { task: form, faq: 'off', rules },
  })
  const { reply, by } = await answerChat({ context, request, routed, ...(grammar && { grammar }) })
  return { text: contentOf(complete(reply)), by }
}

async function answerAboutProduct(
  context: RequestContext,
  routed: Routed,
  input: { product: Item; question: string; locale: string },
): Promise<TaskRun> {
  const { product, question, locale } = input
  const request = ChatRequest.parse({
    model: routed.route.arm.model,
    messages: [{ role: 'user', content: question }],
    temperature: 0,
    llasa: {
      locale,
      products: [product.title === undefined ? product.id : { id: product.id, title: product.title }],
      faq: 'off',
    },
  })
  const { reply, by } = await answerChat({ context, request, routed })
  const answer = complete(reply)
  const content = contentOf(answer)
  const receipt = answer.llasa?.grounding
  const answered = content !== '' && receipt !== undefined && receipt.missing + receipt.violations === 0
  return {
    output: { answer: content, answered, claims: receipt?.claims ?? [] },
    repaired: (receipt?.repaired ?? 0) > 0,
    answeredBy: isByRules({ by }) ? 'rules' : 'model',
  }
}

const contentOf = ({ content }: CompleteReply): string => content?.trim() ?? ''

function complete(reply: Reply): CompleteReply {
  if (reply.kind !== 'complete') throw new AppError('backend_failed', 'The backend gave no complete answer.')
  return reply
}
