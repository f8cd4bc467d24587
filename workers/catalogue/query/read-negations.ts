const articles = String.raw`(?:(?:an?|any|the|some|made|of|from|with|in|into|too|for|containing|contain|go|going|be|being|a|all|colou?red|ein\p{L}*|der|die|das|aus|mit|im|de|du|des|la|le|les|en|un|una|une|con|sea)\s+)*(?:d'|l')?`
/** What rules something out, in en, de, fr, es; a second negation before it makes it wanted again. */
const excepting =
  'excluding|except(?: for)?|other than|(?:anything|everything|all) (?:but|except)|(?:alles )?ausser|(?:tout )?sauf|excepto|salvo'
/** "Does not die" rules nothing out, "does not need a plug" does. */
const wanting =
  "(?:doesn't|doesnt|does not|don't|dont|do not) (?:need|require|use|contain|include|come with|run on|want|like|smell of|taste of)|(?:doesn't|doesnt|does not) have"
const negation = String.raw`without|w/o|nothing(?= (?:in|of|with|made|from|containing|that|which))|nichts(?= (?:aus|mit|von))|rien(?= (?:en|de|avec))|nada(?= (?:de|con|en))|excluding|except(?: for)?|other than|(?:anything|everything|all) (?:but|except)|but not|non|${wanting}|(?<!(?:do|does|did|can|could|will|would|should) )not|no|isn't|aren't|isnt|arent|free of|free from|(?:i )?hate|dislike|allergic to|can't stand|ohne|ausser|nicht|kein\p{L}*|sans|sauf|pas(?: de| d'| en| du)?|sin|excepto|salvo|ni`
/** After these words "not" and "no" rule nothing out. */
const idle =
  /^(?:sure|idea|problem|thanks|thank|matter|need|longer|only|really|too|very|so|working|work|know|find|see|bad|yet|just|certain|one|more|less|want|have|like|able|necessarily|sicher|mehr|nur|so|wissen|sure|seguro|mas|hay|se|tengo|plus|sur|trop)\b/u
const word = String.raw`\p{L}[\p{L}\p{N}'-]*`
const thing = String.raw`${word}(?:\s+(?!(?:and|or|nor|but|please|for|with|in|under|that|which|und|oder|noch|aber|bitte|fur|mit|et|ou|ni|mais|pour|avec|y|o|pero|para|con|what|do|i|is|are)\b)${word})?`
const single = new RegExp(
  String.raw`(?<![\p{L}'])(?<negation>${negation})\s+${articles}(?<thing>${thing})(?<more>(?:\s*,?\s(?:or|nor|oder|noch|ou|ni|o)\s+${articles}${thing})*)`,
  'gu',
)
/** "Except backpacks and tents" rules out both; "no leather and waterproof" does not. */
const listing = new RegExp(
  String.raw`(?<![\p{L}'])(?<negation>${excepting})\s+${articles}(?<thing>${thing})(?<more>(?:\s*(?:,|,?\s(?:and|or|und|oder|et|ou|y|o))\s+${articles}${thing})*)`,
  'gu',
)
const leading = new RegExp(`^${thing}`, 'u')
const between = new RegExp(String.raw`^(?:\s*,)?\s*(?:(?:and|or|nor|und|oder|noch|et|ou|ni|y|o)\s+)?${articles}`, 'u')
const doubled =
  /(?<!\p{L})(?:not|never|(?:wo|ca)n'?t|cannot|nicht|nie|pas|jamais|no|nunca)\s+(?:\p{L}+\s+){0,3}?(?:without|ohne|sans|sin)(?!\p{L})/gu
const wordsMax = 10

interface Negations {
  /** Things, of one or two words. */
  readonly words: string[]
  readonly rest: string
}

/** "Without leather", "but not a floor lamp", "no wood": what must not be there, and the text without it. */
export function readNegations(text: string): Negations {
  const words: string[] = []
  const ruleOut = (all: string, _negation: string, first: string, more: string): string => {
    if (idle.test(first)) return all
    words.push(...[first, ...thingsIn(more)].map((each) => each.slice(0, 60)))
    return ' . '
  }
  const rest = text.replace(doubled, ' ').replace(listing, ruleOut).replace(single, ruleOut)
  return { words: words.slice(0, wordsMax), rest }
}

/** The things of " or a tent, or a hammock". */
function thingsIn(list: string): string[] {
  const things: string[] = []
  let rest = list
  while (rest.trim() !== '') {
    const after = rest.replace(between, '')
    const found = leading.exec(after)?.[0]
    if (found === undefined) break
    things.push(found)
    rest = after.slice(found.length)
  }
  return things
}
