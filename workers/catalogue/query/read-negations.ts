const articles = String.raw`(?:(?:an?|any|the|some|made|of|from|with|in|into|too|for|containing|contain|go|going|be|being|a|all|colou?red|ein\p{L}*|der|die|das|aus|mit|im|de|du|des|la|le|les|en|un|una|une|con|sea)\s+)*(?:d'|l')?`
/** What rules something out, in en, de, fr, es; a second negation before it makes it wanted again. */
const negation = String.raw`without|excluding|except(?: for)?|other than|anything but|but not|non|not|no|isn't|aren't|isnt|arent|doesn't|don't|(?:do|does) not|free of|free from|(?:i )?hate|dislike|allergic to|can't stand|ohne|ausser|nicht|kein\p{L}*|sans|sauf|pas(?: de| d'| en| du)?|sin|excepto|salvo|ni`
/** After these words "not" and "no" rule nothing out. */
const idle =
  /^(?:sure|idea|problem|thanks|thank|matter|need|longer|only|really|too|very|so|working|work|know|find|see|bad|yet|just|certain|one|more|less|want|have|like|able|necessarily|sicher|mehr|nur|so|wissen|sure|seguro|mas|hay|se|tengo|plus|sur|trop)\b/u
const single = new RegExp(
  String.raw`(?<![\p{L}'])(?<negation>${negation})\s+${articles}(?<thing>\p{L}[\p{L}\p{N}'-]*(?:\s+(?!(?:and|or|but|please|for|with|in|under|that|which|und|oder|aber|bitte|fur|mit|et|ou|mais|pour|avec|y|o|pero|para|con|what|do|i|is|are)\b)\p{L}[\p{L}\p{N}'-]*)?)`,
  'gu',
)
const doubled = /(?<!\p{L})(?:not|nicht|pas|no)\s+(?:without|ohne|sans|sin)(?!\p{L})/gu
const wordsMax = 10

interface Negations {
  /** Things, of one or two words. */
  readonly words: string[]
  readonly rest: string
}

/** "Without leather", "but not a floor lamp", "no wood": what must not be there, and the text without it. */
export function readNegations(text: string): Negations {
  const words: string[] = []
  const rest = text.replace(doubled, ' ').replace(single, (all, _negation, thing: string) => {
    if (idle.test(thing)) return all
    words.push(thing.slice(0, 60))
    return ' . '
  })
  return { words: words.slice(0, wordsMax), rest }
}
