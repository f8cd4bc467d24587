import { useEffect, useState } from 'preact/hooks'
import { Llasa, type Shop } from '../client/client.ts'
import type { Words } from './words/words.ts'

interface ShopOptions {
  readonly apiKey: string
  readonly baseUrl: string
  readonly locale: string
  /** Nothing is fetched before somebody looks. */
  readonly isShown: boolean
}

/** What the shop is about; null until it is known, and where it cannot be read: the assistant works without. */
export function useShop({ apiKey, baseUrl, locale, isShown }: ShopOptions): Shop | null {
  const [shop, setShop] = useState<Shop | null>(null)
  useEffect(() => {
    setShop(null)
    if (!apiKey || !isShown) return
    const stop = new AbortController()
    new Llasa({ apiKey, baseUrl }).shop(locale, { signal: stop.signal }).then(setShop, () => {})
    return () => stop.abort()
  }, [apiKey, baseUrl, locale, isShown])
  return shop
}

const chipsMax = 3

/** First questions: the shop's own, or else about what it sells and what its policies say. */
export function chipsOf(shop: Shop | null, locale: string, { chips: worded }: Words): string[] {
  if (!shop) return []
  if (shop.chips.length) return shop.chips
  const [category] = shop.categories
  const about = category ? [worded.category(category.name, category.under && amountIn(locale, category.under))] : []
  const product = shop.product ? [worded.product(shop.product)] : []
  const policies = shop.policies.flatMap((key) => worded.policies[key] ?? [])
  return [...about, ...product, ...policies].slice(0, chipsMax)
}

function amountIn(locale: string, { amount, currency }: { readonly amount: number; readonly currency: string }): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** Whether a picture may be shown: from the page's own host, the API's, or one that the shop allows. */
export function isAllowedPicture(url: string, baseUrl: string, shop: Shop | null): boolean {
  const at = URL.parse(url)
  if (!at) return false
  const own = [location.host, URL.parse(baseUrl, location.href)?.host]
  return own.includes(at.host) || (shop?.imageHosts.includes(at.host) ?? false)
}
