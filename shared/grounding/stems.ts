// Longest first, by their last letters: a word is looked at a few times, not by an expression.
const endings = Map.groupBy(
  'able iness ness ings ing ingly ies ied ed es er ers em en est ly s e y n'.split(' ').sort((a, b) => b.length - a.length),
  (ending) => ending.at(-1) ?? '',
)
const stemCharsMin = 3
// "Play" ends in no ending.
const longer = new Set(['y', 'n'])

/** What forms of a word share: "battery", "batteries". */
export function stemOf(word: string): string {
  if (word.length <= stemCharsMin) return word
  const ending = endings
    .get(word[word.length - 1] ?? '')
    ?.find((each) => word.length - each.length >= stemCharsMin + (longer.has(each) ? 1 : 0) && word.endsWith(each))
  return ending === undefined ? word : word.slice(0, -ending.length)
}
