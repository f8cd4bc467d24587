import { latin } from '../latin.ts'
import { readBudget } from '../weighing/budget.ts'
import { fold, type Texts } from '../weighing/language.ts'
import type { Composed, ComposeInput } from './composed.ts'
import { readIntents } from './intents.ts'

/** What somebody who is new here asks of a shop: what there is, what is new, whether it can be trusted. */
type Overview = 'range' | 'new' | 'trust'

/** What may stand between such a question and its end. */
const tail =
  '(?: (?:actually|exactly|even|all|here|anyway|then|please|pls|for sale|on offer|in general|for me|these days|in (?:the|your|this) (?:shop|store)|on (?:the|your|this) (?:site|website)|denn|so|eigentlich|alles|hier|bei euch|bei ihnen|an|im (?:shop|laden|sortiment|angebot)|ici|en general|chez vous|dans (?:la|votre) boutique|aqui|en (?:la|su|esta) tienda))*[\\s?!.]*$'
const shop = '(?:shop|store|business|company|site|website|place|web shop|webshop)'
const range = new RegExp(
  latin(
    `(?<![\\p{L}])(?:${[
      `what (?:do|does) (?:you|u|ya|yous|y'all|you guys|this shop|this store)(?: (?:actually|even|all))? (?:sell|have|offer|stock|carry|do|deal in)${tail}`,
      `what (?:(?:all )?have (?:you|u|ya) got|(?:all )?(?:you|u|ya) got|(?:you|u|ya|yous) sell(?:ing)?|are you selling|is sold|is there)${tail}`,
      `what (?:can|could) (?:i|you|one|we) (?:buy|get|find)${tail}`,
      `what (?:kind|sort|type)s? of (?:a |an )?${shop} (?:is|are)(?![\\p{L}])`,
      `what (?:kind|sort|type)s? of (?:products?|things|stuff|goods|items|categories) (?:do you|are|is|have you)(?: (?:sell|have|offer|stock|carry|got|there|here))?${tail}`,
      `(?:what|which) (?:products|categories|departments|goods)(?: (?:do you|are|have you|are there))(?: (?:sell|have|offer|stock|carry|got|there|here))?${tail}`,
      `(?:show|list|tell)(?: me)? (?:everything|all (?:of )?(?:your |the )?(?:products|categories|stuff|things)|your (?:products|categories|range|catalogue))${tail}`,
      `^(?:your |the )?(?:categories|catalogue|catalog|range|assortment|departments|product range|products)${tail}`,
      `was (?:verkauft|habt|fuhrt|bietet|gibts|gibt|verkaufen|haben|fuhren|bieten|verkaufst|hast)(?:'s)? ?(?:ihr|sie|es|man|du)?${tail}`,
      `was kann (?:ich|man) (?:hier|bei euch|bei ihnen)(?: (?:alles|denn|so))* (?:kaufen|bestellen|finden)${tail}`,
      `was (?:fur|ist das fur) (?:ein|eine|einen) (?:shop|laden|geschaft)`,
      `(?:welche|was fur) (?:produkte|artikel|waren|kategorien|sachen)(?: (?:habt|fuhrt|verkauft|gibt|haben|fuhren|verkaufen) (?:ihr|sie|es))?${tail}`,
      `^(?:euer |ihr |das )?sortiment${tail}`,
      `(?:que|qu'est-ce que) (?:vous )?(?:vendez|proposez|avez)(?:[- ]vous)?${tail}`,
      `vous (?:vendez|proposez|avez) quoi${tail}`,
      `(?:quel type|quel genre|quelle sorte) de (?:boutique|magasin|site)`,
      `quels (?:produits|articles|rayons)(?: (?:vendez|avez|proposez)[- ]vous| vous (?:vendez|avez|proposez))?${tail}`,
      `que (?:venden|vendeis|vendes|tienen|teneis|tienes|ofrecen|hay|se vende)${tail}`,
      'que (?:tipo|clase) de tienda',
      `que (?:productos|articulos|categorias|cosas) (?:venden|tienen|ofrecen|hay|vendeis|teneis)${tail}`,
    ].join('|')})`,
  ),
  'u',
)
const fresh = new RegExp(
  latin(
    `^[¿¡\\s]*(?:hi |hey |hello |hallo |so )?(?:what(?:'s| is|s) new|any ?thing new|(?:do you have|have you got|you got|got|is there) any(?:thing)? new(?: (?:stuff|products?|things|arrivals?))?|any new (?:stuff|products?|things|arrivals?)|(?:gibt'?s|gibt es|habt ihr|haben sie) (?:was |etwas |irgendwas )?neues|(?:was|etwas) neues|what (?:new|is new|came in)|new (?:arrivals?|in|stuff|products?|things)|(?:the |your )?(?:latest|newest)(?: (?:products?|arrivals?|things|stuff))?|what (?:are|is) (?:the|your) (?:latest|newest)(?: \\p{L}+)?|was (?:gibts|gibt es|gibt's|ist) neu(?:es)?|neuheiten|neuigkeiten|neue (?:produkte|artikel|sachen)|quoi de neuf|(?:les |vos |des )?nouveautes|(?:que hay|algo) (?:de )?nuevo|(?:las |sus )?novedades)${tail}`,
  ),
  'u',
)
const trust = new RegExp(
  latin(
    `(?<![\\p{L}])(?:(?:legit|legitimate|trustworthy|reputable)(?![\\p{L}])|(?:is|are) (?:this|it|that|you|u)(?: guys)?(?: ${shop})?(?: (?:a|an|really|even))* (?:scam|fraud|fake|real ${shop}|reliable|safe ${shop}|genuine ${shop}|serious ${shop})|(?:is|are) (?:this|your|the) ${shop}(?: (?:a|an|really|even))* (?:scam|fraud|fake|real|reliable|safe|genuine|serious|trusted)|(?:can|could|should) (?:i|we|one|people) (?:really )?trust (?:you|u|this|the ${shop})|are (?:you|u)(?: guys)? (?:for real|legit|kosher)|why should i trust|fake ?shop|(?:seid ihr|sind sie|ist (?:das|der shop|dieser shop|der laden|euer shop))(?: (?:hier|ein|eine|wirklich|denn|auch|uberhaupt))* (?:serios\\p{L}*|vertrauenswurdig\\p{L}*|echt\\p{L}*|betrug\\p{L}*|fake\\p{L}*)|kann (?:ich|man) (?:euch|ihnen|dem shop) (?:ver)?trauen|(?:site|boutique|magasin) (?:est )?(?:fiable|serieu[xs]e?)|(?:est-ce|c'est)(?: \\p{L}+){0,3} (?:arnaque|fiable|serieux)|(?:tienda|sitio|pagina)(?: \\p{L}+){0,2} (?:fiable|segura?|confiable|real)|es (?:una )?(?:estafa|fiable|de fiar))(?![\\p{L}])`,
  ),
  'u',
)

/** Null for all other questions. */
export function readOverview(question: string): Overview | null {
  const text = fold(question).slice(0, 300)
  if (trust.test(text)) return 'trust'
  if (fresh.test(text)) return 'new'
  const at = text.search(range)
  if (at < 0) return null
  // "I need something for the balcony, what have you got" wants that; "I have ten euros, what can I get" has a limit.
  const before = text.slice(0, at)
  return readIntents(before).seeks || readBudget(before, []) ? null : 'range'
}

const itself =
  /(?<!\p{L})(?:(?:this|your|the) (?:shop|store|site|website|company|business)|you guys|bei euch|bei ihnen|(?:dieser|euer|ihr) (?:shop|laden)|proper (?:company|shop|store)|overview|uberblick|first time here|new here|zum ersten mal hier|(?:cette|votre) (?:boutique|site)|(?:esta|su) tienda)(?!\p{L})/u

/** Whether a question may be about the shop itself: enough to say what it sells where no goods are meant. */
export const isOfShop = (question: string): boolean => itself.test(fold(question).slice(0, 300))

const openings: Readonly<Record<Overview, Texts<(what: string) => string>>> = {
  range: {
    en: (what) => `We have: ${what}. What are you looking for?`,
    de: (what) => `Wir haben: ${what}. Wonach suchen Sie?`,
    fr: (what) => `Nous avons : ${what}. Que cherchez-vous ?`,
    es: (what) => `Tenemos: ${what}. ¿Qué busca?`,
  },
  new: {
    en: (what) => `I cannot see what came in last. We have: ${what}. What are you looking for?`,
    de: (what) => `Was zuletzt dazukam, kann ich nicht sehen. Wir haben: ${what}. Wonach suchen Sie?`,
    fr: (what) => `Je ne vois pas ce qui est arrivé en dernier. Nous avons : ${what}. Que cherchez-vous ?`,
    es: (what) => `No puedo ver qué llegó por último. Tenemos: ${what}. ¿Qué busca?`,
  },
  trust: {
    en: (what) => `I cannot judge the shop that I work for; this is what it says of itself:\n${what}`,
    de: (what) => `Den Shop, für den ich arbeite, kann ich nicht beurteilen; das sagt er selbst:\n${what}`,
    fr: (what) => `Je ne peux pas juger la boutique pour laquelle je travaille ; voici ce qu'elle dit :\n${what}`,
    es: (what) => `No puedo juzgar la tienda para la que trabajo; esto dice ella misma:\n${what}`,
  },
}

/** The slot of the names of what a shop sells. */
export const rangeSlot = 'shop.categories'

/** By slots alone: the shop's categories, or what it promises. Null where it is no such question, or the shop says nothing. */
export function composeOverview(
  { question, facts, language }: ComposeInput,
  policySlot: (key: string) => string,
  isLikely = false,
): Composed | null {
  const kind = readOverview(question) ?? (isLikely && isOfShop(question) ? 'range' : null)
  return kind && overviewOf(kind, { facts, language }, policySlot)
}

/** What the shop sells, or what it promises, for a question that is known to ask for it. */
export function overviewOf(
  kind: Overview,
  { facts, language }: Pick<ComposeInput, 'facts' | 'language'>,
  policySlot: (key: string) => string,
): Composed | null {
  const promises = [/contact|support|kontakt/, /return|refund|ruckgabe|retour|devol/].flatMap(
    (own) => Object.keys(facts.policies).find((key) => own.test(key)) ?? [],
  )
  const what =
    kind === 'trust' ? [...new Set(promises)].map(policySlot).join('\n') : facts.fields.has(rangeSlot) ? `{{${rangeSlot}}}` : ''
  return what === '' ? null : { text: openings[kind][language](what), isCertain: true, kind: 'overview' }
}
