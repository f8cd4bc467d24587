import * as ask from '../../../shared/tasks/wordings/selection.ts'
import { aspectPhrases } from '../world/opinions.ts'
import { productTypes } from '../world/product-types.ts'
import { titleCase, type World } from '../world/world.ts'
import { session } from './build-choice.ts'
import type { Draft } from './subtask.ts'

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

/** Right and wrong ones shuffled together; the gold numbers count from 1 and stand in order. */
function mixed(
  world: World,
  right: readonly string[],
  wrong: readonly string[],
  total: number,
): { options: string[]; gold: number[] } {
  const rights = [...new Set(right)]
  const others = [...new Set(wrong)].filter((text) => !rights.includes(text)).slice(0, total - rights.length)
  const options = world.random.shuffle([...rights, ...others])
  return { options, gold: options.flatMap((text, index) => (rights.includes(text) ? [index + 1] : [])) }
}

export function relevantItems(world: World): Draft {
  const product = world.product()
  const { text, wishes } = world.query(product)
  const right = times(3, () => world.inOtherWords(product.type, wishes).title)
  // Near misses of the same kind are the hard ones, what is made for it the next hardest.
  const wrong = [
    ...times(4, () => world.nearMiss(product, wishes).title),
    ...times(2, () => world.companion(product).title),
    ...times(10, () => world.product(world.strangerType(product.type)).title),
  ]
  const { options, gold } = mixed(world, right, wrong, 15)
  return { prompt: world.random.pick(ask.relevantItems(text, options)), gold }
}

export function productRetrieval(world: World): Draft {
  const type = world.type()
  const { options, gold } = mixed(
    world,
    times(3, () => world.inOtherWords(type).title),
    // What is made for the kind has its name and is none of it.
    [
      ...times(world.random.int(1, 3), () => world.product(world.complementType(type), {}, { worksWith: type.name }).title),
      ...times(12, () => world.product(world.type(type)).title),
    ],
    world.random.int(10, 15),
  )
  return { prompt: world.random.pick(ask.itemsOfCategory(titleCase(type.name), options)), gold }
}

export function complementsRetrieval(world: World): Draft {
  const product = world.product()
  const right = times(3, () => world.product(world.complementType(product.type)).title)
  const wrong = [
    ...times(2, () => world.inOtherWords(product.type).title),
    ...times(11, () => world.lookalike(product, world.strangerType(product.type)).title),
  ]
  const { options, gold } = mixed(world, right, wrong, 15)
  return { prompt: world.random.pick(ask.complements(product.title, options)), gold }
}

export function substitutesRetrieval(world: World): Draft {
  const product = world.product()
  const right = times(3, () => world.substitute(product).title)
  const wrong = [
    ...times(3, () => world.misfit(product)?.title ?? world.companion(product).title),
    ...times(2, () => world.companion(product).title),
    ...times(9, () => world.lookalike(product, world.strangerType(product.type)).title),
  ]
  const { options, gold } = mixed(world, right, wrong, 15)
  return { prompt: world.random.pick(ask.substitutes(product.title, options)), gold }
}

export function sequentialRecommendation(world: World): Draft {
  const { viewed, last, next } = session(world)
  const { options, gold } = mixed(
    world,
    [next.title],
    times(12, () => world.lookalike(last, world.strangerType(last.type)).title),
    10,
  )
  return { prompt: world.random.pick(ask.nextItems(viewed, options)), gold }
}

export function sessionRetrieval(world: World): Draft {
  const { viewed, last } = session(world)
  const right = [
    world.inOtherWords(last.type).title,
    world.inOtherWords(last.type).title,
    world.product(world.complementType(last.type)).title,
  ]
  const { options, gold } = mixed(
    world,
    right,
    times(12, () => world.lookalike(last, world.strangerType(last.type)).title),
    15,
  )
  return { prompt: world.random.pick(ask.nextItems(viewed, options)), gold }
}

export function nextQueries(world: World): Draft {
  const product = world.product()
  const wrong = times(9, () => world.query(world.product(world.strangerType(product.type))).text)
  const { options, gold } = mixed(world, [world.query(product).text], wrong, 10)
  return { prompt: world.random.pick(ask.nextQueries(product.type.name, options)), gold }
}

const allAspects = [...new Set(productTypes.flatMap(({ aspects }) => aspects))]

export function aspectRetrieval(world: World): Draft {
  const review = world.review()
  const right = review.aspects.map(({ name }) => name)
  const { options, gold } = mixed(world, right, world.random.sample(allAspects, 12), 10)
  return { prompt: world.random.pick(ask.aspectsOfReview(review.type.name, review.text, options)), gold }
}

export function snippetRetrieval(world: World): Draft {
  const { random } = world
  const aspect = random.pick(Object.keys(aspectPhrases))
  const positive = random.chance(0.5)
  const phrases = aspectPhrases[aspect] as { positive: readonly string[]; negative: readonly string[] }
  const right = positive ? phrases.positive : phrases.negative
  // The same aspect with the other sentiment, and other aspects with the same: both must be read to distinguish them.
  const others = Object.entries(aspectPhrases).filter(([name]) => name !== aspect)
  const wrong = [
    ...(positive ? phrases.negative : phrases.positive).slice(0, 2),
    ...random.shuffle(others.flatMap(([, phrases]) => [...phrases.positive, ...phrases.negative])),
  ]
  const { options, gold } = mixed(world, right, wrong, 15)
  return { prompt: random.pick(ask.snippetsFor(world.type().name, aspect, positive ? 'positive' : 'negative', options)), gold }
}

/** Relevance weights as ESCI grades them: exact 1, substitute 0.1, complement 0.01, irrelevant 0. */
export function queryProductRank(world: World): Draft {
  const product = world.product()
  const { text, wishes } = world.query(product)
  const graded = [
    { title: product.title, weight: 1 },
    ...(world.random.chance(0.5) ? [{ title: world.product(product.type, wishes).title, weight: 1 }] : []),
    ...times(world.random.int(1, 2), () => ({
      title: (world.softMiss(product, wishes) ?? world.nearMiss(product, wishes)).title,
      weight: 0.1,
    })),
    { title: world.companion(product).title, weight: 0.01 },
    ...times(3, () => ({ title: world.lookalike(product, world.strangerType(product.type)).title, weight: 0 })),
  ].slice(0, 5)
  const listed = world.random.shuffle(graded)
  const prompt = world.random.pick(
    ask.rankForQuery(
      text,
      listed.map(({ title }) => title),
    ),
  )
  return { prompt, gold: listed.map(({ weight }) => weight) }
}
