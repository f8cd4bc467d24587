import { readOptions } from '../../../shared/answers/options.ts'
import type { Random } from '../grounded/random.ts'
import type { Sample } from './sample.ts'

/**
 * The same question with its options in another order, the gold with them: a small model must not learn places. Null
 * when there is nothing to shuffle or an option is not a line of its own.
 */
export function shuffleOptions(sample: Sample, random: Random): Sample | null {
  const options = readOptions(sample.input_field)
  if (!options) return null
  const { items } = options
  const order = random.shuffle(items)
  const numberOf = new Map(order.map((option, position) => [option.number, items[position]?.number ?? 0]))
  const { output_field: gold } = sample
  const list = order.map((option, position) => `${items[position]?.number}. ${option.text}`).join('\n')
  const lead = options.before.endsWith('\n') || options.before === '' ? options.before : `${options.before.trimEnd()}\n`
  const input_field = `${lead}${list}${options.after}`
  const moved = (number: number): number | null => numberOf.get(number) ?? null
  switch (sample.task_type) {
    case 'multiple-choice': {
      const position = typeof gold === 'number' ? moved(gold) : null
      return position === null ? null : { ...sample, input_field, output_field: position }
    }
    case 'retrieval': {
      const places = (gold as number[]).map(moved)
      if (places.includes(null)) return null
      return { ...sample, input_field, output_field: (places as number[]).sort((a, b) => a - b) }
    }
    case 'ranking':
      return {
        ...sample,
        input_field,
        output_field: order.map(({ number }) => (gold as number[])[number - (items[0]?.number ?? 1)] ?? 0),
      }
    default:
      return null
  }
}
