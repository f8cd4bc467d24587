import { describe, expect, it } from 'vitest'
import { readOrderStory } from '../../../shared/weighing/order-stories.ts'

describe('a story about an order', () => {
  it.each([
    ['I bought a lamp from you and it came with a big scratch', 'warranty_claims'],
    ['we ordered three cups and only two were in the box', 'warranty_claims'],
    ['I ordered last week and gave you the wrong address', 'cancellation'],
    ['my daughter ordered a scooter by accident', 'cancellation'],
    ['you charged me twice for one order', 'contact'],
    ['ordered on monday and still nothing', 'shipping'],
    ['the cup turned up in two pieces', 'warranty_claims'],
    ['the mug we got from you has a crack', 'warranty_claims'],
    ["three days now and the tracking number hasn't changed", 'shipping'],
    ['ich habe vor einer Woche bestellt und noch nichts gehört', 'shipping'],
    ["j'ai commandé une lampe et elle est cassée", 'warranty_claims'],
    ['compré una taza y llegó rota', 'warranty_claims'],
  ])('says what the shop may answer: %s', (text, topic) => {
    expect(readOrderStory(text)?.[0]).toBe(topic)
  })

  it.each([
    'does the lamp come without a bulb?',
    'a jacket without a zip',
    'I bought the tent last year, which sleeping bag goes with it?',
    'is anything missing from the set?',
    'a gift for someone who broke a leg',
    'ich suche eine Lampe ohne Schirm',
  ])('is none where goods are wanted or asked about: %s', (text) => {
    expect(readOrderStory(text)).toBeNull()
  })
})
