/** What the policies of the sample shop say, as any wording of them must: one of these stands in the text. */
export const policyHearts: Readonly<Record<string, readonly RegExp[]>> = {
  shipping: [
    /\b2 ?(?:to|-|bis|à|a) ?5\b/i,
    /\b14[:.]00|\b2 ?p\.?m\b|\b14 Uhr/i,
    /(?:free|frei|gratuit|gratis)[^.]{0,40}50|50[^.]{0,40}(?:free|frei|gratuit|gratis)/i,
  ],
  returns: [/\b30[- ](?:days?|Tagen?|jours|días)/i],
  payment: [/paypal/i],
  contact: [/\b9 (?:to|bis|until|à|a) (?:5|17)\b/i, /reach[^.]*help@llasa\.example|erreichen[^.]*help@llasa\.example/i],
  warranty_claims: [/photo|foto/i, /repair|replace|reparier|ersetz|répar|repar/i],
  privacy: [/(?:never|nie|jamais|nunca)[^.]{0,20}(?:sold|verkauft|vend)/i, /nothing of what you write|nichts von dem/i],
  gift_cards: [/(?:three|3) years|(?:drei|3) Jahre|€ ?10\b|\b10 (?:to|bis)/i],
  cancellation: [/left the warehouse|Lager verlassen|until the parcel is packed|My orders/i],
}

/** Words that say: we do not have, do not know, do not do this. */
export const declinePattern = new RegExp(
  [
    String.raw`\b(?:do|does|did|is|are|was|can|could|have|has|had|would)(?:n't| not)\b`,
    String.raw`\bcannot\b|\bsorry\b|\bunfortunately\b|\bunknown\b|\bneither\b|\bnone\b`,
    String.raw`\bnot (?:given|listed|stated|mentioned|known|said|sold|able|sure|something|part|find|in (?:the|our))\b`,
    String.raw`\b(?:found|find|have|know|see|sell|say|says) (?:nothing|no|none)\b|\bno (?:such|information|data|mention|details?|discounts?)\b|\bnothing (?:like|here|that|in|about|is)\b`,
    String.raw`\bonly (?:help|answer|talk)\b`,
    String.raw`\b(?:nicht|kein\w*|nichts|leider)\b`,
    String.raw`\bne (?:\S+ ){1,3}(?:pas|rien|aucun)|\bn'\S+ (?:pas|rien|aucun)|\baucune?\b|désolée?|malheureusement|non précisé`,
    String.raw`\bno (?:tenemos|hay|vendemos|sé|encuentro|encontr\S+|consta|puedo|lo dice)\b|lo siento|\bningun[oa]?\b`,
  ].join('|'),
  'iu',
)

/** After a no, these words say that something else is offered on purpose. */
export const butPattern =
  /\b(?:but|however|instead|closest|nearest|similar|alternatives?|aber|jedoch|stattdessen|am nächsten|ähnlich|mais|plutôt|plus proche|pero|en cambio|más parecido)\b/iu

/** Words that point at the cards beside the text. */
export const pointPattern =
  /\b(?:this is|these are|here (?:is|are)|found|pick|suggest|recommend|have a look|options?|hier (?:ist|sind)|das habe ich|voici|aquí)\b/iu

/** A product that is named to rule it out: over the limit, or not fit. */
export const ruledOutPattern =
  /\b(?:over(?!-)|above|exceeds?|beyond|more than|outside|too (?:small|young|big|expensive)|not (?:for|suitable|fit|meant|right)|except|instead of|rather than|unlike|über|zu teuer|nicht (?:für|geeignet)|au-dessus|dépasse|supera|por encima)\b/iu

/** A question back that asks for nothing new is no question back. */
export const emptyQuestionPattern =
  /anything else|what (?:are|would) you (?:looking|like)|(?:how|what) can i (?:help|do)|which product|sonst noch|autre chose|algo más/iu

const commonWords: Readonly<Record<string, readonly string[]>> = {
  en: 'the is are of and to in it you i for with not this that has have do does we can your from on be which there costs'.split(
    ' ',
  ),
  de: 'der die das ist sind und zu in es sie ich für mit nicht ein eine von hat haben kann wir im auf bei den dem leider am'.split(
    ' ',
  ),
  fr: 'le la les est sont et à de des du il elle vous je pour avec pas une un que nous dans sur ce cette ne'.split(' '),
  es: 'el la los las es son y a de del que en usted yo para con no una un por este esta tenemos lo se'.split(' '),
}

/** The language of a text by its commonest words; null where they are too few or do not tell. */
export function languageOf(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const [first, second] = Object.entries(commonWords)
    .map(([language, known]) => ({ language, count: words.filter((word) => known.includes(word)).length }))
    .sort((a, b) => b.count - a.count)
  return first && second && first.count >= 2 && first.count > second.count ? first.language : null
}
