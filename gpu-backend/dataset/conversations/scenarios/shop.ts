import type { PolicyKey } from '../policies.ts'
import type { Draft, Session } from '../session.ts'

/** A rule of the shop: a question in the shopper's words, and the rule as its answer. */
export function policy(session: Session): Draft | null {
  const { random, ask, shop } = session
  const keys = Object.keys(ask.policies) as PolicyKey[]
  const ofShop = keys.filter((key) => key in shop.policies)
  const key = ofShop.length > 0 && random.chance(0.85) ? random.pick(ofShop) : random.pick(keys)
  const question = session.phrase(ask.policies[key] ?? [], {})
  return { kind: 'policy', question, answer: ({ offered }) => ruleOr(session, offered, key) }
}

function ruleOr(session: Session, offered: ReadonlySet<string>, key: PolicyKey): string | null {
  if (offered.has(`shop.${key}`)) return `{{shop.${key}}}`
  if (key in session.shop.policies) return null
  return offered.has('shop.contact') ? session.say.noRuleButContact : session.say.noRule
}

export function shipsTo(session: Session): Draft | null {
  const { random, ask, say } = session
  const country = random.pick(ask.countries)
  const question = session.phrase(ask.shipsTo, { country })
  return {
    kind: 'ships-to',
    question,
    answer: ({ offered }) => {
      if (offered.has('shop.ships_to?')) return say.country(country.replace(/^the /, 'The '))
      return ruleOr(session, offered, 'shipping')
    },
  }
}

/** A parcel that nobody but the shop's people can look for. */
export function order(session: Session): Draft | null {
  const question = session.phrase(session.ask.order, {})
  return {
    kind: 'order',
    question,
    answer: ({ offered }) => {
      const rule = ['contact', 'shipping'].find((key) => offered.has(`shop.${key}`))
      if (rule) return `${session.say.noOrders} {{shop.${rule}}}`
      return 'contact' in session.shop.policies || 'shipping' in session.shop.policies ? null : session.say.noOrders
    },
  }
}

export function discount(session: Session): Draft | null {
  const question = session.phrase(session.ask.discount, {})
  return {
    kind: 'discount',
    question,
    answer: ({ offered }) => (offered.has('shop.contact') ? session.say.noCode : session.say.noDiscounts),
  }
}
