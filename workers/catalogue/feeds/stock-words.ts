import type { Product } from '../../../shared/product.ts'

type Availability = NonNullable<Product['availability']>

const words: readonly (readonly [Availability, string])[] = [
  [
    { available: true, status: 'in_stock' },
    `in stock|available|online only|in store and online|yes|y|true|1|available now|in stock now|ready to ship
    auf lager|lieferbar|sofort lieferbar|verfugbar|sofort verfugbar|ab lager|vorratig|lagernd|ja
    en stock|disponible|oui|en existencia|en existencias|hay existencias|si
    disponibile|in magazzino|disponivel|em estoque|em stock|sim
    op voorraad|beschikbaar|leverbaar|i lager|finns i lager|pa lager|varastossa|saatavilla|pa lageret
    dostepny|dostepne|na stanie|w magazynie|skladem|na sklade|dostupne|raktaron|in stoc|disponibil|stokta|stokta var|mevcut
    в наличии|есть в наличии|в наявності|є в наявності|в наличност|na zalihi|na zalogi|在庫あり|有货|现货|有貨|現貨|재고 있음|διαθεσιμο|σε αποθεμα|متوفر|במלאי|มีสินค้า|con hang|tersedia`,
  ],
  [
    { available: true, status: 'limited_stock' },
    `limited availability|limited stock|low stock|few left|only a few left|last pieces|wenige verfugbar|geringer bestand|stock limite|pocas unidades|残りわずか`,
  ],
  [
    { available: true, status: 'backorder' },
    `backorder|back order|on backorder|back ordered|available for order|auf bestellung|nachbestellbar|sur commande`,
  ],
  [
    { available: true, status: 'preorder' },
    `preorder|presale|pre ordering|available for preorder|vorbestellbar|vorbestellt|vorbestellung|precommande|preventa|prevendita|preordine|pre venda|预售|予約受付中`,
  ],
  [
    { available: false, status: 'out_of_stock' },
    `out of stock|sold out|unavailable|not available|not in stock|no stock|none|no|n|false|0|temporarily out of stock|temporarily unavailable|currently unavailable|oos
    ausverkauft|nicht auf lager|nicht verfugbar|nicht lieferbar|nicht vorratig|vergriffen|derzeit nicht verfugbar|zurzeit nicht lieferbar|nein
    en rupture de stock|rupture de stock|en rupture|rupture|epuise|indisponible|non disponible|non
    agotado|sin stock|sin existencias|no disponible|fuera de stock|esaurito|non disponibile|esgotado|sem estoque|sem stock|indisponivel|fora de estoque|nao
    niet op voorraad|uitverkocht|niet beschikbaar|niet leverbaar|slutsald|ej i lager|slut i lager|udsolgt|ikke pa lager|utsolgt|loppu|loppunut|ei varastossa
    niedostepny|niedostepne|brak|brak w magazynie|wyprzedane|vyprodano|neni skladem|vypredane|nie je na sklade|nincs raktaron|elfogyott|stoc epuizat|indisponibil|stokta yok|tukendi
    нет в наличии|немає в наявності|няма в наличност|распродано|nema na zalihi|在庫なし|売り切れ|缺货|无货|缺貨|售罄|품절|재고 없음|εξαντληθηκε|μη διαθεσιμο|غير متوفر|אזל מהמלאי|het hang|habis|stok habis`,
  ],
  [
    { available: false, status: 'discontinued' },
    `discontinued|no longer available|end of life|auslaufartikel|arrete|descatalogado`,
  ],
]

/** A word of stock by its letters, marks of letters and what stands between words left out. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\s_/-]/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')

const byWord = new Map(
  words.flatMap(([availability, list]) => list.split(/[|\n]/).map((word) => [lettersOf(word), availability] as const)),
)

/** What a shop's word for stock says, in the languages that shops export in; null where it is none of them. */
export const stockOfWord = (word: string): Availability | null => byWord.get(lettersOf(word)) ?? null
