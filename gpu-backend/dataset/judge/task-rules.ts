import { readOptions } from '../../../shared/answers/options.ts'
import { validGold } from '../clean/valid-gold.ts'
import type { Sample } from '../eshop/sample.ts'
import { areComplements, hardValuesIn, isSubstitute, kindIn } from '../world/kinds.ts'

/** Why a row's gold is wrong, as far as a program can tell; empty where it finds nothing. */
export function wrongGolds(sample: Sample): string[] {
  const { input_field: question, output_field: gold, task_type: type, task_name: task } = sample
  const options = readOptions(question)
  const wrong: string[] = validGold.apply(sample) ? [] : ['not among the options, or not in the text']
  if (!options || (type !== 'multiple-choice' && type !== 'retrieval')) return wrong
  const golds = new Set([gold].flat().map(Number))
  const right = options.items.filter(({ number }) => golds.has(number))
  const others = options.items.filter(({ number }) => !golds.has(number))
  const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
  if (others.some(({ text }) => right.some((each) => same(each.text, text)))) wrong.push('the same text is right and wrong')
  const subject = /['‘"]([^\n]{4,300}?)['’"](?![\p{L}\p{N}])/u.exec(options.before)?.[1] ?? options.before
  const kind = kindIn(subject)
  if (!kind) return wrong
  if (task.startsWith('substitut')) {
    if (right.some(({ text }) => !isSubstitute(subject, text) && kindIn(text))) wrong.push('a substitute that does not fit')
    if (others.some(({ text }) => isSubstitute(subject, text))) wrong.push('a second substitute')
  }
  if (task.startsWith('complement')) {
    if (right.some(({ text }) => kindIn(text) === kind)) wrong.push('a complement of the same kind')
    if (others.some(({ text }) => isRelated(subject, text))) wrong.push('a second complement')
  }
  return wrong
}

function isRelated(a: string, b: string): boolean {
  const [kind, other] = [kindIn(a), kindIn(b)]
  return Boolean(kind && other && kind !== other && areComplements(kind, other) && hardValuesIn(a, kind).size >= 0)
}
