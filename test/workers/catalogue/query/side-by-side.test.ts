import { describe, expect, it } from 'vitest'
import { partsOf } from '../../../../workers/catalogue/query/side-by-side.ts'

describe('things named side by side', () => {
  it.each([
    ['a kettle plus two bowls', ['a kettle', 'two bowls']],
    ['harness + leash', ['harness', 'leash']],
    ['a scarf as well as gloves', ['a scarf', 'gloves']],
    ['einen Helm sowie Handschuhe', ['einen Helm', 'Handschuhe']],
  ])('are looked for one by one: %s', (query, parts) => {
    expect(partsOf(query)).toEqual(parts)
  })

  it('are no comparatives: "plus léger" is one wish', () => {
    expect(partsOf('une tente plus légère')).toEqual([])
    expect(partsOf('le plus petit sac')).toEqual([])
  })
})
