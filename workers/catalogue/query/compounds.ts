const headCharsMin = 4
const modifierCharsMin = 3
/** What stands between the parts of a compound in German and its neighbours. */
const links = ['', 's', 'n', 'en', 'es', 'er', 'e']
const compounding = new Set(['de', 'nl', 'sv', 'da', 'nb', 'no'])

/**
 * The parts of written-together words, as far as the catalogue's own words show them: both parts are words of it, or, in
 * languages that make such words freely, one of them is. "Kinderstiefel" is found by "Stiefel" and by "Kinder".
 */
export function compoundParts(words: Iterable<string>, language: string): (term: string) => readonly string[] {
  const vocabulary = new Set<string>()
  for (const word of words) if (word.length >= modifierCharsMin && !/\p{N}/u.test(word)) vocabulary.add(word)
  const known = new Map<string, readonly string[]>()
  const isFree = compounding.has(language)
  return (term) => {
    const before = known.get(term)
    if (before) return before
    const parts = split(term, vocabulary, isFree)
    known.set(term, parts)
    return parts
  }
}

/**
 * The thing that a written-together word names by its end, of the things that shops sell: a "Regenjacke" is a "Jacke" also
 * where the catalogue has no other jacket. Null in languages that write such words apart.
 */
export function headsAmong(things: Iterable<string>, language: string): ((word: string) => string | null) | null {
  if (!compounding.has(language)) return null
  const known = new Set([...things].map((thing) => thing.toLowerCase()).filter((thing) => thing.length >= headCharsMin))
  return (word) => {
    for (let at = modifierCharsMin; at <= word.length - headCharsMin; at++) if (known.has(word.slice(at))) return word.slice(at)
    return null
  }
}

function split(term: string, vocabulary: ReadonlySet<string>, isFree: boolean): readonly string[] {
  if (term.length < headCharsMin + modifierCharsMin || /\p{N}/u.test(term)) return []
  const halves = Array.from({ length: term.length - headCharsMin - modifierCharsMin + 1 }, (_, index) => {
    const at = index + modifierCharsMin
    return { modifier: term.slice(0, at), head: term.slice(at) }
  })
  // The longest head first: "regenjacke" is a jacket before it is any shorter ending.
  for (const { modifier, head } of halves) {
    if (!vocabulary.has(head)) continue
    const plain = withoutLink(modifier, vocabulary)
    if (plain !== null) return [plain, head]
    if (isFree) return [head]
  }
  if (!isFree) return []
  const { modifier, head } =
    halves.findLast((half) => half.modifier.length >= headCharsMin && vocabulary.has(half.modifier)) ?? {}
  return modifier && head ? [modifier, head] : []
}

function withoutLink(text: string, vocabulary: ReadonlySet<string>): string | null {
  for (const link of links) {
    if (link && !text.endsWith(link)) continue
    const word = text.slice(0, text.length - link.length)
    if (word.length >= modifierCharsMin && vocabulary.has(word)) return word
  }
  return null
}
