import type { Step } from './step.ts'

const pickedMax = 3

/**
 * EC-Guide's known defects (reference shopbench.md, 2.3) put right where the right answer is certain: options printed 0,
 * 1, 3 under golds 0, 1, 2 are counted anew; golds written as strings become numbers; lists of more than three golds,
 * which no three answers can reach, keep the first three.
 */
export const mendEcGuide: Step = {
  name: 'ec-guide defects',
  apply(sample) {
    if (sample.source !== 'ec-guide') return sample
    const { output_field: gold, task_type: type } = sample
    if (type === 'multiple-choice' && typeof gold === 'string') {
      const number = Number(gold.trim())
      return gold.trim() && Number.isInteger(number) ? { ...sample, output_field: number } : null
    }
    if (sample.task_name === 'ec-guide-prp')
      return { ...sample, input_field: sample.input_field.replace(/\n3\. (?=The product 1 is similar)/, '\n2. ') }
    if (type === 'retrieval' && Array.isArray(gold) && gold.length > pickedMax)
      return { ...sample, output_field: (gold as number[]).slice(0, pickedMax) }
    return sample
  },
}
