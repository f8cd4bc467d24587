import { expect, it } from 'vitest'
import { Rollout } from '../../../workers/rollout/rollout.ts'
import { unservedArm } from '../../../workers/rollout/unserved-arm.ts'
import { documentOf } from '../../support/rollout.ts'

const regions = [
  {
    name: 'eu',
    match: { continents: ['EU'] },
    pools: { main: ['eu-gpu'] },
    shares: { stable: 90, canary: 10 },
    fallback: ['world'],
  },
  { name: 'world', match: {}, pools: { main: ['world-gpu'] }, shares: { stable: 100 } },
]
const base = documentOf({ regions })
const document = Rollout.parse({ ...base, arms: { ...base.arms, canary: { ...base.arms.canary, model: 'new' } } })
const unserved = (served: Record<string, string[] | null>, arms = Object.keys(document.arms)) =>
  unservedArm(document, arms, (backend) => served[backend])?.field ?? null

it('an arm is served where any backend of its region has its model, or one that it falls back to', () => {
  expect(unserved({ 'eu-gpu': ['llasa-nano', 'new'], 'world-gpu': ['llasa-nano'] })).toBeNull()
  expect(unserved({ 'eu-gpu': ['llasa-nano'], 'world-gpu': ['llasa-nano', 'new'] })).toBeNull()
  expect(unserved({ 'eu-gpu': ['llasa-nano'], 'world-gpu': ['llasa-nano'] })).toBe('arms.canary.model')
})

it('who cannot be reached is believed, and an arm nobody looks at holds no other back', () => {
  expect(unserved({ 'eu-gpu': null, 'world-gpu': ['llasa-nano'] })).toBeNull()
  expect(unserved({ 'eu-gpu': ['llasa-nano'], 'world-gpu': ['llasa-nano'] }, ['stable'])).toBeNull()
})
