import type { Random } from './random.ts'

/**
 * What shoppers ask about. `names` are the words for the attribute, `asks` whole questions in which `{p}` stands for
 * the product. Values are made up; only keys matter.
 */
export interface Attribute {
  readonly key: string
  readonly names: readonly string[]
  readonly asks: readonly string[]
  readonly value: (random: Random) => string
}

const one =
  (...values: readonly string[]) =>
  (random: Random) =>
    random.pick(values)
const amount =
  (min: number, max: number, unit: string, decimals = 0) =>
  (random: Random) =>
    `${(min + random.next() * (max - min)).toFixed(decimals)} ${unit}`
const size = (random: Random) => `${random.int(3, 120)} x ${random.int(3, 90)} x ${random.int(1, 60)} cm`
const yes = one('yes', 'no', 'yes', 'partly')

function attribute(key: string, names: string, value: (random: Random) => string, asks: readonly string[]): Attribute {
  return { key, names: names.split(', '), value, asks }
}

/** Price, stock, brand, category, rating and description are product fields of their own; the rest are attributes. */
export const productAttributes: readonly Attribute[] = [
  attribute('price', 'price, cost', one(''), [
    'how much is {p}',
    'how much does {p} cost',
    'what does {p} cost',
    'what do I pay for {p}',
    'how expensive is {p}',
    'what is {p} going for',
    'how many euros is {p}',
    'is {p} expensive',
    'what would {p} set me back',
  ]),
  attribute('stock', 'availability, stock', one(''), [
    'is {p} in stock',
    'do you have {p} in stock',
    'is {p} available',
    'can I buy {p} right now',
    'is {p} sold out',
    'how many {p} are left',
    'do you still have {p}',
    'is there any {p} left',
    'can I get {p} today',
  ]),
  attribute('brand', 'brand, maker, manufacturer', one(''), [
    'who makes {p}',
    'which brand is {p}',
    'what brand is {p}',
    'who is the manufacturer of {p}',
    'what company makes {p}',
  ]),
  attribute('category', 'category, kind of product', one(''), [
    'what kind of product is {p}',
    'which category is {p} in',
    'what type of thing is {p}',
    'where do I find {p} in the shop',
  ]),
  attribute('rating', 'rating, reviews, score', one(''), [
    'how is {p} rated',
    'what do customers think of {p}',
    'is {p} any good',
    'how many stars does {p} have',
    'does {p} have good reviews',
    'how many reviews does {p} have',
    'do people like {p}',
    'what do the reviews say about {p}',
  ]),
  attribute('description', 'description', one(''), [
    'tell me about {p}',
    'what is {p}',
    'describe {p}',
    'can you describe {p}',
    'give me some details on {p}',
    'tell me more about {p}',
    'what can you say about {p}',
    'I would like to know more about {p}',
  ]),
]

export const attributes: readonly Attribute[] = [
  attribute('color', 'color, colour', one('black', 'navy blue', 'forest green', 'red', 'sand', 'white', 'grey'), [
    'what color is {p}',
    'which colour does {p} come in',
    'what colors does {p} come in',
    'is {p} black',
    'does {p} come in red',
  ]),
  attribute('material', 'material', one('wool', 'steel', 'oak', 'cotton', 'nylon', 'glass', 'leather'), [
    'what is {p} made of',
    'what is {p} made from',
    'is {p} made of plastic',
    'which material is {p}',
    'is {p} real leather',
  ]),
  attribute('weight', 'weight', amount(0.1, 40, 'kg', 1), [
    'how heavy is {p}',
    'how much does {p} weigh',
    'is {p} heavy',
    'is {p} light',
    'what does {p} weigh',
  ]),
  attribute('dimensions', 'dimensions, measurements', size, [
    'how big is {p}',
    'what are the dimensions of {p}',
    'how large is {p}',
    'what are the measurements of {p}',
    'will {p} fit on my shelf',
  ]),
  attribute('size', 'size, sizes', one('S to XL', '36 to 46', 'one size', 'M', '42'), [
    'which sizes does {p} come in',
    'what size is {p}',
    'do you have {p} in large',
    'does {p} come in XL',
  ]),
  attribute('length', 'length', amount(10, 400, 'cm'), ['how long is {p}', 'what length is {p}']),
  attribute('width', 'width', amount(5, 200, 'cm'), ['how wide is {p}', 'what is the width of {p}']),
  attribute('height', 'height', amount(5, 220, 'cm'), ['how tall is {p}', 'how high is {p}']),
  attribute('capacity', 'capacity, volume', amount(0.2, 90, 'l', 1), [
    'how much does {p} hold',
    'how many litres does {p} hold',
    'what fits in {p}',
    'how much fits into {p}',
    'what is the volume of {p}',
  ]),
  attribute('warranty', 'warranty, guarantee', one('2 years', '5 years', '12 months', '10 years'), [
    'how long is the warranty on {p}',
    'does {p} come with a guarantee',
    'what warranty does {p} have',
    'is there a warranty on {p}',
    'how long is {p} guaranteed',
    'is {p} under warranty',
  ]),
  attribute('battery_life', 'battery life, run time', amount(2, 80, 'hours'), [
    'how long does the battery of {p} last',
    'how long does {p} run on a charge',
    'what is the battery life of {p}',
    'how long does {p} last on battery',
  ]),
  attribute('charging_time', 'charging time', amount(1, 9, 'hours', 1), [
    'how long does {p} take to charge',
    'how fast does {p} charge',
    'how long do I have to charge {p}',
  ]),
  attribute('power', 'power, wattage', amount(5, 2400, 'W'), [
    'how powerful is {p}',
    'how many watts does {p} have',
    'what is the wattage of {p}',
    'how much power does {p} use',
  ]),
  attribute('voltage', 'voltage', one('230 V', '12 V', '5 V', '110 V'), ['what voltage does {p} need', 'how many volts is {p}']),
  attribute('screen_size', 'screen size, display size', amount(1, 65, 'inches', 1), [
    'how big is the screen of {p}',
    'how large is the display of {p}',
    'what screen does {p} have',
  ]),
  attribute('resolution', 'resolution', one('1920 x 1080', '4K', '12 MP', '48 MP'), [
    'what resolution does {p} have',
    'how sharp is {p}',
    'how many megapixels does {p} have',
  ]),
  attribute('memory', 'memory, RAM', one('8 GB', '16 GB', '4 GB', '32 GB'), [
    'how much RAM does {p} have',
    'how much memory does {p} have',
  ]),
  attribute('storage', 'storage, storage space', one('64 GB', '256 GB', '1 TB'), [
    'how much storage does {p} have',
    'how many gigabytes does {p} store',
    'how much space does {p} have',
  ]),
  attribute('processor', 'processor, chip', one('octa-core', 'M4', 'dual-core 2 GHz'), [
    'which chip does {p} have',
    'what processor is in {p}',
    'how fast is the processor in {p}',
  ]),
  attribute('connectivity', 'connectivity, connections', one('Bluetooth 5.3', 'Wi-Fi 6', 'USB-C', 'NFC'), [
    'does {p} have bluetooth',
    'does {p} have wifi',
    'how does {p} connect',
    'can I connect {p} to my phone',
  ]),
  attribute('ports', 'ports', one('2 x USB-C', 'HDMI, USB-A', 'none'), [
    'which ports does {p} have',
    'does {p} have USB',
    'does {p} have HDMI',
  ]),
  attribute('compatibility', 'compatibility', one('iOS and Android', 'most bikes', 'all ovens', 'GU10 lamps'), [
    'does {p} work with my phone',
    'what does {p} work with',
    'is {p} compatible with android',
    'will {p} work with what I have',
  ]),
  attribute('waterproof', 'water resistance, waterproof rating', one('IP67', 'up to 50 m', 'no', 'splash proof'), [
    'is {p} waterproof',
    'can {p} get wet',
    'is {p} water resistant',
    'can I use {p} in the rain',
    'does {p} survive rain',
  ]),
  attribute('dishwasher_safe', 'dishwasher safety', yes, [
    'can {p} go in the dishwasher',
    'is {p} dishwasher safe',
    'can I put {p} in the dishwasher',
  ]),
  attribute('microwave_safe', 'microwave safety', yes, [
    'is {p} microwave safe',
    'can I put {p} in the microwave',
    'can {p} go in the microwave',
  ]),
  attribute('oven_safe', 'oven safety', one('up to 250 °C', 'no'), ['can {p} go in the oven', 'is {p} oven safe']),
  attribute('care', 'care instructions, care', one('machine wash 30 °C', 'hand wash', 'wipe clean'), [
    'how do I clean {p}',
    'can I wash {p}',
    'how do I wash {p}',
    'how do I look after {p}',
    'is {p} machine washable',
  ]),
  attribute('origin', 'origin, country of origin', one('Portugal', 'Germany', 'Japan', 'Italy', 'Vietnam'), [
    'where is {p} made',
    'where does {p} come from',
    'which country is {p} from',
    'is {p} made in germany',
  ]),
  attribute('age_range', 'age range, recommended age', one('3 years and up', 'adults', '8 to 12 years'), [
    'from what age is {p}',
    'is {p} suitable for kids',
    'for what age is {p}',
    'is {p} ok for a four year old',
    'how old should a child be for {p}',
  ]),
  attribute('gender', 'gender', one('women', 'men', 'everyone'), [
    'is {p} for men or women',
    'is {p} for women',
    'is {p} unisex',
  ]),
  attribute('fit', 'fit, cut', one('slim', 'regular', 'loose'), ['how does {p} fit', 'does {p} run small', 'is {p} tight']),
  attribute('style', 'style', one('modern', 'classic', 'casual', 'rustic'), ['what style is {p}', 'does {p} look modern']),
  attribute('pattern', 'pattern', one('striped', 'plain', 'checked'), ['which pattern does {p} have', 'is {p} striped']),
  attribute('season', 'season', one('winter', 'summer', 'all year'), [
    'for which season is {p}',
    'can I wear {p} in winter',
    'is {p} for summer',
  ]),
  attribute('scent', 'scent, smell', one('lavender', 'cedar', 'citrus', 'nothing'), [
    'what does {p} smell like',
    'does {p} smell',
    'which scent does {p} have',
    'is {p} perfumed',
  ]),
  attribute('flavor', 'flavor, flavour, taste', one('vanilla', 'cocoa', 'lemon', 'mint'), [
    'what does {p} taste like',
    'which flavour is {p}',
  ]),
  attribute('ingredients', 'ingredients', one('oats, honey', 'shea butter', 'rye, water, salt'), [
    'what is in {p}',
    'what are the ingredients of {p}',
    'what does {p} contain',
  ]),
  attribute('allergens', 'allergens', one('nuts', 'gluten', 'milk', 'none'), [
    'does {p} contain nuts',
    'is {p} gluten free',
    'can I eat {p} with an allergy',
    'are there allergens in {p}',
  ]),
  attribute('vegan', 'vegan status', yes, ['is {p} vegan', 'is {p} free of animal products', 'can vegans use {p}']),
  attribute('organic', 'organic status', yes, ['is {p} organic', 'is {p} bio', 'is {p} certified organic']),
  attribute('skin_type', 'skin type', one('dry skin', 'all skin types', 'oily skin'), [
    'is {p} good for dry skin',
    'for which skin is {p}',
    'is {p} good for sensitive skin',
  ]),
  attribute('shelf_life', 'shelf life', one('6 months', '2 years', '10 days'), [
    'how long does {p} keep',
    'when does {p} expire',
    'how long is {p} good for',
  ]),
  attribute('calories', 'calories', amount(20, 600, 'kcal per 100 g'), [
    'how many calories does {p} have',
    'how many calories are in {p}',
  ]),
  attribute('pieces', 'number of pieces, piece count', amount(2, 500, 'pieces'), [
    'how many pieces does {p} have',
    'how many are in {p}',
    'how many parts does {p} come with',
  ]),
  attribute('included', 'contents, items in the box', one('cable, manual', 'two lids', 'carry bag'), [
    'what is in the box with {p}',
    'what comes with {p}',
    'what is included with {p}',
    'does {p} come with a cable',
  ]),
  attribute('accessories', 'accessories', one('case', 'spare filter', 'none'), [
    'which accessories are there for {p}',
    'are there accessories for {p}',
  ]),
  attribute('assembly', 'assembly', one('20 minutes', 'not needed', 'tools included'), [
    'do I have to assemble {p}',
    'is {p} easy to put together',
    'how do I assemble {p}',
    'does {p} need assembly',
  ]),
  attribute('max_load', 'maximum load, load limit', amount(5, 200, 'kg'), [
    'how much weight can {p} carry',
    'how much can {p} take',
    'what is the load limit of {p}',
  ]),
  attribute('seats', 'number of seats', one('two', 'four', 'three people'), [
    'how many people can sit on {p}',
    'how many seats does {p} have',
  ]),
  attribute('speed', 'speed, top speed', amount(3, 60, 'km/h'), [
    'how fast is {p}',
    'what is the top speed of {p}',
    'how fast does {p} go',
  ]),
  attribute('range', 'range', amount(5, 300, 'km'), [
    'how far does {p} go',
    'what range does {p} have',
    'how far can I get with {p}',
  ]),
  attribute('noise_level', 'noise level, loudness', amount(20, 80, 'dB'), [
    'how loud is {p}',
    'is {p} quiet',
    'is {p} noisy',
    'how much noise does {p} make',
  ]),
  attribute('noise_cancelling', 'noise cancelling', one('yes, active', 'no'), [
    'does {p} have noise cancelling',
    'does {p} block out noise',
    'does {p} cancel noise',
  ]),
  attribute('microphone', 'microphone', one('built in', 'none', 'detachable'), [
    'does {p} have a microphone',
    'can I make calls with {p}',
  ]),
  attribute('camera', 'camera', one('12 MP', '50 MP', 'none'), [
    'does {p} have a camera',
    'how good is the camera of {p}',
    'can {p} take pictures',
  ]),
  attribute('temperature', 'temperature range', one('-10 to 40 °C', 'down to -5 °C'), [
    'how cold can it get with {p}',
    'which temperatures can {p} take',
    'does {p} work in the cold',
  ]),
  attribute('insulation', 'insulation', one('double wall', 'down', 'none'), [
    'does {p} keep things warm',
    'how warm is {p}',
    'does {p} keep drinks hot',
    'is {p} insulated',
  ]),
  attribute('brightness', 'brightness', amount(80, 3000, 'lm'), ['how bright is {p}', 'how many lumens does {p} have']),
  attribute('energy_class', 'energy class, energy label', one('A', 'B', 'C', 'E'), [
    'how efficient is {p}',
    'which energy class is {p}',
    'does {p} save energy',
  ]),
  attribute('certification', 'certification', one('GOTS', 'FSC', 'CE', 'none'), [
    'is {p} certified',
    'which certificates does {p} have',
    'is {p} fair trade',
  ]),
  attribute('recycled', 'recycled content', one('100 %', '30 %', 'none'), [
    'is {p} recycled',
    'is {p} made from recycled material',
    'how sustainable is {p}',
  ]),
  attribute('language', 'language', one('English', 'German', 'French'), [
    'in which language is {p}',
    'is {p} in english',
    'is there a german version of {p}',
  ]),
  attribute('author', 'author', one('A. Berg', 'M. Ito', 'L. Costa'), ['who wrote {p}', 'who is the author of {p}']),
  attribute('page_count', 'page count, number of pages', amount(40, 900, 'pages'), [
    'how many pages does {p} have',
    'how thick is {p}',
  ]),
  attribute('players', 'number of players', one('2 to 4 players', '1 player', '3 to 8 players'), [
    'how many people can play {p}',
    'for how many players is {p}',
    'can I play {p} alone',
  ]),
  attribute('play_time', 'playing time', amount(10, 180, 'minutes'), [
    'how long does a game of {p} take',
    'how long does {p} take to play',
  ]),
  attribute('pet_type', 'kind of pet', one('cats', 'small dogs', 'all dogs'), [
    'is {p} for cats or dogs',
    'can my dog use {p}',
    'for which animals is {p}',
  ]),
  attribute('blade', 'blade', one('stainless steel', 'ceramic', '20 cm'), [
    'what blade does {p} have',
    'how sharp is the blade of {p}',
  ]),
  attribute('closure', 'closure, fastening', one('a zip', 'buttons', 'laces', 'magnets'), [
    'how does {p} close',
    'does {p} have a zip',
    'does {p} have laces',
  ]),
  attribute('pockets', 'pockets', one('4', 'two inside', 'none'), ['does {p} have pockets', 'how many pockets does {p} have']),
  attribute('sole', 'sole', one('rubber', 'Vibram', 'cork'), [
    'what sole does {p} have',
    'does {p} have grip',
    'is {p} slippery',
  ]),
  attribute('lining', 'lining', one('fleece', 'silk', 'none'), ['is {p} lined', 'what is inside {p}', 'does {p} have a lining']),
  attribute('installation', 'installation', one('plug in', 'by an electrician', '2 screws'), [
    'how do I install {p}',
    'is {p} hard to install',
    'do I need an electrician for {p}',
  ]),
  attribute('timer', 'timer', one('60 minutes', 'none', '24 hours'), ['does {p} have a timer', 'can {p} switch itself off']),
  attribute('delivery_time', 'delivery time', one('2 days', '5 working days', 'a week'), [
    'how fast do I get {p}',
    'when would {p} arrive',
    'how long does delivery of {p} take',
    'when can {p} be here',
  ]),
  attribute('return_period', 'return period', one('30 days', '14 days', '100 days'), [
    'how long can I return {p}',
    'until when can I send {p} back',
  ]),
]
