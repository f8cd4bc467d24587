import type { Random } from './random.ts'

const onsets = 'b br c ch d dr f fl g gr h j k kl l m n p pr qu r s sh sk st t th tr v w y z'.split(' ')
const vowels = 'a e i o u ai ea ee io ou y'.split(' ')
const codas = ['', '', '', 'l', 'm', 'n', 'r', 's', 't', 'x', 'nd', 'rk', 'st']
const words =
  'Alpine Amber Anchor Arbor Arctic Aspen Atlas Aurora Autumn Basalt Beacon Birch Breeze Brook Canyon Cascade Cedar Cinder Cliff Cloud Clover Cobalt Comet Compass Coral Cove Crest Dawn Delta Drift Dune Echo Ember Falcon Fern Field Fjord Flint Forest Fox Frost Garden Glacier Granite Grove Harbor Haven Hazel Heron Horizon Indigo Iris Island Ivory Jade Juniper Lark Lagoon Laurel Linden Lotus Lunar Maple Marble Meadow Mesa Mint Mist Moss Nimbus North Oak Ocean Olive Onyx Opal Orbit Orchid Osprey Otter Pacific Pearl Pebble Pine Pioneer Polar Poppy Prairie Quartz Quill Rain Raven Reef Ridge River Robin Sage Sand Scout Shadow Shore Sierra Silver Sky Slate Solar Spark Spruce Star Stone Storm Summit Sun Swift Terra Thistle Thunder Tide Timber Trail Tundra Valley Velvet Violet Vista Walnut Wave Willow Wind Winter Wolf Wren Zephyr Zen'.split(
    ' ',
  )
const nouns =
  'Backpack|Daypack|Duffel Bag|Tote Bag|Wallet|Belt|Jacket|Rain Jacket|Hoodie|Sweater|T-Shirt|Shirt|Jeans|Dress|Skirt|Socks|Gloves|Scarf|Beanie|Cap|Sneakers|Hiking Boots|Sandals|Running Shoes|Slippers|Tent|Sleeping Bag|Camping Stove|Water Bottle|Thermos|Headlamp|Hammock|Trekking Poles|Headphones|Earbuds|Speaker|Soundbar|Smartwatch|Phone|Tablet|Laptop|Monitor|Keyboard|Mouse|Webcam|Camera|Tripod|Power Bank|Charger|Router|Television|Projector|Coffee Maker|Espresso Machine|Kettle|Toaster|Blender|Mixer|Frying Pan|Saucepan|Knife|Knife Set|Cutting Board|Mug|Plate Set|Bowl|Teapot|Lunch Box|Desk Lamp|Floor Lamp|Candle|Vase|Mirror|Clock|Rug|Curtain|Pillow|Blanket|Duvet|Towel|Bath Mat|Armchair|Sofa|Desk|Office Chair|Bookshelf|Bed Frame|Mattress|Wardrobe|Vacuum Cleaner|Air Purifier|Fan|Heater|Drill|Screwdriver Set|Hammer|Garden Hose|Lawn Mower|Plant Pot|Watering Can|Shampoo|Soap|Face Cream|Sunscreen|Lipstick|Mascara|Perfume|Toothbrush|Hair Dryer|Razor|Yoga Mat|Dumbbells|Bicycle|Bike Helmet|Bike Lock|Scooter|Football|Tennis Racket|Skis|Puzzle|Board Game|Doll|Building Blocks|Teddy Bear|Novel|Cookbook|Notebook|Fountain Pen|Dog Bed|Dog Leash|Cat Tree|Cat Food|Bird Feeder|Chocolate|Green Tea|Coffee Beans|Olive Oil|Honey|Granola|Necklace|Ring|Bracelet|Earrings|Watch|Sunglasses|Umbrella|Suitcase|Guitar|Ukulele|Piano|Drum Kit|Violin|Stroller|Car Seat|Baby Bottle|Night Light|Dress Shirt|Polo Shirt|Cardigan|Leggings|Swimsuit|Bathrobe|Raincoat|Boots|Serum|Body Lotion|Moisturizer|Eye Cream|Hand Cream|Jam|Pasta|Wine Glass|Salad Bowl|Baking Tray|Rice Cooker|Juicer|Iron|Shelf|Stool|Bench|Dining Table|Coffee Table|Picture Frame|Basket|Storage Box|Tool Box|Flashlight|Binoculars|Cooler|Grill|Picnic Blanket|Kayak|Fishing Rod|Surfboard|Skateboard|Jump Rope|Resistance Band|Foam Roller'.split(
    '|',
  )

/** Which half of the made-up names a data set may use: names of the test split never occur in training. */
export type Split = 'train' | 'test'

export const inSplit = (name: string, split: Split): boolean => {
  let hash = 2_166_136_261
  for (const letter of name.toLowerCase()) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619)
  return ((hash >>> 0) % 10 === 0) === (split === 'test')
}

function pseudoWord(random: Random): string {
  const syllables = random.pick([1, 1, 2, 2, 2, 3])
  let word = ''
  for (let index = 0; index < syllables; index++) word += random.pick(onsets) + random.pick(vowels) + random.pick(codas)
  return word.length < 3 ? `${word}${random.pick(['na', 'lo', 'ra'])}` : word
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A name of the split: a real word or a made-up one. */
export function properName(random: Random, split: Split): string {
  for (;;) {
    const name = random.chance(0.4) ? random.pick(words) : capital(pseudoWord(random))
    if (inSplit(name, split)) return name
  }
}

/** A made-up attribute key, for shops that list what nobody foresaw. */
export function madeUpKey(random: Random, split: Split): string {
  for (;;) {
    const key = pseudoWord(random)
    if (inSplit(key, split)) return random.chance(0.2) ? `${key}_${pseudoWord(random)}` : key
  }
}

export interface ProductName {
  readonly title: string
  readonly brand: string
  /** Shorter ways to say it; the caller checks that they are unique within the listing. */
  readonly short: readonly string[]
}

export function productName(random: Random, split: Split): ProductName {
  const brand = properName(random, split)
  const model = properName(random, split)
  const noun = random.pick(nouns)
  const number = random.chance(0.35) ? ` ${random.pick([random.int(2, 9), random.int(10, 99), random.int(100, 900)])}` : ''
  const form = random.next()
  if (form < 0.3)
    return {
      title: `${brand} ${model}${number} ${noun}`,
      brand,
      short: [model, `${brand} ${model}${number}`, `${model} ${noun}`, noun],
    }
  if (form < 0.55) return { title: `${model}${number} ${noun}`, brand, short: [`${model}${number}`, model, noun] }
  if (form < 0.8) return { title: `${brand} ${noun}${number}`, brand, short: [brand, `${brand} ${noun}`, noun] }
  if (form < 0.9) return { title: `${model} ${noun} by ${brand}`, brand, short: [model, `${model} ${noun}`, noun] }
  return { title: `${noun} ${model}${number}`, brand, short: [model, `${noun} ${model}`, noun] }
}
