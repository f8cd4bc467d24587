/** Words between what rules out and what is ruled out, in en, de, fr, es: "not one that runs on", "nothing made of", "que no lleve". */
const clauses =
  "(?:one|ones|those|any|anything|something|stuff|things?|(?:the |that |a )?(?:kind|type|sort))(?: of)? (?:that|which|with|in|of|from|made|running|containing)|(?:that|which)(?:'s| is| are| has| have| was)?|got|gets?|ha(?:ve|s|d)|having|contains?|containing|includes?|uses?|using|needs?|needing|requires?|requiring|runs?(?: on)?|running(?: on)?|made|comes?|coming|works? (?:on|with)|smells?(?: of| like)?|smelling(?: of| like)?|tastes?(?: of| like)?|by|out of|off|be|die|der|das|enthalt|enthalten|hat|haben|braucht|qui (?:est|a|contient|fonctionne)|a base de|avec|au|aux|que (?:sean?|tengan?|lleven?|contengan?)|hech[oa]s?|con|sean?|son|tengan?|lleven?|contengan?|necesiten?"
const articles = String.raw`(?:(?:${clauses}|an?|any|the|some|made|of|from|with|in|into|too|for|going|being|a|all|colou?red|real|ein\p{L}*|der|die|das|aus|mit|im|in|de|du|des|la|le|les|en|un|una|une|sea)\s+)*(?:d'|l')?`
/** What rules something out, in en, de, fr, es; a second negation before it makes it wanted again. */
const excepting =
  'excluding|except(?: for)?|other than|apart from|(?:anything|everything|all|any)(?: \\p{L}+)? (?:but|except)|minus|leaving (?:out|aside)|not counting|(?:alles )?ausser|(?:tout )?sauf|hormis|excepte|excepto|salvo|menos'
/** "Does not die" rules nothing out, "does not need a plug" does. */
const wanting =
  "(?:doesn't|doesnt|does not|don't|dont|do not|can't|cant|cannot|can not|shouldn't|should not|mustn't|must not) (?:go|belong|be put|be washed|get washed|be cleaned) (?:in|into)|(?:isn't|isnt|is not|aren't|arent|are not|not) (?:suitable|meant|made|fit|safe|suited|good) for|nicht (?:fur|in) (?=den|die|das)|(?:doesn't|doesnt|does not|don't|dont|do not) (?:need|require|use|contain|include|come with|run on|want|like|smell of|taste of|eat|wear|drink)|(?:doesn't|doesnt|does not) have|(?:hasn't|hasnt|has not|haven't|havent)(?: got)?|(?:can't|cant|cannot|can not|mustn't|must not|shouldn't|should not|may not) (?:have|eat|drink|use|wear|tolerate|contain|stand|be|handle)"
const negation = String.raw`without|w/o|none (?:with|that (?:has|have|are))|none of(?: (?:that|those|these|the|your))?|nothing(?= (?:in|of|with|made|from|containing|that|which))|nichts(?= (?:aus|mit|von|das))|nix(?= (?:aus|mit|von))|rien(?= (?:en|de|avec|qui))|nada(?= (?:de|con|en|que))|${excepting}|but not|non|${wanting}|(?<!(?:do|does|did|can|could|will|would|should) )not|no|isn't|aren't|isnt|arent|free of|free from|(?:i |we |she |he |they )?hates?|dislikes?|avoid(?:ing|s)?|steer clear of|allergic to|allergy to|intolerant (?:to|of)|vegan so|can't stand|ohne|nicht|kein\p{L}*|allergisch (?:gegen|auf)|vertrag\p{L}* kein\p{L}*|frei von|sans|pas(?: de| d'| en| du| a| avec)?|aucun\p{L}*|allergique (?:a|au|aux)|sin|ningun\p{L}*|alergic[oa] (?:a|al)|ni`
/** After these words "not" and "no" rule nothing out. */
const idle =
  /^(?:sure|idea|problem|thanks|thank|matter|longer|only|really|too|very|so|working|work|know|find|see|bad|yet|just|certain|one|more|less|want|like|able|necessarily|sicher|mehr|nur|so|wissen|sure|seguro|mas|hay|se|tengo|plus|sur|trop|worries|rush|hurry|clue|need|way|wonder|fancy|fussy|picky|money|budget|time|here|there|it|that|this|them|me|him|her|us|stock|available|anything|something|everything|cheaper|better|bigger|smaller|fit|out|back|in|on|at|to|be|get|going|over|under|above|below|mind|preference)(?![\p{L}\p{N}-])/u
const word = String.raw`\p{L}[\p{L}\p{N}'-]*`
/** "No thorns, I've got toddlers": a new sentence begins. */
const begins =
  "(?!(?:i|i'm|i've|i'd|i'll|we|we've|we're|he|she|he's|she's|they|you|my|our|please|pls|thanks|it|it's|its|what|do|does|is|are|can|ich|wir|er|sie|bitte|je|nous|il|elle|yo|por)\\b)"
const thing = String.raw`${begins}${word}(?:\s+(?!(?:and|or|nor|but|please|pls|plz|thanks|thx|cheers|for|with|in|at|on|of|from|it|as|so|if|under|over|that|which|cos|because|since|und|oder|noch|aber|bitte|fur|mit|drin|weil|et|ou|ni|mais|pour|avec|parce|dedans|svp|s'il|y|o|pero|para|con|porque|por|what|do|i|is|are|my|we|he|she|they|you)\b)${word})?`
const single = new RegExp(
  String.raw`(?<![\p{L}'])(?<negation>${negation})\s+${articles}(?<thing>${thing})(?<more>(?:\s*,?\s(?:or|nor|oder|noch|ou|ni|o)\s+${articles}${thing})*)`,
  'gu',
)
/** "Except backpacks and tents" rules out both; "no leather and waterproof" does not. */
const listing = new RegExp(
  String.raw`(?<![\p{L}'])(?<negation>${excepting})\s+${articles}(?<thing>${thing})(?<more>(?:\s*(?:,|,?\s(?:and|or|und|oder|et|ou|y|o))\s+${articles}${thing})*)`,
  'gu',
)
/** "Peat-free", "gluten free", "glutenfreie": a wish as well, so it stays in the text. */
const freeOf =
  /(?<!\p{L})(?<thing>\p{L}{3,}?)(?:[- ]?free(?! (?:of|from|delivery|shipping|gift|return\p{L}*|sample\p{L}*|time))|frei(?:e[rsnm]?)?)(?!\p{L})(?! (?:\p{L}+ )?(?:or|vs|versus|than|oder|als|ou|que|o)(?!\p{L}))/gu
/** "The difference between gluten-free and normal": neither is wished for. */
const compared =
  /(?<!\p{L})(?:between|difference|differ|compar\p{L}*|unterschied\p{L}*|zwischen|vergleich\p{L}*|entre|diferencia\p{L}*)(?!\p{L})/u
/** What is smelt goes by many names; a perfume is goods. */
const scents =
  /^(?:(?:un)?perfumed|fragranced?|fragrances|scent(?:ed|s)?|smelly|duft\p{L}*|parfumiert\p{L}*|geruch\p{L}*|parfumee?s?|perfumad[oa]s?)(?= |$)/u
/** "Hands-free" has no hands in it, but that is not what it says. */
const ofNoThing =
  /^(?:hands?|care|duty|tax|cost|for|get|are|is|the|any|and|hassle|stress|worry|trouble|risk|toll|royalty|post|postage|delivery|shipping|kosten|versandkosten|porto|gebuhren|barriere|wartungs?|bugel|rucken|storungs?|steuer|ein|be|your|feel|with|for|of|been|totally|completely|still|send|sent|return|returns)$/u
/** "Not too heavy" is a wish for the contrary: what a shopper would say instead, in the same language. */
const contraries: Readonly<Record<string, string>> = Object.fromEntries(
  'expensive cheap,pricey cheap,dear cheap,costly cheap,heavy lightweight,loud quiet,noisy quiet,big small,large small,bulky compact,small large,tiny large,bright dim,teuer gunstig,schwer leicht,laut leise,gross klein,klein gross,cher bon marche,chere bon marche,lourd leger,lourde legere,bruyant silencieux,grand petit,grande petite,caro barato,cara barata,pesado ligero,pesada ligera,ruidoso silencioso,ruidosa silenciosa'
    .split(',')
    .map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)] as const),
)
const tooMuch = new RegExp(
  String.raw`(?<!\p{L})(?:not|nothing|n't|isn't|without being|nicht|nichts|pas|rien de|que no sea|no|nada)\s+(?:be |costs? |getting )?(?:too|so|very|super|zu|allzu|so|trop|demasiado|muy|tan)\s+(${Object.keys(contraries).join('|')})(?:e[rsnm]?|es|s)?(?!\p{L})`,
  'gu',
)
/** Words that say of themselves what is not there. */
const lacking: Readonly<Record<string, string>> = {
  thornless: 'thorn',
  sugarless: 'sugar',
  scentless: 'scent',
  sleeveless: 'sleeve',
  decaf: 'caffeine',
  decaffeinated: 'caffeine',
  entkoffeiniert: 'caffeine',
  decafeine: 'caffeine',
  descafeinado: 'caffeine',
}
const lackingPattern = new RegExp(`(?<!\\p{L})(?:${Object.keys(lacking).join('|')})(?:e[rsnm]?|s)?(?!\\p{L})`, 'gu')
const leading = new RegExp(`^${thing}`, 'u')
const between = new RegExp(String.raw`^(?:\s*,)?\s*(?:(?:and|or|nor|und|oder|noch|et|ou|ni|y|o)\s+)?${articles}`, 'u')
const doubled =
  /(?<!\p{L})(?:not|never|(?:wo|ca)n'?t|cannot|nicht|nie|pas|jamais|no|nunca)\s+(?:\p{L}+\s+){0,3}?(?:without|ohne|sans|sin)(?!\p{L})/gu
/** "Petrol smell" is of petrol, "leather stuff" of leather. */
const filling =
  /(?<!\s)\s+(?:smells?|tastes?|odou?rs?|stuff|ones?|things?|version|versions|content|at|inside|whatsoever|either|again|anymore|involved|sachen|kram|zeug|drin|dedans|dentro)$/u
/** "No, the scooter" names what is meant. */
const objecting = /^\s*(?:no|non)[\s,.!]+(?=(?:the|i|le|la|les|je)(?!\p{L}))/u
const wordsMax = 10

interface Negations {
  /** Things, of one or two words. */
  readonly words: string[]
  readonly rest: string
}

/** "Without leather", "but not a floor lamp", "no wood", "peat-free": what must not be there, and the folded text without it. */
export function readNegations(text: string): Negations {
  const words: string[] = []
  const ruleOut = (all: string, _negation: string, first: string, more: string): string => {
    if (idle.test(first)) return all
    words.push(...[first, ...thingsIn(more)].map((each) => each.replace(filling, '').replace(scents, 'scent').slice(0, 60)))
    return ' . '
  }
  const rest = text
    .replace(objecting, '')
    .replace(tooMuch, (_, word: string) => contraries[word] ?? word)
    .replace(doubled, ' ')
    .replace(listing, ruleOut)
    .replace(single, ruleOut)
  if (!compared.test(rest))
    for (const { groups } of rest.matchAll(freeOf)) if (groups?.thing && !ofNoThing.test(groups.thing)) words.push(groups.thing)
  for (const [match] of rest.matchAll(lackingPattern))
    words.push(lacking[match] ?? lacking[match.replace(/(?:e[rsnm]?|s)$/u, '')] ?? match)
  return { words: [...new Set(words)].slice(0, wordsMax), rest }
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
