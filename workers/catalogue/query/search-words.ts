/** A text's words as the index holds them: small, without accents, numbers kept whole (`4.5`, `1/4`). */
export function searchWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}+\p{N}*|\p{N}+(?:[.,/]\p{N}+)*\p{L}*/gu) ?? []
  )
}

/** A word's plain form: plurals and the commonest endings of English, German and French fall together. */
export function stemOf(word: string): string {
  if (word.length < 4 || /\p{N}/u.test(word)) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|us|is)$/, '$1')
    .replace(/([^sui])s$/, '$1')
    .replace(/(sh|ch|x|ss)e$/, '$1')
}

const stopWords = new Set(
  (
    'a an the and or of for to in on with at by from as is are be it its this that these those i me my we you your do does did have has had can could would should will ' +
    'long heavy old far fast lang lange schwer ' +
    'tell about know more info information details say again ' +
    'what which who how much many any some no not if so there here want need looking look find show me give get buy got please like best good cheap cheapest price prices cost costs under over below above less more than ' +
    'something anything thing things stuff some other gift gifts present presents product products item items one ones recommend suggest available stock euro euros dollar dollars eur usd ' +
    'der die das den dem des ein eine einen einem einer und oder von fur zu zum zur im in mit am auf aus bei ist sind es ich mir mich wir sie ihr ihre du haben habt hat gibt kann konnen soll was welche welcher welches wie viel viele ' +
    'suche suchen zeig zeige finde brauche mochte kaufen bitte unter uber bis weniger mehr als preis preise kostet kosten gunstig gunstige gunstigste produkt produkte artikel lager verfugbar ' +
    'le la les un une des du de et ou pour avec sur dans est sont je nous vous quel quelle quels quelles combien cherche veux voudrais prix moins plus el los las una y o para con es son que cual cuales cuanto busco quiero precio menos mas'
  ).split(' '),
)

/** What a question asks for; all of its words where nothing else is left ("the best one"). */
export function queryWords(query: string): string[] {
  const words = searchWords(query)
  return [...new Set(words.filter((word) => !stopWords.has(word) && (word.length > 1 || /\p{N}/u.test(word))).map(stemOf))]
}
