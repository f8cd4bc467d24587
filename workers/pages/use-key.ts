import { useState } from 'preact/hooks'
import { localKeys, ownShopKeys } from '../../shared/api-key.ts'
import { isLocal } from './is-local.ts'

type KeyKind = keyof typeof localKeys

const nameOf = (kind: KeyKind): string => `llasa-key:${kind}`

/** For this tab, until it is closed. */
export const rememberKey = (kind: KeyKind, key: string): void => sessionStorage.setItem(nameOf(kind), key)

// A link may choose the shop: `?shop=own` on one's own machine.
const linked = new URLSearchParams(location.search).get('shop')
if (isLocal && (linked === 'own' || linked === 'sample'))
  for (const kind of ['public', 'operator'] as const) rememberKey(kind, (linked === 'own' ? ownShopKeys : localKeys)[kind])

/** The key that pages for `kind` of people work with: typed once, kept by the tab until it is closed. */
export function useKey(kind: KeyKind): [string, (key: string) => void] {
  const [key, setKey] = useState<string>(() => sessionStorage.getItem(nameOf(kind)) ?? (isLocal ? localKeys[kind] : ''))
  return [
    key,
    (next) => {
      rememberKey(kind, next)
      setKey(next)
    },
  ]
}

/** The language of the shop that was looked at last. */
export function useLocale(): [string, (locale: string) => void] {
  const [locale, setLocale] = useState(() => sessionStorage.getItem('llasa-locale') ?? 'en')
  return [
    locale,
    (next) => {
      sessionStorage.setItem('llasa-locale', next)
      setLocale(next)
    },
  ]
}
