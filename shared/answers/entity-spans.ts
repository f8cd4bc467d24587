/**
 * Which words of a text can be an entity of a type at all, by the shape of such entities (a number with its unit, a code)
 * or by lists of common ones. Exact work that a small model does badly. Null where nothing is known of the type, or
 * nothing in the text fits: any span may be right then.
 */
export function likelySpans(entityType: string, text: string): readonly string[] | null {
  const type = entityType.toLowerCase()
  const rule = rules.find(({ types }) => types.test(type))
  const found = rule ? rule.find(text) : []
  const spans = [...new Set(found.map((span) => span.trim()).filter(Boolean))]
  return spans.length ? spans : null
}

/** The entity type a question names: its quoted text that is not the source text of the entities. */
export function entityTypeOf(question: string, source: string): string | null {
  const rest = question.replaceAll(`'${source}'`, ' ').replaceAll(source, ' ')
  // An apostrophe within a word opens no quotation.
  return /(?<![\p{L}\p{N}])['"]([^'"\n]{2,40})['"](?![\p{L}\p{N}])/u.exec(rest)?.[1] ?? null
}

interface Rule {
  readonly types: RegExp
  readonly find: (text: string) => string[]
}

const matches =
  (pattern: RegExp) =>
  (text: string): string[] =>
    [...text.matchAll(pattern)].map(([match]) => match)

/** Any of the words, complete, longest first; plurals and compounds by hyphen stay complete words of the text. */
const anyOf = (words: string): ((text: string) => string[]) => {
  const alternatives = words
    .trim()
    .split(/(?<!\s)\s*,\s*/)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[- ]/g, '[- ]?'))
  return matches(new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu'))
}

const number = String.raw`\d{1,9}(?:[.,/x×]\d{1,9}){0,3}`
const units =
  "mm|cm|m|km|inches|inch|in|ft|feet|yd|yards?|\"|''|ml|l|lt|liters?|litres?|oz|ounces?|fl ?oz|qt|quarts?|gal|gallons?|cups?|g|gr|gram|grams|kg|lbs?|pounds?|gb|tb|mb|mah|w|watts?|v|volts?|hz|mp|p|thn"
const measured = matches(new RegExp(String.raw`(?<![\p{L}\p{N}])${number}[- ]?(?:${units})\.?(?![\p{L}\p{N}])`, 'giu'))
const counted = matches(
  new RegExp(
    String.raw`(?:pack|set|lot|box|case) of ${number}(?: pieces?| cards?)?|(?<![\p{L}\p{N}])${number}[- /]?(?:pcs?|pieces?|packs?|pk|pkg|count|ct|sets?|pairs?|bags|sheets|tablets|capsules|softgels)(?![\p{L}\p{N}])`,
    'giu',
  ),
)
const garmentSizes = anyOf(
  'small, medium, large, x large, xx large, extra large, xlarge, xxlarge, xl, xxl, 2xl, 3xl, plus size, one size, queen, king, twin, full, petite, mini, big',
)
const codes = matches(
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}./-]{0,80}\d)(?=[\p{L}\p{N}./-]{0,80}(?:\p{L}|-|\d{3}))[\p{L}\p{N}]+(?:[-./][\p{L}\p{N}]+)*(?![\p{L}\p{N}])/giu,
)

/** A title opens with its maker, or names it after "by". */
function makers(text: string): string[] {
  const words = text.trim().split(/\s+/)
  const by = /\bby ([\p{L}\p{N}'&.-]+(?: [\p{Lu}][\p{L}\p{N}'&.-]+)?)/u.exec(text)?.[1]
  return [...(by ? [by] : []), words[0] ?? '', words.slice(0, 2).join(' ')].map((span) => span.replace(/(?<![,:;])[,:;]+$/, ''))
}

const rules: readonly Rule[] = [
  { types: /^(brand|brand name|manufacturer|maker|label|publisher)$/, find: makers },
  { types: /(model|part|serial|item).{0,60}(number|no)|^(model|model name|code)$/, find: codes },
  {
    types: /quantity|count|pack|number of/,
    find: (text) => [...counted(text), ...matches(/(?<![\p{L}\p{N}])\d+(?![\p{L}\p{N}])/gu)(text)],
  },
  { types: /^size$|clothing size|shoe size/, find: (text) => [...measured(text), ...garmentSizes(text)] },
  {
    types:
      /dimension|mass|weight|capacity|volume|length|width|height$|depth|diameter|resolution|wattage|power|voltage|storage|screen size|size/,
    find: measured,
  },
  {
    types: /colou?r|finish/,
    find: anyOf(
      'black, white, red, blue, navy, navy blue, green, yellow, orange, purple, pink, brown, grey, gray, beige, tan, gold, silver, rose gold, ivory, cream, khaki, turquoise, teal, burgundy, maroon, multicolor, multi, charcoal, olive, coral, lavender, violet, bronze, copper, clear, slate, natural, nude, mint, aqua, champagne, chrome, espresso, walnut, cherry, hitam, putih, merah, biru, hijau, kuning, coklat, abu, emas',
    ),
  },
  {
    types: /material|fabric|metal/,
    find: anyOf(
      'tempered glass, gold plated, silver plated, hard plastic, cotton, leather, faux leather, genuine leather, pu leather, suede, wool, merino wool, silk, satin, linen, polyester, nylon, spandex, denim, fleece, velvet, canvas, mesh, lace, cashmere, acrylic, stainless steel, steel, aluminum, aluminium, carbon, iron, cast iron, brass, bronze, copper, titanium, tungsten, zinc, sterling silver, silver, gold, platinum, plastic, rubber, silicone, foam, memory foam, wood, wooden, bamboo, oak, pine, walnut, teak, rattan, wicker, glass, crystal, ceramic, porcelain, stoneware, bone china, marble, granite, stone, resin, vinyl, pvc, fiberglass, carbon fiber, paper, cardboard, pearl, diamond, chiffon, flannel, jersey, metal, clay, terracotta, cork, straw, latex, katun, kulit, kayu, besi',
    ),
  },
  {
    types: /gender|department|audience|^age|age group|target/,
    find: anyOf(
      "women's, womens, women, woman, ladies, men's, mens, men, man, girls, girl's, girl, boys, boy's, boy, kids, kid's, kids', children's, children, child, baby, babies, infant, infants, newborn, toddler, toddlers, youth, junior, juniors, adult, adults, unisex, teen, teens, pria, wanita, anak, bayi, dewasa, cewek, cowok",
    ),
  },
  {
    types: /pattern|print/,
    find: anyOf(
      'floral, striped, stripe, stripes, polka dot, plaid, camo, camouflage, leopard, zebra, paisley, geometric, checkered, solid, argyle, houndstooth, animal print, chevron, damask, batik, polos',
    ),
  },
  {
    types: /shape/,
    find: anyOf(
      'round, square, oval, rectangular, rectangle, heart, star, circle, cross, flower, butterfly, teardrop, pear, emerald cut, cushion, drum, triangle, hexagon, crucifix, leaf',
    ),
  },
  {
    types: /connect|wireless|interface/,
    find: anyOf(
      '2.4 ghz, 5 ghz, lightning, wireless, bluetooth, cordless, wired, usb, usb c, micro usb, 3.5mm, hdmi, wifi, wi fi, rca, xlr, ethernet, infrared',
    ),
  },
  {
    types: /display|movement|bulb|light source/,
    find: anyOf(
      'analog, digital, lcd, led, oled, quartz, automatic, mechanical, halogen, xenon, cfl, incandescent, fluorescent, hid',
    ),
  },
  {
    types: /toe/,
    find: anyOf(
      'pointed toe, pointy toe, round toe, rounded toe, open toe, peep toe, closed toe, square toe, almond toe, steel toe',
    ),
  },
  {
    types: /heel/,
    find: anyOf(
      'wedge heel, wedge, high heels, high heel, stiletto, flats, flat, kitten heel, block heel, platform, low heel, chunky heel',
    ),
  },
  {
    types: /sleeve/,
    find: anyOf(
      'long sleeve, long sleeved, short sleeve, short sleeved, sleeveless, 3/4 sleeve, spaghetti straps, spaghetti strap, cap sleeve, off shoulder',
    ),
  },
  {
    types: /mount|placement/,
    find: anyOf(
      'flush mount, wall mounted, wall mount, pendant, hanging, ceiling, wall, table, floor, desk, window, surface mount',
    ),
  },
  {
    types: /flavou?r/,
    find: anyOf(
      'chocolate, vanilla, strawberry, mint, peppermint, barbecue, caramel, cheese, sea salt, blueberry, lemon, orange, cherry, apple, banana, coffee, honey, cinnamon, coconut, peanut butter, chicken, beef, salmon, tuna, original, garlic, ginger, green tea, raspberry, mango, peach',
    ),
  },
  { types: /season/, find: anyOf('summer, winter, spring, fall, autumn, all season, 3 season, 4 season') },
]
