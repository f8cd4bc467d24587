import { fold } from './language.ts'

/** What a text says of a word: that it is there, that it is not, or nothing. */
type Stated = 'has' | 'denies' | null

/** In front of a word, in en, de, fr, es: "no added sugar", "ohne Palmöl", "free of nuts". A comma ends it. */
const before =
  /(?<!\p{L})(?:no|non|not|never|without|zero|free (?:of|from)|instead of|ohne|kein\p{L}*|nicht|frei von|statt|sans|pas de|pas d'|aucun\p{L}*|sin|ningun\p{L}*|libre de|nada de)\s+(?:(?:added|any|artificial|a|an|the|real|zugesetzt\p{L}*|kunstlich\p{L}*|de|d'|du|des|la|el|\p{L}+,? (?:or|and|nor|und|oder|et|ou|ni|y|o))\s+){0,2}$/u
/** Behind it or as its end: "peat-free", "gluten free", "glutenfrei", "thornless". */
const after = /^[\s-]?(?:free(?! (?:of|from|delivery|shipping))|frei(?:e[rsnm]?)?|less|los(?:e[rsnm]?)?)(?![\p{L}\p{N}])/u
const negatedEnd = /(?<=\p{L}{3})(?:free|frei(?:e[rsnm]?)?|less)$/u
const wordPattern = /[\p{L}\p{N}]+/gu

/** What a text says of the words that are meant; one that it has anywhere counts before one that it denies. */
export function statedOf(text: string, isMeant: (word: string) => boolean): Stated {
  const plain = fold(text)
  let stated: Stated = null
  for (const match of plain.matchAll(wordPattern)) {
    const [word] = match
    if (isMeant(word)) {
      const isDenied =
        before.test(plain.slice(Math.max(0, match.index - 60), match.index)) || after.test(plain.slice(match.index + word.length))
      if (!isDenied) return 'has'
      stated = 'denies'
    } else if (negatedEnd.test(word) && isMeant(word.replace(negatedEnd, ''))) stated = 'denies'
  }
  return stated
}

/** How records write that there is nothing of what a field is named after. */
const none =
  /^(?:no|none|non|nein|not|nicht|ohne|without|kein\p{L}*|keine|aucun\p{L}*|sans|sin|ningun\p{L}*|false|0|unscented|unparfumiert\p{L}*|duftneutral|duftfrei|unsweetened|ungesusst)(?![\p{L}\p{N}])/u

/** "Yellow, navy or black" is a choice: who hates yellow takes another. */
const chosen = /^(?:colou?rs?|sizes?|scents?|flavou?rs?|patterns?|farben?|grossen?|couleurs?|tailles?|colores|tallas?)$/u
const choices = /(?<!\s)\s*(?:,|\/|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b|\by\b|\bo\b)\s*/u

/** What a field says of the words that are meant: by its value, else, where its name is meant, by whether it says none. */
export function fieldStates(name: string, value: string, isMeant: (word: string) => boolean): Stated {
  const stated = statedOf(value, isMeant)
  const options = stated === 'has' && chosen.test(fold(name)) ? fold(value).split(choices).filter(Boolean) : []
  if (options.length > 1) return options.every((option) => statedOf(option, isMeant) === 'has') ? 'has' : null
  if (stated) return stated
  const words = fold(name.replaceAll('_', ' ')).match(wordPattern) ?? []
  return words.some(isMeant) ? (none.test(fold(value)) ? 'denies' : 'has') : null
}
