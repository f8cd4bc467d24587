import * as extract from '../../../shared/tasks/wordings/extraction.ts'
import * as write from '../../../shared/tasks/wordings/generation.ts'
import { titleCase, type World, type WorldProduct } from '../world/world.ts'
import { session } from './build-choice.ts'
import type { Draft } from './subtask.ts'

const path = ({ type }: WorldProduct): string => [...type.path, titleCase(type.name)].join(', ')
const words = ({ attributes }: WorldProduct): string => Object.values(attributes).join(', ')
const describe = (product: WorldProduct): string => `${product.type.about} This one by ${product.brand} is ${words(product)}.`
const bullets = ({ attributes, brand, type }: WorldProduct): string =>
  [...Object.entries(attributes).map(([key, value]) => `- ${titleCase(key)}: ${value}`), `- ${titleCase(type.name)} by ${brand}`]
    .slice(0, 3)
    .join('\n')

export const categoryGeneration = (world: World): Draft => {
  const product = world.product()
  return { prompt: world.random.pick(write.categoryFor(product.title)), gold: path(product) }
}
export const categoryMatching = (world: World): Draft => {
  const product = world.product()
  return { prompt: world.random.pick(write.productsMatchingCategory(path(product))), gold: product.title }
}
export const attributeGeneration = (world: World): Draft => {
  const product = world.product()
  const gold = Object.entries(product.attributes)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')
  return { prompt: world.random.pick(write.attributesOf(product.title)), gold }
}
export const bulletGeneration = (world: World): Draft => {
  const product = world.product()
  return { prompt: world.random.pick(write.bulletsFor(product.title)), gold: bullets(product) }
}
export const complementsMatching = (world: World): Draft => {
  const product = world.product()
  return {
    prompt: world.random.pick(write.goesWith(product.title)),
    gold: world.product(world.complementType(product.type)).title,
  }
}
export const exactMatchJudgement = (world: World): Draft => {
  const product = world.product()
  const { text, wishes } = world.query(product)
  const yes = world.random.chance(0.5)
  const shown = yes ? product : world.nearMiss(product, wishes)
  return { prompt: world.random.pick(write.judgesExactly(text, shown.title)), gold: yes ? 'yes' : 'no', metric: 'rougel' }
}
export const descriptionGeneration = (world: World): Draft => {
  const product = world.product()
  return { prompt: world.random.pick(write.descriptionFor(product.title)), gold: describe(product) }
}
export const titleGeneration = (world: World): Draft => {
  const product = world.product()
  return { prompt: world.random.pick(write.titleFor(describe(product))), gold: product.title, metric: 'rougel' }
}
export const queryGeneration = (world: World): Draft => {
  const product = world.product()
  return { prompt: world.random.pick(write.queryFor(product.title)), gold: world.query(product).text, metric: 'rougel' }
}
export const nextItemGeneration = (world: World): Draft => {
  const { viewed, next } = session(world)
  return { prompt: world.random.pick(write.nextItemAfter(viewed)), gold: next.title }
}
export const answerGeneration = (world: World): Draft => {
  const product = world.product()
  const [key = '', value = ''] = world.random.pick(Object.entries(product.attributes))
  return {
    prompt: world.random.pick(write.answerFrom(`What is the ${key}?`, describe(product))),
    gold: `The ${key} is ${value}.`,
  }
}
export const categoryExplanation = (world: World): Draft => {
  const { name, about } = world.type()
  return { prompt: world.random.pick(write.explainCategory(titleCase(name))), gold: about }
}
export const keyphrase = (world: World): Draft => {
  const review = world.review()
  const { name, phrase } = world.random.pick(review.aspects)
  const at = review.text.toLowerCase().indexOf(phrase.toLowerCase())
  const gold = at < 0 ? phrase : review.text.slice(at, at + phrase.length)
  return { prompt: world.random.pick(write.keyphraseOf(review.type.name, review.text, name)), gold, metric: 'rougel' }
}

const languages = { de: 'German', fr: 'French', es: 'Spanish', it: 'Italian', ja: 'Japanese' } as const

export const titleTranslation = (world: World): Draft => {
  const { random } = world
  const { type, brand } = world.product()
  const language = random.pick(['de', 'fr', 'es', 'it', 'ja'] as const)
  const english = `${brand} ${titleCase(type.name)}`
  const foreign = `${brand} ${titleCase(type.names[language])}`
  const metric = language === 'ja' ? ('jp-bleu' as const) : ('bleu' as const)
  return random.chance(0.5)
    ? { prompt: random.pick(write.translateTitle(english, languages[language])), gold: foreign, language, metric }
    : { prompt: random.pick(write.translateTitle(foreign, 'English')), gold: english, language, metric: 'bleu' }
}

export const attributeExtraction = (world: World): Draft => {
  const product = world.product()
  const values = { ...product.attributes, brand: product.brand, 'product type': product.type.name }
  const [key, value] = world.random.pick(Object.entries(values))
  return {
    prompt: world.random.pick(extract.attributeInTitle(titleCase(key), product.title)),
    gold: [asWritten(product.title, value)],
  }
}

/** The value in the title's own letters: an answer is held to the words that stand there. */
function asWritten(title: string, value: string): string {
  const at = title.toLowerCase().indexOf(value.toLowerCase())
  return at < 0 ? value : title.slice(at, at + value.length)
}

export const entityInQuery = (world: World): Draft => {
  const product = world.product()
  const { text, wishes, brand } = world.query(product)
  const entities: [string, string][] = [
    ['product type', product.type.name],
    ...Object.entries(wishes),
    ...(brand ? [['brand', product.brand.toLowerCase()] as [string, string]] : []),
  ]
  const [key, value] = world.random.pick(entities)
  return { prompt: world.random.pick(extract.entityInQuery(key, text)), gold: [value] }
}
