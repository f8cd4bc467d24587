import { fold, type Language } from './language.ts'
import type { Entry } from './leaders.ts'
import { measureOf, parseQuantities, type Quantity } from './measure.ts'
import { attributeOf } from './mentions.ts'
import type { Verdict } from './verdicts.ts'

/** Fields that a value in a question is held against, by what it measures. */
interface Limit {
  readonly keys: readonly string[]
  readonly applies: (quantity: Quantity, text: string) => boolean
  readonly meets: (requested: Quantity, own: Quantity) => boolean | null
}

const within = (requested: Quantity, own: Quantity): boolean | null =>
  own.low === own.high ? null : requested.low >= own.low && requested.high <= own.high
const atMost = (requested: Quantity, own: Quantity): boolean => requested.high <= own.high

const limits: readonly Limit[] = [
  {
    keys: ['max_load', 'load', 'max_weight', 'weight_capacity', 'weight_limit'],
    applies: ({ dimension }) => dimension === 'mass',
    meets: atMost,
  },
  {
    keys: ['age_range', 'age', 'recommended_age', 'age_group'],
    applies: ({ dimension }, text) =>
      dimension === 'calendar_time' &&
      /\b(?:old|olds|age|aged|turns|turning|birthday|jahrig\w*|alt|alter|kind|child|kid|boy|girl|son|daughter|enfant|age de|nino|nina|hijo|hija|edad|fille|garcon)\b/u.test(
        text,
      ),
    meets: within,
  },
  {
    keys: ['oven_safe', 'max_temperature'],
    applies: ({ dimension }, text) => dimension === 'temperature' && /\b(?:oven|ofen|backofen|four|horno)\b/u.test(text),
    meets: atMost,
  },
  { keys: ['temperature', 'temperature_range'], applies: ({ dimension }) => dimension === 'temperature', meets: within },
  {
    keys: ['players'],
    applies: ({ dimension }, text) =>
      dimension === 'count' &&
      /\b(?:play|players?|people|persons?|of us|spieler|personen|leute|joueurs|personnes|jugadores|personas)\b/u.test(text),
    meets: within,
  },
]

const numberWords: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one two three four five six seven eight nine ten eleven twelve',
    'ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf',
    'un deux trois quatre cinq six sept huit neuf dix onze douze',
    'uno dos tres cuatro cinco seis siete ocho nueve diez once doce',
  ].flatMap((line) => line.split(' ').map((word, at) => [word, at + 1] as const)),
)
/** "Ein dreijähriges Kind", "a toddler", "a newborn": ages without a number. */
const inYears = (text: string): string => {
  const plain = text.replace(
    /(?<!\p{L})(\d{1,2}|ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf)[ -]?jahrig\p{L}*/gu,
    (_, count: string) => `${numberWords[count] ?? count} jahre alt`,
  )
  if (/\d/u.test(plain)) return plain
  return plain
    .replace(/(?<!\p{L})(?:toddlers?|kleinkind(?:er)?|tout-petits?)(?!\p{L})/u, '2 years old')
    .replace(/(?<!\p{L})(?:newborns?|neugeborene\p{L}*|nouveau-nes?|recien nacid[oa]s?)(?!\p{L})/u, '0 years old')
}
const inDigits = (text: string): string =>
  inYears(text).replace(
    /(?<![\p{L}-])\p{L}+(?=[ -](?:years?|months?|jahre?|monate?|ans?|mois|anos?|meses|people|persons?|players?|adults?|kilos?|of us|personen|spieler|personnes|joueurs|personas|jugadores)\b)/gu,
    (word) => (numberWords[word] === undefined ? word : String(numberWords[word])),
  )

/** What a value that a question names means for a record: "does it hold 150 kg", "for a three year old". */
export function judgeThreshold(
  entry: Entry,
  question: string,
  locale: string,
  language: Language,
): (Verdict & { readonly key: string }) | null {
  const text = inDigits(fold(question)).replace(/\b(?:turns|turning)\s+(\d{1,2})\b/gu, '$1 years old')
  for (const requested of parseQuantities(text, 'en'))
    for (const { keys, applies, meets } of limits) {
      if (!applies(requested, text)) continue
      const field = keys.find((key) => entry.fields.has(key))
      const value = field === undefined ? undefined : entry.fields.get(field)
      const own = value === undefined ? null : (ageOf(value, field) ?? measureOf(value, locale))
      if (field === undefined || value === undefined || !own || own.dimension !== requested.dimension) continue
      const met = meets(requested, own)
      return {
        key: field,
        finding: met === null ? 'stated' : met ? 'yes' : 'no',
        field,
        value: `${attributeOf(field).label[language]}: ${value}`,
      }
    }
  return null
}

/** "from birth" is an age too. */
const ageOf = (value: string, field: string | undefined): Quantity | null =>
  field?.startsWith('age') && /\b(?:birth|geburt|naissance|nacimiento)\b/iu.test(value)
    ? { dimension: 'calendar_time', low: 0, high: Number.POSITIVE_INFINITY, sides: [] }
    : null
