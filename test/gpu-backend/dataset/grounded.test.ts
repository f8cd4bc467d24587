import { describe, expect, it } from 'vitest'
import { makeConversation, toMessages } from '../../../gpu-backend/dataset/grounded/conversation.ts'
import { properName } from '../../../gpu-backend/dataset/grounded/names.ts'
import { Random } from '../../../gpu-backend/dataset/grounded/random.ts'
import { renderListing } from '../../../shared/listing.ts'
import { Product } from '../../../shared/product.ts'

const prompt = {
  version: 'nano-v1',
  text: 'STATIC',
  valueCharsMax: 0,
  optionHints: false,
  takesKnownAnswers: false,
  edgeComposes: 'nothing' as const,
  searchesCatalogue: false,
  listsWeighed: false,
  taskRules: false,
  listingCharsMax: Number.POSITIVE_INFINITY,
}
const size = { productCount: 3, turnCount: 10, attributesMax: 8, policyShare: 0.5 }
const conversations = (seed: number, count = 200) => {
  const random = new Random(seed)
  return Array.from({ length: count }, () => makeConversation(random, 'train', size))
}

describe('grounded conversations', () => {
  it('are the same for the same seed', () => {
    expect(conversations(1, 20)).toEqual(conversations(1, 20))
    expect(conversations(1, 20)).not.toEqual(conversations(2, 20))
  })

  it('answer with slots and never with a value; what the listing lacks is pointed at all the same', () => {
    for (const conversation of conversations(3)) {
      const { fields } = renderListing({ ...conversation, locale: 'en', valueCharsMax: 0 })
      for (const { kind, answer } of conversation.turns) {
        const slots = [...answer.matchAll(/\{\{([^}]*)\}\}/g)].map(([, slot]) => slot ?? '')
        const lacking = slots.filter((slot) => !fields.has(slot))
        if (kind.startsWith('missing')) expect(lacking.length).toBe(1)
        else if (['attribute', 'policy', 'list'].includes(kind)) expect(lacking).toEqual([])
      }
    }
  })

  it('are about products our own schema accepts', () => {
    for (const { products } of conversations(5, 50))
      for (const product of products) expect(Product.safeParse(product).success).toBe(true)
  })

  it('open with the system prompt and the listing, and alternate', () => {
    const [conversation] = conversations(6, 1)
    const roles = conversation ? toMessages(conversation, prompt).map(({ role }) => role) : []
    expect(roles.slice(0, 3)).toEqual(['system', 'user', 'assistant'])
    expect(roles.length).toBe(21)
  })

  it('share no invented name between training and test', () => {
    const random = new Random(8)
    const names = (split: 'train' | 'test') => new Set(Array.from({ length: 3_000 }, () => properName(random, split)))
    const train = names('train')
    for (const name of names('test')) expect(train.has(name)).toBe(false)
  })
})
