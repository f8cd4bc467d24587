import { answerText } from '../eshop/sample.ts'
import type { Step } from './step.ts'

interface LengthBounds {
  readonly promptCharsMin: number
  readonly promptCharsMax: number
  readonly answerCharsMax: number
}

// ShopBench's own prompts have 3,750 characters at most (development set).
const lengthBounds: LengthBounds = { promptCharsMin: 12, promptCharsMax: 4_000, answerCharsMax: 1_200 }

export const lengthStep = ({ promptCharsMin, promptCharsMax, answerCharsMax }: LengthBounds = lengthBounds): Step => ({
  name: 'length',
  apply(sample) {
    const { length } = sample.input_field
    return length >= promptCharsMin && length <= promptCharsMax && answerText(sample).length <= answerCharsMax ? sample : null
  },
})
