import { type ProductType, productTypes } from './product-types.ts'

/**
 * Other words for a kind of goods. A title that says "rucksack" where the question says "backpack" is found by meaning and
 * not by letters.
 */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  'running shoes': ['jogging trainers', 'racing flats'],
  'hiking boots': ['trail footwear', 'mountain shoes'],
  socks: ['crew hosiery', 'ankle hose'],
  backpack: ['rucksack', 'daypack'],
  'trekking poles': ['walking sticks', 'nordic staffs'],
  tent: ['camping shelter', 'dome canopy'],
  'sleeping bag': ['mummy quilt', 'camp bedroll'],
  'camping stove': ['outdoor burner', 'trail cooker'],
  headlamp: ['head torch', 'forehead light'],
  'water bottle': ['drinking flask', 'sports canteen'],
  'fitness tracker': ['activity wristband', 'step counter'],
  'watch band': ['wrist strap', 'replacement bracelet'],
  'phone case': ['mobile cover', 'handset shell'],
  'screen protector': ['display guard', 'glass film'],
  'phone charger': ['mobile power adapter', 'wall plug adapter'],
  'charging cable': ['power cord', 'sync lead'],
  headphones: ['over-ear headset', 'ear cups'],
  'headphone stand': ['headset holder', 'ear cup hanger'],
  'audio cable': ['aux lead', 'speaker wire'],
  'bluetooth speaker': ['portable boombox', 'wireless loudspeaker'],
  laptop: ['notebook computer', 'ultrabook'],
  'laptop sleeve': ['notebook pouch', 'computer cover'],
  'wireless mouse': ['cordless pointer', 'desktop clicker'],
  'mouse pad': ['desk mat', 'pointer mat'],
  batteries: ['power cells', 'alkaline cells'],
  'coffee maker': ['drip brewer', 'brewing machine'],
  'coffee filters': ['paper cones', 'drip liners'],
  'coffee beans': ['whole bean roast', 'espresso roast'],
  'coffee grinder': ['burr mill', 'bean mill'],
  mug: ['drinking cup', 'beaker'],
  tea: ['herbal infusion', 'loose leaf brew'],
  'tea kettle': ['water boiler', 'stovetop pot'],
  'cookware set': ['pots and pans', 'saucepan collection'],
  'knife set': ['kitchen blades', 'chef cutlery'],
  'cutting board': ['chopping block', 'carving plank'],
  pillow: ['bed cushion', 'head rest'],
  pillowcase: ['cushion cover', 'pillow sham'],
  blanket: ['bed throw', 'sofa cover'],
  'air mattress': ['inflatable bed', 'blow-up mattress'],
  dress: ['summer gown', 'evening frock'],
  'rain jacket': ['waterproof anorak', 'storm parka'],
  sandals: ['open-toe slides', 'beach flip-flops'],
  necklace: ['neck chain', 'collar chain'],
  earrings: ['ear studs', 'drop hoops'],
  shampoo: ['hair wash', 'scalp cleanser'],
  conditioner: ['hair rinse', 'detangling balm'],
  'hair dryer': ['blow drier', 'styling blower'],
  'hair brush': ['detangler comb', 'styling paddle'],
  'dog bed': ['pet lounger', 'canine cushion'],
  'dog food': ['canine kibble', 'puppy chow'],
  'dog leash': ['canine lead', 'walking tether'],
  'dog bowl': ['pet dish', 'canine feeder'],
}

export const synonymsOf = ({ name }: ProductType): readonly string[] => synonyms[name] ?? []

/** What must be the same before one product can stand in for another: what does not fit is no substitute. */
export const hardAttributes: ReadonlySet<string> = new Set([
  'connectivity',
  'size',
  'fuel',
  'audience',
  'capacity',
  'voltage',
  'memory',
  'season',
])

const names = productTypes
  .flatMap((type) => [type.name, ...synonymsOf(type)].map((name) => ({ name, type })))
  .sort((a, b) => b.name.length - a.name.length)

/** The kind of goods that a title names; null where it names none that we know. */
export function kindIn(text: string): ProductType | null {
  // What it is made for is another kind: "Socks, for Running Shoes".
  const lower = text.toLowerCase().replace(/, for [a-z -]+$/, '')
  return names.find(({ name }) => new RegExp(`(?<![a-z])${name}(?![a-z])`).test(lower))?.type ?? null
}

/** The values of a kind's hard attributes that a title shows. */
export function hardValuesIn(text: string, { attributes }: ProductType): ReadonlyMap<string, string> {
  const lower = text.toLowerCase()
  const found = Object.entries(attributes).flatMap(([key, values]) => {
    if (!hardAttributes.has(key)) return []
    const value = [...values]
      .sort((a, b) => b.length - a.length)
      .find((each) => new RegExp(`(?<![a-z0-9])${each.toLowerCase()}(?![a-z0-9])`).test(lower))
    return value === undefined ? [] : [[key, value] as const]
  })
  return new Map(found)
}

/** Whether one could stand in for the other: of one kind, and alike in everything that must fit. */
export function isSubstitute(a: string, b: string): boolean {
  const [kind, other] = [kindIn(a), kindIn(b)]
  if (!kind || kind !== other) return false
  const [mine, theirs] = [hardValuesIn(a, kind), hardValuesIn(b, kind)]
  return (
    [...mine].every(([key, value]) => theirs.get(key) === value) && [...theirs].every(([key, value]) => mine.get(key) === value)
  )
}

export const areComplements = (a: ProductType, b: ProductType): boolean =>
  a.complements.includes(b.name) || b.complements.includes(a.name)

/** Kinds so far apart that nobody could call them related: other shelves, and nothing that goes with both. */
export const areStrangers = (a: ProductType, b: ProductType): boolean =>
  a !== b && a.path[0] !== b.path[0] && !areComplements(a, b) && !a.complements.some((name) => b.complements.includes(name))
