import { fold, type Language, languages, type Texts } from './language.ts'
import { phrasesIn } from './phrases.ts'
import { asksForTopic } from './policy-topics.ts'

// ISO 3166: the members of the European Union, and where else shoppers write from.
const union = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')
const elsewhere = 'AE AR AU BR CA CH CL CN CO GB HK IL IN IS JP KR LI MX NO NZ PE RS RU SG TR UA US ZA'.split(' ')
const shortNames: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  usa: 'US',
  america: 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  czechia: 'CZ',
  schottland: 'GB',
  grossbritannien: 'GB',
}

let names: ReadonlyMap<string, string> | undefined
function countryNames(): ReadonlyMap<string, string> {
  names ??= new Map([
    ...languages.flatMap((language) => {
      const display = new Intl.DisplayNames([language], { type: 'region' })
      return [...union, ...elsewhere].map((code) => [fold(display.of(code) ?? code), code] as const)
    }),
    ...Object.entries(shortNames),
  ])
  return names
}

/** The country that a question names, by its code; null where it names none. */
export function countryIn(question: string): string | null {
  const text = ` ${fold(question).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  for (const [name, code] of countryNames()) if (text.includes(` ${name} `)) return code
  return null
}

/** Whether the shop ships to the country that a question names, as its shipping policy says (`shown`, in another language); null where nothing is requested. */
export function shipsTo(
  question: string,
  policy: string | undefined,
  language: Language,
  shown: string = policy ?? '',
): string | null {
  // "Hiking in Scotland" asks for no parcel.
  const code = policy !== undefined && asksForTopic('shipping', question) ? countryIn(question) : null
  if (policy === undefined || code === null) return null
  const text = fold(policy)
  const own = [...countryNames()].filter(([, each]) => each === code).map(([name]) => name)
  const isNamed = own.some((name) =>
    new RegExp(`(?<![\\p{L}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'u').test(text),
  )
  const isExcluded = isNamed && /\b(?:not|except|excluding|nicht|ausser|sauf|hors|excepto|salvo)\b/u.test(text)
  const isEverywhere = /\b(?:worldwide|world-wide|internationally|all countries|weltweit|monde entier|todo el mundo)\b/u.test(
    text,
  )
  const isInUnion =
    union.includes(code) && /\b(?:eu|e\.u\.|european union|europaischen union|ue|union europeenne|union europea)\b/u.test(text)
  const phrases = phrasesIn(language)
  // Who says that it is free, promised or there in two days gets no yes to that.
  const yes = (policy: string): string => (isClaiming(question) ? policy : phrases.policyYes(policy))
  const only = onlyIn(text)
  if (only) return only === code ? yes(shown) : onlyTo[language](nameIn(language, only))
  if (isNamed && !isExcluded) return yes(shown)
  if (isExcluded) return phrases.stated(policy)
  return isEverywhere || isInUnion ? yes(shown) : phrases.policySilent(shown)
}

const claims =
  /\d|(?<!\p{L})(?:free|promis\p{L}*|confirm\p{L}*|agree\p{L}*|guarante\p{L}*|cost\p{L}*|kostenlos\p{L}*|umsonst|gratis|versandkostenfrei\p{L}*|versproch\p{L}*|bestatig\p{L}*|garantier\p{L}*|kostet|gratuit\p{L}*|offert\p{L}*|promet\p{L}*|promis|coute\p{L}*|prometi\p{L}*|confirme\p{L}*|cuesta\p{L}*|one|two|three|tomorrow|today|morgen|heute|demain|manana)(?!\p{L})/u

/** Whether a question is about more than whether the shop ships there. */
const isClaiming = (question: string): boolean => claims.test(fold(question))

const onlyTo: Texts<(country: string) => string> = {
  en: (country) => `No, we deliver to this country only: ${country}.`,
  de: (country) => `Nein, wir liefern nur in dieses Land: ${country}.`,
  fr: (country) => `Non, nous livrons uniquement dans ce pays : ${country}.`,
  es: (country) => `No, solo hacemos envíos a este país: ${country}.`,
}
const nameIn = (language: Language, code: string): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code

/** "We do not deliver outside the UK", "Versand nur innerhalb Deutschlands": the one country a folded policy leaves. */
function onlyIn(policy: string): string | null {
  const country =
    /(?:(?:do|does|can|will)(?: ?not|n't)|never|cannot) (?:deliver|ship|send|post)[^.;]{0,20}? (?:outside|beyond)(?: of)? ([^.;]{2,40})/u.exec(
      policy,
    )?.[1] ??
    /(?:only|exclusively) (?:deliver|ship|send|post)[^.;]{0,20}? (?:within|in|to) ([^.;]{2,40})/u.exec(policy)?.[1] ??
    /(?:nur|ausschliesslich) (?:innerhalb(?: von)?|nach|in) ([^.;]{2,40})/u.exec(policy)?.[1]
  return country === undefined ? null : countryIn(country.replace(/(?<=deutschland|osterreich)s\b/u, ''))
}
