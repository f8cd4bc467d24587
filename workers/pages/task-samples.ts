const review = (text: string, rating: number) => ({ text, rating })
const three = [{ id: 'ridge-45-backpack' }, { id: 'glimt-headlamp' }, { id: 'tarn-2-tent' }]

const mice = [
  'Ceramic Mug',
  'Wireless Mouse, silver',
  'Bluetooth Optical Mouse',
  'Yoga Mat',
  'Silent Wireless Mouse with 2.4 GHz receiver',
]

/** An input of each task about the sample shop, to begin with. */
export const taskSamples = (locale: string): Readonly<Record<string, object>> => ({
  'search-rank': { query: 'a light for the tent', products: three },
  retrieve: { query: 'backpack', locale },
  'recommend-next': { session: three.slice(0, 2), locale },
  complements: { product: { id: 'ridge-45-backpack' }, locale },
  substitutes: {
    product: { id: 'mouse', title: 'Wireless Optical Mouse, black' },
    candidates: mice.map((title, at) => ({ id: `candidate-${at + 1}`, title })),
    locale,
  },
  'product-question': { product: { id: 'ridge-45-backpack' }, question: 'How long is the warranty?', locale },
  'extract-attributes': { text: 'Fjellvik Ridge 45 Backpack, moss green, 45 l', attributes: ['brand', 'color', 'capacity'] },
  'classify-category': { title: 'Fjellvik Glimt Headlamp', categories: ['Outdoor', 'Kitchen', 'Garden'] },
  'classify-relevance': { query: 'rain jacket', title: 'Fjellvik Ridge 45 Backpack' },
  'classify-sentiment': { text: 'Comfortable straps, but the zip broke after a week.' },
  'summarise-reviews': {
    product: 'backpack',
    reviews: [review('Comfortable straps and lots of room.', 5), review('The zip broke after a week.', 2)],
  },
  'write-title': {
    description: 'A trekking pack for hut tours with a ventilated back.',
    attributes: { brand: 'Fjellvik', capacity: '45 l' },
  },
  'write-description': { title: 'Fjellvik Ridge 45 Backpack', attributes: { material: 'recycled nylon' } },
  'write-keywords': { title: 'Fjellvik Ridge 45 Backpack', attributes: { material: 'recycled nylon' } },
  'translate-listing': { title: 'Fjellvik Ridge 45 Backpack', to: 'de' },
})

/**
 * What neither the edge's rules nor the small model of a laptop can do, by what came of the samples above (2026-11-26): its
 * translation of a title has nothing of it. The explorer says so beside the answer.
 */
export const tasksBeyondNano: ReadonlySet<string> = new Set(['translate-listing'])
