import { localKeys, ownShopKeys } from '../../shared/api-key.ts'
import { isLocal } from './is-local.ts'
import { rememberKey } from './use-key.ts'

const shops = { sample: localKeys, own: ownShopKeys } as const
type ShopName = keyof typeof shops

const nameOf = (key: string): ShopName | 'other' =>
  (Object.keys(shops) as ShopName[]).find((name) => Object.values<string>(shops[name]).includes(key)) ?? 'other'

interface ShopChoiceProps {
  readonly kind: 'public' | 'operator'
  readonly apiKey: string
  readonly onKey: (key: string) => void
}

/** On one's own machine: the sample shop, or one's own beside it. Each has its keys, so their goods and policies never mix. */
export function ShopChoice({ kind, apiKey, onKey }: ShopChoiceProps) {
  if (!isLocal) return null
  const name = nameOf(apiKey)
  return (
    <label>
      Shop
      <select
        value={name}
        onChange={(event) => {
          const chosen = shops[event.currentTarget.value as ShopName]
          for (const each of ['public', 'operator'] as const) rememberKey(each, chosen[each])
          onKey(chosen[kind])
        }}
      >
        <option value="sample">Sample shop</option>
        <option value="own">My own shop</option>
        {name === 'other' && <option value="other">By the key</option>}
      </select>
    </label>
  )
}
