import { latin } from '../../latin.ts'
import { once } from '../../once.ts'

/**
 * How shoppers of several languages speak of an order of their own. One expression for all languages: a shop's locale does
 * not say in which one its shoppers write, and none of these words means something else in another.
 */
const parts = (words: string): string => words.split(/\s+/).filter(Boolean).join('|')

/** An order, and what is sent or written for it. "Order" after these is a verb: "can I order 10000 of them". */
const nouns = `(?:(?<!\\b(?:to|i|we|you|can|could|would|please|not)\\s)(?:pre-?)?orders?|${parts(`
  purchases? parcels? packages? packets? deliver(?:y|ies) shipments? consignments? invoices? trackings?
  bestellung(?:en)? bestell auftrag(?:s|es)? auftr(?:ä|ae)ge pakete?s? p(?:ä|ae)ckchen lieferung(?:en)? sendung(?:s|en)? rechnung(?:s|en)? retouren?
  commandes? colis livraisons? envois? factures?
  pedidos? paquetes? env(?:í|i)os? facturas? encomendas?
  ordin[ei] pacc(?:o|hi) spedizion[ei] fattur[ae]
  bestelling(?:en)? pakket(?:ten)? pakje levering(?:en)? zending(?:en)? factu(?:ur|ren)
  zam(?:ó|o)wieni\\p{L}{1,4} paczk\\p{L}{1,3} przesy(?:ł|l)k\\p{L}{1,3}`)})`

/** Between the noun and its number. */
const markers = `(?:${parts(`
  numbers? numbered no nos nr nrs num nummern? nummer id code ref reference referenz num(?:é|e)ros? n(?:ú|u)meros? numer\\w?
  n[°º] is ist est es è is[:] der die das mit with con avec met`)}|№|#)`

/** Three digits at least, with letters and dashes: `10234`, `4711-22`, `A-2093`, `ORD/2024/17`. */
const token = '[\\p{L}]{0,6}[-/]?\\d[\\p{L}\\d/-]{2,30}'

/** A number after "#", or after the noun with what stands between them. */
export const orderNumber = once(
  () =>
    new RegExp(
      latin(`(?:#\\s?|(?<!\\p{L})${nouns}(?:s?[-\\s]?${markers}(?!\\p{L})[.:]?|[\\s:#]){1,4}\\s?#?)(${token})(?![\\p{L}\\d])`),
      'gi',
    ),
)
/** Elsewhere in a sentence that speaks of an order: nobody has so many digits of anything else there. */
export const longNumber = once(
  () =>
    /(?<![\p{L}\d.,€$£-])(?:[\p{L}]{0,4}-?\d{5,}[\p{L}\d-]{0,20}|\d{3,}-\d{2,}[\d-]{0,20}|\d[\p{L}][\p{L}\d]{8,20})(?![\p{L}\d])/gu,
)
export const orderNoun = once(() => new RegExp(latin(`(?<!\\p{L})${nouns}`), 'i'))
/** "Order 500 pieces": so many of something. */
export const amountAfter = once(
  () =>
    /^\s?(?:x|×|of|pieces?|pcs|units?|items?|copies|stück|stueck|exemplare|mal|pièces?|unidades|pezzi|stuks|€|eur|euros?|%|cm|mm|kg|g|ml|l)(?!\p{L})/iu,
)

const own = `(?:${parts('my our mein(?:e[mnr]?)? unser(?:e[mnr]?)? ma mon mes notre nos mis? nuestr[ao]s? mi[ao] nostr[ao] mijn ons onze moj[aeąi]? moje')})`
const ownOrder = `${own}\\s(?:\\p{L}+\\s){0,2}?${nouns}`

/** Where the order is, or whether it has been sent: of an order of the shopper's own, without its number. */
export const whereabouts = once((): readonly RegExp[] =>
  [
    `(?:where(?:['’]s| is| are)?|wo (?:ist|sind|bleibt|bleiben|steckt)|o[uù] (?:est|sont|en est|reste)|d[oó]nde est[aá]n?|d[oó]nde anda|dov['’]?\\s?[eè]|waar (?:is|zijn|blijft)|gdzie jest)\\s(?:now\\s|denn\\s|il\\s|la\\s|el\\s)?${ownOrder}`,
    `(?:status|track|trace|locate|follow|verfolge?n?|sendungsstatus|lieferstatus|suivre|suivi|[eé]tat|statut|estado|rastre\\p{L}+|seguir|seguimiento|stato|tracciare|volgen?)\\s(?:\\p{L}+\\s){0,2}?${ownOrder}`,
    `${ownOrder}\\s(?:\\p{L}+['’]?\\p{L}*\\s){0,4}?(?:arriv\\p{L}*|shipped|dispatched|sent|late|delayed|on its way|angekommen|verschickt|versendet|versandt|unterwegs|verspätet|(?:ist|noch nicht) da|partie?|exp[eé]di[eé]e?|en route|en retard|llegado|salido|enviado|retrasado|spedit[oa]|aangekomen|verzonden|onderweg)(?!\\p{L})`,
  ].map((pattern) => new RegExp(latin(`(?<!\\p{L})${pattern}`), 'i')),
)
