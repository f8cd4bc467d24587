import type { Product } from '../product.ts'
import { visibleText } from '../visible-text.ts'
import { guardedKind } from './guarded.ts'
import { PhraseIndex } from './lexicon/phrase-index.ts'
import { claimElsewhere } from './other-languages.ts'
import { saysPrice } from './prove.ts'
import { readable } from './readable.ts'
import { addressPattern } from './records.ts'
import { isSuffix, type Token, tokensOf } from './tokens.ts'

const aroundChars = 40
const leftOut = '…'
/** What a text of a product's own has no say in; what `inStock` and `soldOut` say must be true. */
const lies: Readonly<Record<'claim' | 'inStock' | 'soldOut' | 'harmless', string>> = {
  claim:
    'free gratis for_nothing at_no_cost no_charge half_price half_off on_sale sale discount* rebate* clearance cashback coupon* voucher* promo* code price_cut price_drop best_price lowest_price price_guarantee price_match bargain two_for_one buy_one lifetime_warranty lifetime_guarantee satisfaction_guaranteed money_back no_questions_asked free_shipping free_delivery ships_free ships_today next_day only_today today_only limited_time last_chance act_now hurry_up order_now order_today buy_now dm_us call_us call_now whatsapp telegram assistant instructions ignore_previous ignore_all ignore_the system_prompt last_one last_ones last_few few_left running_low almost_gone bestseller best_seller number_one ' +
    'kostenlos* umsonst geschenkt halber_preis zum_halben_preis rabatt* *rabatt reduziert sonderangebot* ausverkauf schnappchen gutscheincode* gutschein* gratisversand versandkostenfrei tiefpreis* bestpreis* lebenslange_garantie geld_zuruck nur_heute letzte_chance jetzt_kaufen assistent anweisung* fast_ausverkauft letzte_stucke ' +
    'gratuit* offert offerte moitie_prix a_moitie remise reduction solde soldes promotion* code_promo livraison_gratuite garantie_a_vie satisfait_ou aujourd_hui_seulement derniere_chance dernieres_pieces ' +
    'gratuito gratuita mitad_de_precio descuento* rebajas oferta ofertas cupon* envio_gratis garantia_de_por_vida solo_hoy ultima_oportunidad ultimas_unidades codigo_promocional',
  inStock: 'in_stock available_now ready_to_ship auf_lager sofort_lieferbar vorratig en_stock disponible_ahora not_sold_out',
  soldOut:
    'sold_out out_of_stock unavailable not_in_stock ausverkauft vergriffen epuise en_rupture agotado agotada sin_existencias',
  harmless:
    'free_standing freestanding hands_free free_from free_of bpa_free gluten_free lactose_free sugar_free lead_free wrinkle_free fat_free scent_free fragrance_free oil_free cruelty_free free_hand free_spirit free_flowing free_time feel_free acid_free nickel_free dairy_free nut_free paraben_free sulfate_free alcohol_free latex_free chlorine_free rust_free stress_free worry_free hassle_free tangle_free mess_free care_free maintenance_free toll_free lint_free frizz_free vegan_and_free color_code dress_code code_lock code_of free_range free_weights free_motion free_floating',
}
/** A title names a product: of these it does not speak at all. */
const unfitForTitle =
  'price prices preis prix precio prezzo preco dollar dollars bucks reais rupees costs cost kostet coute cuesta custa warranty guarantee lifelong garantie garantia claim shipping delivery versand livraison envio listing user shopper birthday reviews rate_this say say_that sage behaupte dis dis_que diga di_que en_reste quedan remise rabatt deal deals offer offers order now_only'
const foreignPrice = /السعر|سعر|دولار|цен[аыу]|руб|価格|値段|价格|價格|कीमत|가격|fiyat|cena|prijs/iu
const kinds = Object.keys(lies) as (keyof typeof lies)[]
let index: PhraseIndex<keyof typeof lies | 'unfit'> | null = null

/** A catalogue's records live in the isolate, and are the same object request after request. */
const redacted = new WeakMap<Product, Product>()

/**
 * A product without what its own texts claim of price, stock and terms and its record does not: a title is no place to lie in.
 * An honest product is the very same object. Looked at once a record: products are never changed in place.
 */
export function redactProduct(product: Product): Product {
  const known = redacted.get(product)
  if (known) return known
  const honest = withoutClaims(product)
  redacted.set(product, honest)
  return honest
}

function withoutClaims(product: Product): Product {
  const title = redact(product.title, product, titleParts)
  const description = product.description && redact(product.description, product, sentences)
  const attributes = Object.fromEntries(
    Object.entries(product.attributes).map(([key, value]) => [key, redact(value, product, sentences)]),
  )
  const isHonest =
    title === product.title &&
    description === product.description &&
    Object.entries(attributes).every(([key, value]) => product.attributes[key] === value)
  if (isHonest) return product
  return { ...product, title: title || product.brand || product.id, ...(description && { description }), attributes }
}

const titleParts = /(?<=[!?|:;,(–—]|\s-\s)/u
const sentences = /(?<=[.!?;])\s+/u

/** Part by part, so that of a long text only what lies is left out. */
function redact(value: string, product: Product, parting: RegExp): string {
  if (isTrue(value, product, parting)) return value
  const parts = visibleText(value).split(parting)
  const kept = parts.map((part) => (isTrue(part, product, parting) ? part : leftOut))
  if (parts.length === 1) return withoutLies(visibleText(value), product, parting)
  const joined = kept.filter((part, at) => part !== leftOut || kept[at - 1] !== leftOut).join(parting === sentences ? ' ' : '')
  return (parting === sentences ? joined : joined.replace(/(?<![\s(–—|:,-])[\s(–—|:,-]+…$/u, ' …')).trim()
}

/** Word by word, where a text has no parts. */
function withoutLies(value: string, product: Product, parting: RegExp): string {
  const words = value.split(' ')
  for (let end = words.length - 1; end > 0; end--) {
    const beginning = words.slice(0, end).join(' ')
    if (!isTrue(beginning, product, parting)) continue
    // Of a lie that is only begun nothing stays: "now only", "half".
    let kept = end
    while (kept > 1 && /^(?:\p{Ll}{1,4}\p{P}?|\p{N}\S*)$/u.test(words[kept - 1] ?? '')) kept--
    return `${words.slice(0, kept).join(' ')} ${leftOut}`
  }
  return leftOut
}

const phone = /(?:\+|(?<!\p{N})0)\d[\d\s()./-]{5,}\d/u
const nonAscii = /[^\x20-\x7e]/u
const suspicious = /[\d$€£@%]|[^\x20-\x7e]|\/\/|www/u

function isTrue(value: string, product: Product, parting: RegExp): boolean {
  const text = readable(visibleText(value))
  const lower = text.toLowerCase()
  const tokens = tokensOf(lower)
  const isTitle = parting === titleParts
  if (phone.test(value)) return false
  if (suspicious.test(value) && !hasTrueFigures(lower, tokens, product, isTitle)) return false
  if (nonAscii.test(value) && (claimElsewhere(value) !== null || (isTitle && foreignPrice.test(value)))) return false
  if (
    /[@/]|www\./.test(text) &&
    [...text.matchAll(addressPattern)].some(([address]) => /[@/]|^www\./i.test(address) && !/^\d/.test(address))
  )
    return false
  return hasTrueWords(lower, tokens, product, isTitle)
}

function hasTrueFigures(
  lower: string,
  tokens: readonly Token[],
  { price, listPrice, availability }: Product,
  isTitle: boolean,
): boolean {
  return tokens.every(({ kind: of, text, start, end }) => {
    if (of !== 'number') return true
    if (text.replace(/\D/g, '').length >= 9) return false
    const before = lower.slice(Math.max(0, start - aroundChars), start)
    const after = lower.slice(end, end + aroundChars)
    const kind = guardedKind(before, after)
    if (isTitle && kind === 'rating') return false
    if (isTitle && kind === 'percent' && !/^\s?%\s\p{L}/u.test(after)) return false
    if (kind === 'percent') return !/^\s*(?:%\s*)?(?:off|rabatt|discount|de remise|de descuento|reduc|less)/u.test(after)
    if (kind !== 'price' && kind !== 'stock') return true
    const statement = { kind, number: text, value: Number(text.replace(',', '.')), before, after }
    return kind === 'stock'
      ? availability?.quantity === statement.value
      : saysPrice(price, statement) || saysPrice(listPrice, statement)
  })
}

function hasTrueWords(lower: string, tokens: readonly Token[], { availability }: Product, isTitle: boolean): boolean {
  index ??= readLies()
  const words = tokens.map(({ text }) => text)
  for (let at = 0; at < words.length; at++) {
    const found = isSuffix(lower, tokens[at] as Token) ? null : index.at(words, at)
    if (!found) continue
    if (found.meaning === 'claim' || (isTitle && found.meaning === 'unfit')) return false
    if (found.meaning === 'inStock' && availability?.available !== true) return false
    if (found.meaning === 'soldOut' && availability?.available !== false) return false
    at += found.words - 1
  }
  return true
}

function readLies(): PhraseIndex<keyof typeof lies | 'unfit'> {
  const made = new PhraseIndex<keyof typeof lies | 'unfit'>((one) => one)
  for (const kind of kinds) made.add(lies[kind], kind)
  made.add(unfitForTitle, 'unfit')
  return made
}
