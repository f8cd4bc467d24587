/** The languages in which the edge itself writes. */
export const languages = ['en', 'de', 'fr', 'es'] as const
export type Language = (typeof languages)[number]

/** A text in each of them. */
export type Texts<T = string> = Readonly<Record<Language, T>>

/** The language of a locale; English where it is none of ours. */
export function languageOf(locale: string): Language {
  const [language = 'en'] = locale.toLowerCase().split('-')
  return languages.find((each) => each === language) ?? 'en'
}

// Words that only one of the four has, and that hardly a question goes without.
const functionWords: Texts = {
  en: 'the is are of what which how does do can you your have has it its this that there with for my me and would any not got where when who please thanks hello hi hey about much many i was were want need get',
  de: 'du bist dein deine wo bleibt meine mein warum so sehr hallo suche such brauch dringend ne nen einen gibts geht kein torffreie der die das den dem ist sind was wie welche welcher welches ich mir wir ihr sie und nicht kein keine ein eine einen für fur mit gibt gibts habt haben hat kann kostet wann wo wieviel viel auf aus bei zum zur von vom bitte danke hallo wiegt im als auch denn ist es noch unter über zwischen bis günstig günstigste zeig bezahlen bestellen liefern liefert kaufen stornieren zurückgeben zurückschicken brauche suche möchte guten morgen abend tag moin servus tschüss tschuss vielen dank',
  fr: 'le la les des du de est sont quel quelle quels quelles je vous nous il elle un une et pas pour avec combien où ou avez puis est-ce qui que cherche bonjour merci salut y cette ce ces dans bonsoir revoir beaucoup sur plus coûte coute comment puis peut annuler livrer livrez renvoyer payer acheter commander retourner rembourser veux voudrais faut besoin',
  es: 'el la los las del de es son qué que cuál cual cuánto cuanto cuánta yo usted ustedes un una unos unas y no para con tienen tiene hay busco hola gracias por está esta este puedo dónde donde cuesta venden más mas adiós adios buenos buenas dias días tardes noches muchas hasta luego devolver pagar comprar enviar envían cancelar pedido puede quiero necesito cómo cuándo cuando algo alguna alguno',
}
const listOf = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Some of them are things in another language ("a woolly hat", "no leather"): alone they say nothing. */
const shared = listOf('was so hat die den im am also noch plus sur son no es con me on des pour comment puis')
const known = languages.map((language) => [language, listOf(functionWords[language])] as const)

const named: Texts<RegExp> = {
  en: /\b(?:english|englisch|anglais|inglés|ingles)\b/u,
  de: /\b(?:german|deutsch|allemand|alemán|aleman)\b/u,
  fr: /\b(?:french|französisch|franzosisch|français|francais|francés|frances)\b/u,
  es: /\b(?:spanish|spanisch|espagnol|español|espanol)\b/u,
}
const answering =
  /\b(?:answer|reply|respond|speak|talk|write|antwort\w*|sprech\w*|schreib\w*|répond\w*|repond\w*|parle\w*|écri\w*|respond\w*|contest\w*|habl\w*|escrib\w*)\b[^.?!]{0,40}/u

/** The language in which a question wants its answer: the one it asks for, else its own, else the shop's. */
export function questionLanguage(question: string, locale: string): Language {
  const text = question.toLowerCase()
  const request = answering.exec(text)?.[0]
  const requested = request && languages.find((language) => named[language].test(request))
  if (requested) return requested
  const shop = languageOf(locale)
  const words = text.match(/\p{L}+/gu) ?? []
  const scores = known.map(([language, list]) => {
    const own = words.filter((word) => list.has(word))
    return { language, score: language === shop || own.some((word) => !shared.has(word)) ? own.length : 0 }
  })
  if (/[¿¡ñ]/u.test(text)) for (const each of scores) if (each.language === 'es') each.score += 2
  if (/[ßäöü]/u.test(text)) for (const each of scores) if (each.language === 'de') each.score += 1
  if (/[çêèœ]|\b(?:qu|l|d|j|n|s|c|t)['’]\p{L}/u.test(text)) for (const each of scores) if (each.language === 'fr') each.score += 1
  const own = scores.find(({ language }) => language === shop)?.score ?? 0
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > own ? best.language : shop
}

// Has neither accents nor signs that stand for others.
const plain = /^[ -_a-~]*$/

/** As questions and values are compared: small, without accents, plain apostrophes, single spaces. */
export const fold = (text: string): string =>
  (plain.test(text) ? text : withoutAccents(text))
    .replace(/\s\s+|[^\S ]/g, ' ')
    .toLowerCase()
    .trim()

const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')

/** "a, b and c". */
export function listed(items: readonly string[], language: Language): string {
  const format = listFormats.get(language) ?? new Intl.ListFormat(language)
  listFormats.set(language, format)
  return format.format(items)
}
// Made when first needed: each takes milliseconds.
const listFormats = new Map<Language, Intl.ListFormat>()
