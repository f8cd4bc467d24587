/**
 * What is claimed of price, stock and terms in languages that have no lexicon of ours: figures are held to the records in any
 * language, and these words leave in none. Many are written without spaces, so they are looked for anywhere.
 */
const claims: readonly (readonly ['price' | 'stock', RegExp])[] = [
  [
    'price',
    /無料|ただで|半額|割引|値引|セール|送料無料|免费|免費|半价|半價|折扣|打折|优惠|優惠|包邮|무료|반값|할인|세일|бесплатн|скидк|даром|полцены|дёшев|дешев|مجان|خصم|تخفيض|נמכר בחינם|חינם|मुफ़्त|मुफ्त|छूट|ฟรี|ส่วนลด|miễn phí|giảm giá|δωρεάν|έκπτωση/iu,
  ],
  [
    'stock',
    /在庫|品切|売り切|完売|有货|有貨|缺货|缺貨|库存|庫存|售罄|재고|품절|в наличии|распродан|есть на складе|نفد|متوفر|متاح|उपलब्ध|स्टॉक/iu,
  ],
  [
    'price',
    /(?<!\p{L})(?:gratuit[oaie]+|sconto|scontat[oaie]|in saldo|in offerta|metà prezzo|omaggio|grátis|desconto|promoção|metade do preço|korting|kortingscode|halve prijs|uitverkoop|aanbieding|afgeprijsd|akciós|kedvezmény\p{L}*|ingyen\p{L}*|nedsat|på rea|halva priset|reduceri|redus[aă]?|alennettu|za darmo|zniżk\p{L}*|promocj\p{L}*|przecen\p{L}*|bedava|ücretsiz|indirim\p{L}*|rabatt\p{L}*|gratis|zdarma|sleva|slevu|ilmainen|alennus)(?!\p{L})/iu,
  ],
  [
    'stock',
    /(?<!\p{L})(?:esaurit[oaie]|non disponibil[ei]|disponibil[ei] subito|esgotad[oa]|disponível|em estoque|uitverkocht|op voorraad|leverbaar|niet leverbaar|raktáron|på lager|udsolgt|utsolgt|în stoc|varastossa|wyprzedan[eya]|w magazynie|dostępn[eya]|niedostępn[eya]|stokta|tükendi|vyprodáno|skladem|slutsåld|i lager|loppuunmyyty)(?!\p{L})/iu,
  ],
]

// Most sentences have no letters but plain ones: they can have only what is written in these, and are looked through faster.
const plain = /^[ -~\n\t€£\ue000-\uf8ff]*$/
const inPlainLetters = claims.flatMap(([topic, { source }]) =>
  /[a-z]/i.test(source.replaceAll('\\p{L}', '')) ? [[topic, new RegExp(source.replaceAll('\\p{L}', '[a-z]'), 'i')] as const] : [],
)

/** The topic of the first such claim in a text; null where it has none. */
export const claimElsewhere = (text: string): 'price' | 'stock' | null =>
  (plain.test(text) ? inPlainLetters : claims).find(([, pattern]) => pattern.test(text))?.[0] ?? null
