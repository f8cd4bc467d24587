import * as ask from '../../../shared/tasks/wordings/choice.ts'
import * as write from '../../../shared/tasks/wordings/yes-no.ts'
import { type Rating, titleCase, type World, type WorldProduct } from '../world/world.ts'
import type { Draft } from './subtask.ts'

/** Puts the right answer among the wrong ones and says where it landed, counted from 0. Equal texts are dropped. */
function among(world: World, right: string, wrong: readonly string[], optionsMax = 4): { options: string[]; gold: number } {
  const others = [...new Set(wrong)].filter((text) => text !== right).slice(0, optionsMax - 1)
  const options = world.random.shuffle([right, ...others])
  return { options, gold: options.indexOf(right) }
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
const lastOf = ({ type }: WorldProduct): string => titleCase(type.path.join(' > '))

export function categoryClassification(world: World): Draft {
  const type = world.type()
  const use = world.complementType(type)
  // Hard because it is called by another word, or because it names what it is made for.
  const product = world.inOtherWords(type, {}, world.random.chance(0.5) ? { worksWith: use.name } : {})
  const { options, gold } = among(world, `${lastOf(product)} > ${titleCase(product.type.name)}`, [
    titleCase([...use.path, use.name].join(' > ')),
    ...siblings(world, product).map((type) => titleCase([...type.path, type.name].join(' > '))),
    ...times(3, () => world.type(product.type)).map((type) => titleCase([...type.path, type.name].join(' > '))),
  ])
  return { prompt: world.random.pick(ask.categoryOf(product.title, options)), gold }
}

export function categoryIdentification(world: World): Draft {
  const product = world.inOtherWords(world.type())
  const { options, gold } = among(world, product.title, [
    world.product(world.complementType(product.type), {}, { worksWith: product.type.name }).title,
    ...siblings(world, product).map((type) => world.product(type).title),
    ...times(3, () => world.product(world.type(product.type)).title),
  ])
  return { prompt: world.random.pick(ask.productOfCategory(titleCase(product.type.name), options)), gold }
}

const siblings = (world: World, { type }: WorldProduct) =>
  times(12, () => world.type(type))
    .filter((other) => other.path[0] === type.path[0])
    .slice(0, 2)

/** A session stays with one wish: the same kind, or what goes with it. */
export function session(world: World): { viewed: string[]; last: WorldProduct; next: WorldProduct } {
  const wish = world.product()
  const fixed = Object.fromEntries(Object.entries(wish.attributes).slice(0, 1))
  const seen = times(world.random.int(2, 4), () => world.product(wish.type, fixed))
  const next = world.random.chance(0.7) ? world.inOtherWords(wish.type, fixed) : world.product(world.complementType(wish.type))
  return { viewed: seen.map(({ title }) => title), last: seen.at(-1) ?? wish, next }
}

export function nextItemSelection(world: World): Draft {
  const { viewed, last, next } = session(world)
  const { options, gold } = among(
    world,
    next.title,
    // Of the same brand and look as what was seen last, and another thing.
    times(3, () => world.lookalike(last, world.strangerType(last.type)).title),
  )
  return { prompt: world.random.pick(ask.nextItem(viewed, options)), gold }
}

export function sessionSelection(world: World): Draft {
  const { viewed, last, next } = session(world)
  const shown = (titles: readonly string[]) => titles.slice(0, 3).join('; ')
  const { options, gold } = among(
    world,
    shown(viewed),
    times(3, () => {
      const stranger = world.strangerType(last.type)
      return shown(times(3, () => world.lookalike(next, stranger).title))
    }),
    3,
  )
  return { prompt: world.random.pick(ask.sessionOf(next.title, options)), gold }
}

export function complementsSelection(world: World): Draft {
  const product = world.product()
  const right = world.complementType(product.type)
  if (world.random.chance(0.4)) {
    const { options, gold } = among(
      world,
      right.name,
      times(5, () => world.strangerType(product.type).name),
    )
    return { prompt: world.random.pick(ask.complementCategory(product.type.name, options)), gold }
  }
  // One distractor is the same kind again: a substitute, not a complement. The others look like it and are something else.
  const { options, gold } = among(world, world.inOtherWords(right).title, [
    world.inOtherWords(product.type).title,
    ...times(2, () => world.lookalike(product, world.strangerType(product.type)).title),
  ])
  return { prompt: world.random.pick(ask.complement(product.title, options)), gold }
}

export function substitutesSelection(world: World): Draft {
  const product = world.product()
  const misfit = world.misfit(product)
  // One does not fit, one goes with it, one only looks like it.
  const { options, gold } = among(world, world.substitute(product).title, [
    ...(misfit ? [misfit.title] : []),
    world.companion(product).title,
    ...times(2, () => world.lookalike(product, world.strangerType(product.type)).title),
  ])
  return { prompt: world.random.pick(ask.substitute(product.title, options)), gold }
}

export function productRelation(world: World): Draft {
  const product = world.product()
  const gold = world.random.int(0, 2)
  const other = [() => world.complementType(product.type), () => product.type, () => world.strangerType(product.type)][
    gold
  ] as () => WorldProduct['type']
  return {
    prompt: world.random.pick(ask.productRelation(product.title, world.product(other()).title, ask.relationOptions)),
    gold,
  }
}

export function answerability(world: World): Draft {
  const product = world.product()
  const [key = 'color', value = ''] = world.random.pick(Object.entries(product.attributes))
  const known = world.random.chance(0.5)
  const other = world.random.pick(['warranty', 'country of origin', 'delivery time', 'warmth', 'age range'])
  const text = `${product.title}. The ${key} is ${value}.`
  const question = `What is the ${known ? key : other}?`
  return yesOrNo(world, known, ask.answerable(question, text), write.isAnswered(question, text))
}

/** A judgement as two numbered options, or in the words yes and no. */
function yesOrNo(world: World, isYes: boolean, numbered: readonly string[], inWords: readonly string[]): Draft {
  return world.random.chance(wordsShare)
    ? { prompt: world.random.pick(inWords), gold: isYes ? 'yes' : 'no', type: 'generation', metric: 'rougel' }
    : { prompt: world.random.pick(numbered), gold: isYes ? 1 : 0 }
}

const wordsShare = 0.35

export function substituteIdentification(world: World): Draft {
  const product = world.product()
  const { text, wishes } = world.query(product)
  const near = world.random.chance(0.5) ? world.softMiss(product, wishes) : null
  // What does not fit is no substitute, however near it is.
  const other = near ?? world.misfit({ ...product, attributes: wishes }) ?? world.companion(product)
  return yesOrNo(world, near !== null, ask.isSubstitute(text, other.title), write.couldReplace(text, other.title))
}

export function productMatching(world: World): Draft {
  const product = world.product()
  const yes = world.random.chance(0.5)
  const values = world.random.shuffle(Object.values(product.attributes).map(titleCase))
  const again = `${titleCase(product.type.name)} ${product.brand} ${values.join(' ')}`
  const other = yes
    ? again
    : world.nearMiss(product, Object.fromEntries(Object.entries(product.attributes).slice(0, 1)), { brand: product.brand }).title
  return yesOrNo(world, yes, ask.sameProduct(product.title, other), write.isSameProduct(product.title, other))
}

export function sentimentAnalysis(world: World): Draft {
  const { rating, text } = world.review()
  const options = world.random.shuffle(['very negative', 'negative', 'neutral', 'positive', 'very positive'])
  const name = (['very negative', 'negative', 'neutral', 'positive', 'very positive'] as const)[rating - 1] as string
  return { prompt: world.random.pick(ask.sentiment(text, options)), gold: options.indexOf(name) }
}

export function reviewRating(world: World): Draft {
  const { rating, text, headline, type } = world.review()
  return { prompt: world.random.pick(ask.reviewRating(type.name, `${headline}\n${text}`)), gold: rating satisfies Rating }
}

export function relevanceClass(world: World): Draft {
  const product = world.product()
  const { text, wishes } = world.query(product)
  const canMiss = world.softMiss(product, wishes) !== null
  const label = world.random.pick(canMiss ? [0, 1, 2, 3] : [0, 2, 3])
  const shown = [
    () => product,
    () => world.softMiss(product, wishes) ?? world.product(product.type, wishes),
    () => world.companion(product),
    () => world.lookalike(product, world.strangerType(product.type)),
  ][label] as () => WorldProduct
  const options = world.random.shuffle<string>(ask.relevanceOptions)
  const right = ask.relevanceOptions[label] ?? ''
  return { prompt: world.random.pick(ask.relevance(text, shown().title, options)), gold: options.indexOf(right) }
}

const relations = ['irrelevant', 'substitute', 'complement', 'narrowing'] as const

export function queryRelation(world: World): Draft {
  const type = world.type()
  const relation = world.random.pick(relations)
  const product = world.product(type)
  const { text } = world.query(product)
  const other = {
    irrelevant: () => world.strangerType(type).name,
    substitute: () => world.query(world.substitute(product)).text,
    complement: () => world.complementType(type).name,
    narrowing: () => text,
  }[relation]()
  const options = world.random.shuffle(relations)
  const first = relation === 'narrowing' ? type.name : text
  return { prompt: world.random.pick(ask.queryRelation(first, other, options)), gold: options.indexOf(relation) }
}

const notInferable = 'It cannot be inferred.'

export function attributeQuestion(world: World): Draft {
  const product = world.product()
  const key = world.random.pick(Object.keys(product.type.attributes))
  const value = product.attributes[key]
  const wrong = (product.type.attributes[key] ?? []).filter((candidate) => candidate !== value)
  const listed = world.random.sample(wrong, value ? 2 : 3)
  const options = [...world.random.shuffle(value ? [value, ...listed] : listed), notInferable]
  return {
    prompt: world.random.pick(ask.attributeValue(product.title, key, options)),
    gold: options.indexOf(value ?? notInferable),
  }
}

export function descriptionInOtherLanguage(world: World): Draft {
  const { random } = world
  const type = world.type()
  const language = random.pick(['de', 'fr', 'es', 'it', 'ja'] as const)
  const { options, gold } = among(
    world,
    titleCase(type.names[language]),
    times(3, () => titleCase(world.type(type).names[random.pick(['de', 'fr', 'es', 'it', 'ja'] as const)])),
  )
  return { prompt: random.pick(ask.sameInOtherLanguage(titleCase(type.name), options)), gold, language }
}

export function keywordSet(world: World): Draft {
  const words = (product: WorldProduct) => [product.type.name, ...Object.values(product.attributes)].join(', ')
  const product = world.product()
  const { options, gold } = among(
    world,
    words(product),
    times(3, () => words(world.product(world.type(product.type)))),
  )
  return { prompt: world.random.pick(ask.keywordSet(product.title, product.type.about, options)), gold }
}

export function categoryWithAttribute(world: World): Draft {
  const type = world.type()
  const attribute = world.random.pick(Object.keys(type.attributes))
  const without = times(20, () => world.type(type)).filter((other) => !(attribute in other.attributes))
  const { options, gold } = among(
    world,
    type.name,
    without.map(({ name }) => name),
  )
  return { prompt: world.random.pick(ask.categoryWithAttribute(attribute, options)), gold }
}

export function numericReasoning(world: World): Draft {
  const { random } = world
  const [what, unit] = random.pick([
    ['weight', 'ounce'],
    ['volume', 'ml'],
    ['length', 'inch'],
    ['count', 'pieces'],
  ] as const)
  const each = random.int(2, 60) / random.pick([1, 1, 2, 4])
  const packs = random.int(2, 12)
  const shown = (amount: number) => `${Number(amount.toFixed(2))} ${unit}`
  const product = world.product()
  const title = `${product.brand} ${titleCase(product.type.name)}, ${shown(each)} (Pack of ${packs})`
  // One slip each: the single item, one pack too many, sum in place of product, the pack's number.
  const { options, gold } = among(
    world,
    shown(each * packs),
    random.shuffle([each, each * (packs + 1), each + packs, packs]).map(shown),
  )
  return { prompt: random.pick(ask.totalAmount(title, what, options)), gold }
}

const obstacles = [
  ['PersonX pitches a tent', 'PersonX has left the poles at home'],
  ['PersonX takes a photo', "the camera's battery is empty"],
  ['PersonX makes coffee', 'PersonX has run out of coffee beans'],
  ['PersonX charges the phone', 'the power is out'],
  ['PersonX rides a bike to work', 'the tire is flat'],
  ['PersonX walks the dog', 'PersonX cannot find the leash'],
  ['PersonX washes the dishes', 'the tap gives no water'],
  ['PersonX writes a letter', 'the pen has dried up'],
  ['PersonX goes swimming', 'the pool is closed'],
  ['PersonX listens to music', 'the headphones are broken'],
  ['PersonX bakes a cake', 'the oven does not heat'],
  ['PersonX pays at the counter', 'PersonX has forgotten the wallet'],
] as const

export function commonsense(world: World): Draft {
  const [event, obstacle] = world.random.pick(obstacles)
  const { options, gold } = among(
    world,
    obstacle,
    world.random.shuffle(obstacles).map(([, other]) => other),
  )
  return { prompt: world.random.pick(ask.obstructs(event, options)), gold }
}
