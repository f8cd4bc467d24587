import { attributes } from '../weighing/attributes.ts'
import { fold } from '../weighing/language.ts'
import type { Mention } from '../weighing/mentions.ts'
import { phrasePattern } from '../weighing/phrase-pattern.ts'
import { properties, substances } from '../weighing/properties.ts'
import { isYesNo } from '../weighing/yes-no.ts'

const seeking =
  /(?<![\p{L}])(?:do (?:you|u|ya) (?:also )?(?:have|sell|carry|stock|offer)|have (?:you|u) got|got any|you got|any\b.{0,120}\?|show (?:me|us)|find\b|(?:i|we)(?:'m|'re| am| are)? ?(?:need|want|wanna|looking for|searching for|after|shopping for|interested in)|(?:i|we)(?:'d| would) (?:like|love)|looking for|search(?:ing)? for|is there (?:a|an|any|some)|are there (?:any|some)|recommend|suggest\w*|can i (?:buy|get)|where are your|what (?:kind|sort|type)s? of|which \p{L}+ (?:do you|have you)|what \p{L}+ (?:do you have|have you got)|gift|present for|something|anything|somewhere|what (?:can|could|should) i (?:get|buy|give)|haben sie|habt ihr|hast du|verkauf\p{L}*|fuhrt ihr|fuhren sie|gibt es|gibts|zeig\p{L}*|(?:ich|wir) (?:suche\p{L}*|brauche\p{L}*|mochte\p{L}*|hatte\p{L}* gern|will|wollen)|suche\p{L}*|finde\p{L}*|geschenk\p{L}*|etwas (?:fur|gegen|zum)|empfehl\p{L}*|avez-vous|avez vous|vous avez|vendez-vous|vous vendez|y a-t-il|je (?:cherche|voudrais|veux)|j'ai besoin|nous cherchons|cherche|montrez|recommand\p{L}*|cadeau|quelque chose|tienen|tiene usted|tenes|venden|hay algun\p{L}*|busco|buscamos|necesito|quiero|quisiera|me gustaria|muestr\p{L}*|recomiend\p{L}*|regalo|algo para)(?![\p{L}])/u
const describing =
  /(?<![\p{L}])(?:tell me (?:more )?about|more about|what about|describe|details (?:on|of|about)|information (?:on|about)|info (?:on|about)|erzahl\p{L}* .{0,120}uber|mehr uber|beschreib\p{L}*|was ist mit|parlez-moi de|parle-moi de|plus sur|decri\p{L}*|hablame de|mas sobre|describ\p{L}*|cuentame)(?![\p{L}])/u
const recommending =
  /(?<![\p{L}])(?:(?:the )?best(?! (?:price|regards|wishes))|better|recommend|would you (?:pick|choose|take|buy)|should i (?:get|take|buy|choose|pick)|which (?:one )?would you|your favou?rite|beste[nrsm]?|besser|empfehl\p{L}*|wurden sie nehmen|wurdest du nehmen|meilleure?s?|mieux|conseill\p{L}*|recommand\p{L}*|mejor(?:es)?|recomiend\p{L}*)(?![\p{L}])/u
const restocking =
  /(?<![\p{L}])(?:when (?:do|will|are|is|does|can) .{0,120}(?:back|again|new ones?|restock\p{L}*|available|in stock|get (?:more|new))|restock\p{L}*|back in stock soon|how long until .{0,120}(?:back|available|stock)|wann .{0,120}(?:wieder|rein|neue\p{L}*|verfugbar|lieferbar|nachschub)|quand .{0,120}(?:disponible|nouveau|retour|reapprovision\p{L}*|en stock)|cuando .{0,120}(?:disponible|vuelve\p{L}*|nuevo|reponen|stock))(?![\p{L}])/u
const similar =
  /(?<![\p{L}])(?:similar|alternatives?|instead|something like|anything like|other (?:one|ones|options?)|another (?:one)?|ahnlich\p{L}*|alternativen?|stattdessen|etwas anderes|ein anderes|similaires?|semblables?|a la place|autre chose|un autre|une autre|parecid\p{L}*|similares?|alternativas?|en su lugar|otr[oa])(?![\p{L}])/u
const comparing =
  /(?<![\p{L}])(?:vs|versus|compare\p{L}*|comparison|difference|differences|differ|than|against|between|vergleich\p{L}*|unterschied\p{L}*|gegenuber|zwischen|compar\p{L}*|difference\p{L}*|entre|diferencia\p{L}*)(?![\p{L}])/u
const joining = /(?<![\p{L}])(?:or|oder|ou|o|and|und|et|y)(?![\p{L}])/u
const rankWords: readonly (readonly [number, RegExp])[] = [
  [2, /(?<![\p{L}])(?:second|2nd|next|zweit\p{L}*|nachst\p{L}*|deuxieme|second\p{L}*|segund[oa]|siguiente)(?![\p{L}])/u],
  [3, /(?<![\p{L}])(?:third|3rd|dritt\p{L}*|troisieme|tercer[oa]?)(?![\p{L}])/u],
]

export interface Intents {
  readonly seeks: boolean
  readonly describes: boolean
  readonly recommends: boolean
  readonly restocks: boolean
  readonly wantsSimilar: boolean
  readonly compares: boolean
  /** "tent or hammock": products named side by side. */
  readonly joins: boolean
  /** 2 in "the second lightest". */
  readonly rank: number
}

/** What the wording of a question asks for, whatever it is about. */
export function readIntents(question: string): Intents {
  const text = fold(question)
  return {
    seeks: seeking.test(text),
    describes: describing.test(text),
    recommends: recommending.test(text),
    restocks: restocking.test(text),
    wantsSimilar: similar.test(text),
    compares: comparing.test(text),
    joins: joining.test(text),
    rank: rankWords.find(([, pattern]) => pattern.test(text))?.[0] ?? 1,
  }
}

const known = phrasePattern(
  [...attributes.map(({ ask }) => ask), ...properties.map(({ ask }) => ask), ...substances.map(({ ask }) => ask)].join(' '),
)
const common = new Set(
  (
    'a an the this that these those it its they them their he she his her is are am was were be been do does did can could will would should shall may might must have has had i you we me my your our us one ones any some all in on at of for to from by with without and or but if so as than then what which who when where why how not no yes ok okay please thanks thank hi hello hey also too just really about there here much many more most less least very good nice great well still yet again already else only even same other another first second third last u ur im dont doesnt whats hows lol hm hmm um uh btw pls plz thx ' +
    'know tell say think mean need want like get got go take make use used work works come comes look looks going give show wondering wonder question ask people person someone thing things stuff product products item items shop store sell sold buy buying purchase order ' +
    'der die das den dem des ein eine einen einem einer und oder aber wenn als wie was wer wo wann warum welche welcher welches ist sind war bin sein hat haben habe kann konnen will wollen mochte darf muss ich du er sie es wir ihr mir mich mein meine ihre dein fur mit von zu zum zur im in am auf aus bei nach nicht kein keine ja nein bitte danke auch noch schon nur sehr gut mal denn gibt es da hier man sich etwas alles produkt artikel ' +
    'le la les un une des du de et ou mais si comme que qui quoi quel quelle est sont a ont ai avez avoir etre je tu il elle nous vous on mon ma mes votre pour avec sans dans sur par ne pas plus moins tres bien oui non merci aussi encore ce cette ces c est l d j n s y en produit article ' +
    'el los las una unos unas y o pero si como que cual quien es son esta estan ser tiene tienen tengo puedo puede yo tu usted mi su para con sin por de del en no mas menos muy bien gracias tambien lo se al producto'
  ).split(' '),
)

/** Words of a question that are neither attributes in question nor filler: a product's kind, a use, a name. */
export function ownWords(question: string, mentions: readonly Mention[]): string[] {
  let text = fold(question)
  // From the last, so that positions stay true.
  for (const { start, end } of mentions.toSorted((a, b) => b.start - a.start)) text = `${text.slice(0, start)} ${text.slice(end)}`
  text = text.replace(known, ' ')
  return (text.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 2 && !common.has(word))
}

const opening =
  /^[¿¡\s]*(?:and |so |und |et |y )?(?:who|what|when|where|why|how|which|wer|was|wann|wo|warum|wie|qui|que|quand|comment|pourquoi|quien|cuando|donde|por que|como|cuant\p{L}*|cual\p{L}*|combien)(?![\p{L}])/u

/** Whether a message asks for a fact rather than for goods. */
export const asksFact = (question: string): boolean => opening.test(fold(question)) || isYesNo(question)
