/** Words that questions are made of, by language, as plain text; they say nothing about a product. */
const lists: Readonly<Record<string, string>> = {
  en:
    'priced starting but gear equipment goods supplies section department collection a an the and or of for to in on with at by from as is are be it its this that these those i me my we you your do ' +
    'does did have has had can could would should will long heavy old far fast tell about know more info information ' +
    'details say again what which who how much many any some no not if so there here want need looking look find show ' +
    'give get buy got please like best good cheap cheapest price prices cost costs under over below above less than ' +
    'something anything thing things stuff other gift gifts present presents product products item items one ones ' +
    'recommend suggest available stock euro euros dollar dollars eur usd am been being was were nor also just really ' +
    'maybe still even very too only then them they their he she him her his hers us our ours yours whom whose when ' +
    'where why yes ok okay thanks thank hi hello hey lol thx pls plz u ur gotta getting gets going go goes gone let ' +
    'lets mine two both either neither each every such same around into onto off up out down near during while ' +
    'because until between through sell sells selling sold carry offer offers shop store buying purchase wants wanted ' +
    'wish wondering kind kinds type types sort various different able suitable ideal perfect nice great decent better ' +
    'well make makes made making use used using come comes coming take takes taken put help helps work works lot lots ' +
    'hiya yo pls plss ya yall gonna wanna dunno idk tbh btw asap cos cause coz bc dont doesnt didnt isnt arent wasnt cant wont couldnt whats hows wheres thats theres ive im id youre theyre someone somebody anyone anybody please dear mate bro dude guys folks erm errr ahem basically literally actually honestly anyway anyways kinda sorta smth sth somethin thingy thingies whatever stuffs bit bits piece few several couple bunch plenty tonne ton today tomorrow tonight now soon quickly urgently quick asking question questions wondered thinking think thought guess hope hoping believe mean means meant say said tell told ask asked try trying tried keep keeps kept always never often sometimes usually mum dad mom son daughter wife husband boyfriend girlfriend partner friend friends neighbour neighbor colleague boss bf gf hubby sister brother aunt uncle gran grandma grandpa granddad nan parents family hates loves likes hate love quite most compare compared comparing comparison versus vs difference between against longer rather whether whole entire all everything everyone people customers shoppers rate rated hm hmm um umm uh er erm oh ah eh',
  de:
    'ab zw durfen gesucht einschliesslich ausgeben obergrenze aufwarts nich nix ned net bissl bisschen brauchs geschenk bitte gerade hallo danke schon habe kaufe wollte sollte sollen darf musste muss mussen brauchen braucht brauch such ne nen nem ner n man geht gehts kannst konnt konnte ham hab wo dringend unbedingt einfach halt eben eigentlich vielleicht jemand leute bin bist war waren dran drin dabei damit dafur irgendein irgendeine irgendeinen moglichst schnell ganz richtig okay sag sagt lang lange schwer der die das den dem des ein eine einen einem einer und oder von fur zu zum zur im in mit am ' +
    'auf aus bei ist sind es ich mir mich wir sie ihr ihre du haben habt hat gibt kann konnen soll was welche welcher ' +
    'welches wie viel viele suche suchen zeig zeige finde brauche mochte kaufen bitte unter uber bis weniger mehr als ' +
    'preis preise kostet kosten gunstig gunstige gunstigste produkt produkte artikel lager verfugbar dass wenn weil ' +
    'aber auch noch nur schon sehr so da hier dort man sich uns euch eure euer unser mein meine meinen meiner meinem ' +
    'dein deine kein keine keinen beim vom durch gegen ohne um nach vor hinter dann denn doch mal ja nein ok hallo ' +
    'danke gern gerne gut gute guten gutes guter beste besten bestes etwas irgendwas sachen ding dinge furs ans ins ' +
    'bietet verkauft verkaufen fuhren fuhrt anbieten gibts haette hatte wollen will wurde werden wird kommt macht ' +
    'passend passende geeignet vergleich vergleiche vergleichen unterschied zwischen gegenuber',
  fr:
    'depassant depassent coutent compris comprise comprises bonjour bonsoir salut svp merci besoin faut quelque chose truc machin idee cadeau acheter trouver marche sert servent convient mieux avoir etre fait faire peux puis plutot alors donc mais tout tous toute toutes comme quand est-ce ca cela chaque maison le la les un une des du de et ou pour avec sur dans est sont je nous vous quel quelle quels quelles combien ' +
    'cherche veux voudrais prix moins plus que ce cet cette ces mon ma mes ton ta tes son sa ses notre votre leur ' +
    'leurs qui quoi dont ne pas tres aussi bien bon bonne ai as avez avons ont suis etes sommes faut peut pouvez ' +
    'vendez chez moi toi lui elle ils elles nos vos au aux en par sans se si y a comparer compare difference entre',
  es:
    'de maximo presupuesto cuesten cuestan pero el los las una y o para con es son que cual cuales cuanto busco quiero precio menos mas la un me te se lo le les ' +
    'mi mis tu tus su sus nos al del quien donde como muy tambien bien bueno buena hay tienen tiene tienes teneis ' +
    'venden quisiera necesito algo algun alguna algunos algunas este esta estos estas ese esa no si por sin sobre ' +
    'desde hasta comparar compara diferencia entre',
}

const sets: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(lists).map(([language, list]) => [language, new Set(list.split(' '))]),
)
const none: ReadonlySet<string> = new Set()

/**
 * The stop words of a question: those of the shop's language, or of the one that the question has more of. "Hat" is a German
 * one and an English thing, so that all languages at once would lose it.
 */
export function stopWordsOf(words: readonly string[], language: string): ReadonlySet<string> {
  const count = (set: ReadonlySet<string>): number => words.filter((word) => set.has(word)).length
  let [best, most] = [sets[language] ?? none, count(sets[language] ?? none)]
  for (const set of Object.values(sets)) {
    const own = count(set)
    if (own > most) [best, most] = [set, own]
  }
  return best
}
