import { fold } from '../weighing/language.ts'

const wordsMax = 60
const slots = 1 << 14

/** Words, pairs of neighbours, beginnings and ends of words of a message, each as one of 16,384 numbers; none twice. */
export function featuresOf(message: string): number[] {
  const words = (fold(message.slice(0, 1_000)).match(/[\p{L}']+|\p{N}+|[?!]/gu) ?? [])
    .slice(0, wordsMax)
    .map((word) => (/^\p{N}/u.test(word) ? '#' : word))
  const found = new Set<number>([hash(`n${Math.min(7, Math.ceil(words.length / 3))}`)])
  words.forEach((word, at) => {
    const next = words[at + 1]
    found.add(hash(`w${word}`))
    found.add(hash(`b${word} ${next ?? '$'}`))
    if (at === 0) found.add(hash(`^${word}`))
    if (at < 2 && next !== undefined) found.add(hash(`^${word} ${next}`))
    if (next !== undefined && words[at + 2] !== undefined) found.add(hash(`s${word} ${words[at + 2]}`))
    if (word.length > 5) found.add(hash(`p${word.slice(0, 5)}`)).add(hash(`e${word.slice(-4)}`))
    if (word.length > 3) found.add(hash(`o${word.slice(0, 3)}`))
  })
  return [...found]
}

/** FNV-1a, folded to a slot. */
function hash(text: string): number {
  let value = 0x811c_9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x0100_0193)
  return (value ^ (value >>> 13) ^ (value >>> 26)) & (slots - 1)
}

export const slotCount = slots
