import { nearMissFramesOf } from './language/near-miss-frames.ts'
import { rulesFor } from './language/rules-for.ts'
import { readQuestion } from './read-question.ts'

/**
 * Questions that look like a known one and are not: other wants about the same thing, and its opposite. Publishing looks
 * them up, and an entry that would answer one becomes stricter.
 */
export function nearMisses(question: string, language: string): string[] {
  const frames = nearMissFramesOf(language)
  const rules = rulesFor(language)
  const plain = question
    .toLowerCase()
    .replace(/(?<![?!.])[?!.]+$/u, '')
    .trim()
  const own = readQuestion(plain, rules).frame
  const doing = frames?.doing.exec(plain)?.[1]
  const thing = frames?.thing.exec(plain)?.[1]
  const made = [
    ...(doing ? (frames?.ofDoing ?? []).map((frame) => frame.replace('{v}', doing)) : []),
    ...(thing ? (frames?.ofThing ?? []).map((frame) => frame.replace('{n}', thing)) : []),
  ].filter((text) => readQuestion(text, rules).frame !== own)
  return [...made, ...opposites(plain, rules.sides)]
}

function opposites(plain: string, sides: ReadonlyMap<string, number>): string[] {
  const wordAt = new Map([...sides].map(([word, side]) => [side, word]))
  return plain.split(' ').flatMap((word, at, words) => {
    const side = sides.get(word)
    const other = side === undefined ? undefined : wordAt.get(side ^ 1)
    return other ? [words.with(at, other).join(' ')] : []
  })
}
