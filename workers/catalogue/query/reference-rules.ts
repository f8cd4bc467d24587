import { latin } from '../../../shared/latin.ts'

/**
 * How shoppers point at what was shown before, over plain text (`plainText`): English, German, French and Spanish. A rule
 * is a pattern, never a sentence; a shopper may write another language than the shop's, so all are tried.
 */
const words = (patterns: readonly string[]): RegExp =>
  new RegExp(latin(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`), 'u')

/** What stands for a thing: "how heavy is it", "the second one", "wie schwer ist er", "c'est", "este". */
export const pointing = words([
  `it|its|it[’']?s|itself|they|them|their|they[’']re|these|those`,
  `(?:is|does|was|can|do|of|with|about|than|take|like|for|to) (?:this|that)(?! (?:summer|winter|spring|autumn|week|month|year|weekend|trip|time)\\b)`,
  `(?:this|that) (?:is|one|thing|product|item)|that[’']s`,
  `(?:the|that|this|which|your|each|a|an|another|\\p{L}+) ones?(?! (?:year|month|week|day|hour|person|size))`,
  `the (?:first|second|third|fourth|fifth|last|other|former|latter)(?= (?:\\p{L}+er|\\p{L}+est|is|have|has|does|cost|costs|in)\\b|$|[?.!,])`,
  `which(?= (?:is|are|has|have|costs?|weighs?|lasts?)\\b)|both`,
  `(?:ist|sind|hat|haben|passt|wiegt|kostet|kosten|kann|halt|lauft|wird|kommt|braucht|schafft|geht|gehort|war|lasst|ob|dass|wenn|wie \\p{L}+) (?:er|sie|es|das|dies|der hier|die hier)`,
  `davon|damit|dafur|dessen|deren|ihn|ihm|denen|diese[rsnm]?|dieser hier|die(?:se)? beiden|beide|(?:der|die|das|den) (?:erste|zweite|dritte|letzte|andere)n?`,
  `(?:ist|sind) sein\\p{L}*|(?:est|sont) (?:sa|son|ses|leurs?)|(?:es|son) sus?`,
  `(?:-t)?-(?:il|elle|ils|elles|ce)|il|elle|ils|elles|celui|celle|ceux|celles|c[’']est|cela|ca|lequel|laquelle|les deux|(?:le|la) (?:premiere?|deuxieme|seconde?|troisieme|derniere?)`,
  `(?:der|die|das|den|sie|ihn|es) (?:auch|noch|nur)|lo tien\\p{L}+|l[oa]s tien\\p{L}+|(?:le|la|les|l[’'])\\s?(?:avez|vendez|auriez)[- ]vous|existe[- ]t[- ](?:il|elle)`,
  `(?:what|which) (?:size|sizes|kind of|type of) (?:of )?\\p{L}+ (?:does it |do they )?(?:fits?|goes|works?|go|suits?)|(?:add|put)(?: it| this| that| one)? (?:to|in|into) (?:the |my )?(?:cart|basket|bag|trolley)|in den warenkorb|au panier|(?:al|a la) (?:carrito|cesta)`,
  `este|estos|estas|ese|esa|esos|esas|eso|esto|aquel|aquella|ambos|ambas|(?:el|la) (?:primer[oa]|segund[oa]|tercer[oa]|ultim[oa])|(?:tiene|viene|pesa|es|cuesta|lleva|lo|la) (?:lo|este|esta|ese|esa)`,
])

/** A turn that begins with how or for what: "and in black?", "with a hood?", "und ohne Kabel?". */
export const elliptical =
  /^[\s¿¡]*(?:(?:and|but|or|und|oder|aber|et|ou|mais|y|o|pero|ok|okay)[,\s]+)*(?:what about |how about |wie ist es |auch |also )?(?:in|with|without|for|mit|ohne|en|avec|sans|con|sin|pour|para)\s+\S/u

/** "How about the closure?", "und die Garantie?": a part of what was spoken of, or another thing, which the catalogue has to tell. */
export const continuing = /^[\s¿¡]*(?:(?:what|how) about|wie ist es mit|was ist mit|and|but|und|aber|et|mais|y|pero)\s+\S/u

/** What brings in something that was not there: "do you have", "what about a", "show me", "ich suche". */
export const opening = words([
  `(?:what|how) about (?:a|an|some|your|any)|do you (?:also |even )?(?:have|sell|carry|stock|offer)|have you got|(?:you )?got any|(?:any|some)`,
  `show (?:me|us)|find (?:me|us)|(?:i|we)(?: am|[’']m| are|[’']re)? (?:also )?(?:need|want|look(?:ing)? for|search(?:ing)? for|after|shopping for)|(?:i|we)(?:[’']d| would) (?:also )?(?:like|need|want)`,
  `(?:is|are) there (?:a|an|any|some)|another|a different|(?:can|could) (?:i|we) (?:buy|get|have) (?:a|an|some)|recommend|suggest`,
  `ha(?:ben sie|bt ihr|st du)|gibt es|fuhr(?:en sie|t ihr)|zeig(?:en sie|t|e)?|(?:ich|wir) (?:suche|suchen|brauche|brauchen|mochte|mochten|hatte|hatten|will|wollen)|und (?:ein|eine|einen)|wie (?:ware|steht) (?:es mit|ein|eine|einen)|noch (?:ein|eine|einen)|andere[rsn]?`,
  `(?:avez|vendez|auriez)[- ]vous|as[- ]tu|(?:je|nous) (?:cherche|cherchons|voudrais|veux|voulons)|montrez?[- ]moi|y a[- ]t[- ]il|et (?:un|une|des)|un autre|une autre`,
  `tien(?:e|en|es)|tene[ií]s|hay|vend(?:en|eis)|busco|buscamos|quiero|queremos|necesito|necesitamos|muestrame|y (?:un|una|unos|unas)|otr[oa]s?`,
])

/** What makes a kind of thing of the word after it: "a tent", "ein Zelt"; "the battery" is a part of what is in view. */
export const indefinite = words([
  `a|an|any|some|another`,
  `ein|eine|einen|einem|einer|irgendein\\p{L}*`,
  `un|une|des|una|unos|unas|alg[uú]n\\p{L}*`,
])

/** Whether it can be had: a sold-out product is answered with others that can. */
export const ofStock = words([
  `(?:in|out of|back in) stock|stock|available|availability|sold out|left|order|buy|have it|get (?:it|one)|restock\\p{L}*`,
  `(?:auf )?lager|lieferbar|verfugbar|vorratig|ausverkauft|bestellen|kaufen|erhaltlich`,
  `(?:en )?stock|disponibles?|epuisee?s?|commander|acheter`,
  `existencias|agotad[oa]s?|pedir|comprar`,
])

export type Relation = 'cheaper' | 'similar' | 'complement'

/** What is wanted in relation to what is in view; the first that fits counts. */
export const relations: readonly (readonly [Relation, RegExp])[] = [
  [
    'complement',
    words([
      `go(?:es)? (?:well |best |together )?with|to go with|(?:need|buy|get|use|recommend|suggest|order|have) (?:together |along )?with|match(?:es|ing)?(?= (?:it|that|this|them|the|to))|(?<!(?:its|their|the) )accessor(?:y|ies)(?! (?:does|do|comes?|(?:is |are )?included))|complements?|what else (?:do|would|should|might|will)|pairs? (?:well )?with`,
      `passt (?:gut |noch )?(?:dazu|zu|zum|zur)|dazu passen\\p{L}*|passen\\p{L}* dazu|passend\\p{L}* (?:zubehor|zu)|zubehor|(?:brauche|braucht man|benotige|empfehlen sie) (?:ich )?(?:noch |sonst )*(?:noch )?dazu|was (?:noch )?dazu|noch dazu`,
      `va (?:bien )?avec|aller avec|vont avec|accessoires?|assorti\\p{L}*|complete`,
      `combina\\p{L}* con|va (?:bien )?con|van con|accesorios?|complement\\p{L}*|a juego`,
    ]),
  ],
  [
    'cheaper',
    words([
      `cheaper|less expensive|less costly|lower[- ]priced|more affordable|less pric[e]?y|(?:cost|costs|costing) less|for less|too (?:expensive|dear|pric[e]?y)`,
      `(?:gunstiger|billiger|preiswerter|preisgunstiger)\\p{L}*|(?:weniger|nicht so) (?:teuer|kostet|kosten)|zu teuer`,
      `moins che?r?e?s?|moins couteu\\p{L}+|meilleur marche|trop ch(?:er|ere|ers|eres)`,
      `mas barat[oa]s?|mas economic[oa]s?|menos car[oa]s?|demasiado car[oa]s?`,
    ]),
  ],
  [
    'similar',
    words([
      `similar|alike|comparable|(?:something|anything|one|ones|else|more|others?) like (?:it|this|that|these|those|them)|instead|alternatives?|replacements?|substitutes?|(?:something|anything) else|other (?:ones?|options?|models?|choices?)|another one|a different one|different ones`,
      `ahnlich\\p{L}*|vergleichbar\\p{L}*|stattdessen|anstatt|statt(?:dessen)?|alternativ\\p{L}*|ersatz|(?:etwas|was|noch) ander(?:es|e)|andere (?:modelle|optionen)`,
      `similaires?|semblables?|comparables?|a la place|au lieu|alternatives?|autre chose|d[’']autres?|un autre|une autre`,
      `similar(?:es)?|parecid[oa]s?|semejantes?|comparables?|en (?:su )?lugar|en vez|alternativas?|otra cosa|otr[oa]s?(?= (?:opcion|modelo|parecid)|$|[?])`,
    ]),
  ],
]

/** Two things held against each other: what stands after it may be another product than the one in view. */
export const against =
  /(?<![\p{L}\p{N}])(?:than|vs\.?|versus|compared? (?:it |them |this |that )?(?:to|with|and)|against|difference (?:to|between|from)|als|verglichen mit|im vergleich (?:zu|zum|zur|mit)|que|compare a|par rapport a|comparado con|en comparacion con)(?![\p{L}\p{N}])/u

/** A word of what a product has or does, not of what it is. Beginnings, as plain text. */
export const properties = words(
  (
    'weigh\\p{L}* heav\\p{L}* light(?:er|est)? long(?:er|est)? length\\p{L}* wide\\p{L}* width\\p{L}* tall\\p{L}* high(?:er|est)? height\\p{L}* deep depth big(?:ger|gest)? large(?:r|st)? small(?:er|est)? measure\\p{L}* dimension\\p{L}* diameter\\p{L}* ' +
    'size\\p{L}* colou?r\\p{L}* materials? made makes? pattern\\p{L}* waterproof\\p{L}* water rain sweat wash\\p{L}* clean\\p{L}* dishwasher\\p{L}* microwave\\p{L}* oven machine tumble iron\\p{L}* batter(?:y|ies) charg\\p{L}* recharg\\p{L}* power\\p{L}* watts? volts? lumens? bright\\p{L}* loud\\p{L}* noise\\p{L}* quiet\\p{L}* warm\\p{L}* hot cold temperature\\p{L}* ' +
    'warrant\\p{L}* guarante\\p{L}* repair\\p{L}* return\\p{L}* refund\\p{L}* exchange\\p{L}* stock\\p{L}* available availability left sold sell(?:ing)? deliver\\p{L}* ship\\p{L}* order\\p{L}* buy price\\p{L}* cost\\p{L}* expensive dear pric[e]?y discount\\p{L}* reduced sale ' +
    'review\\p{L}* rat(?:ed|ing|ings) stars? opinions? people customers? others? think popular quality vegan vegetarian organic recycled recyclable sustainable natural leather-free certif\\p{L}* safe safety suitable suit\\p{L}* compatib\\p{L}* work\\p{L}* fit\\p{L}* come\\p{L}* includ\\p{L}* contain\\p{L}* box accessor\\p{L}* last\\p{L}* hold\\p{L}* carry\\p{L}* capacity load\\p{L}* range speed fast\\p{L}* play\\p{L}* use\\p{L}* using assembl\\p{L}* install\\p{L}* fold\\p{L}* pack\\p{L}* adjust\\p{L}* dim\\p{L}* wireless electric\\p{L}* bluetooth cable ports? usb ' +
    'old ages? kids? child\\p{L}* adults? beginners? pieces? parts? origin\\p{L}* country ingredient\\p{L}* scent\\p{L}* smell\\p{L}* perfumed? allerg\\p{L}* skin pockets? season\\p{L}* winter summer whole day days hours? minutes? weeks? months? years? time times outside outdoors indoors home travel\\p{L}* picture\\p{L}* photo\\p{L}* link url details? descri\\p{L}* spec\\p{L}* feature\\p{L}* difference\\p{L}* brand\\p{L}* ' +
    'schwer\\p{L}* wieg\\p{L}* gewicht\\p{L}* leicht\\p{L}* lang\\p{L}* breit\\p{L}* hoch hohe\\p{L}* tief\\p{L}* gross\\p{L}* klein\\p{L}* masse? abmessung\\p{L}* durchmesser farb\\p{L}* material\\p{L}* gemacht besteht wasserdicht\\p{L}* regen wasser\\p{L}* wasch\\p{L}* spulmaschine\\p{L}* mikrowelle\\p{L}* backofen\\p{L}* ofen\\p{L}* akku\\p{L}* batterie\\p{L}* lad\\p{L}* laut\\p{L}* leise\\p{L}* warm\\p{L}* garantie\\p{L}* gewahrleistung\\p{L}* ruckgabe\\p{L}* zuruck\\p{L}* umtausch\\p{L}* lager\\p{L}* lieferbar verfugbar\\p{L}* liefer\\p{L}* versand\\p{L}* bestell\\p{L}* kauf\\p{L}* kost\\p{L}* preis\\p{L}* teuer bewert\\p{L}* stern\\p{L}* vegan bio recycelt\\p{L}* nachhaltig\\p{L}* geeignet\\p{L}* passt passen dabei enthalten\\p{L}* hal\\p{L}* tragt traglast funktionier\\p{L}* klappbar\\p{L}* kabellos\\p{L}* alter jahre?n? monate?n? stunden? minuten? tage?n? teile? herkunft inhaltsstoff\\p{L}* duft\\p{L}* riech\\p{L}* ' +
    'pes\\p{L}* poids lourde? leger\\p{L}* longueur\\p{L}* large\\p{L}* hauteur\\p{L}* taille\\p{L}* dimension\\p{L}* couleur\\p{L}* matiere\\p{L}* impermeable\\p{L}* etanche\\p{L}* eau lav\\p{L}* lave-vaisselle micro-ondes four batterie\\p{L}* autonomie charge\\p{L}* bruyant\\p{L}* garantie\\p{L}* retour\\p{L}* stock disponible\\p{L}* livr\\p{L}* prix cout\\p{L}* cher\\p{L}* avis note\\p{L}* vegane? bio recycle\\p{L}* convient ' +
    'black white red blue green yellow brown gr[ae]y pink purple orange beige navy schwarz\\p{L}* weiss\\p{L}* rot\\p{L}{0,2} blau\\p{L}* grun\\p{L}{0,2} gelb\\p{L}{0,2} braun\\p{L}* grau\\p{L}{0,2} rosa lila noire?s? blanc\\p{L}* rouges? bleue?s? verte?s? jaunes? marron grise?s? negr[oa]s? roj[oa]s? azul\\p{L}* verdes? amarill[oa]s? habe hab bekomm\\p{L}* krieg\\p{L}* ' +
    'peso larg[oa] ancho alt[oa] altura tamano\\p{L}* talla\\p{L}* medida\\p{L}* color\\p{L}* impermeable\\p{L}* agua lavar\\p{L}* lavavajillas microondas horno bateria\\p{L}* carga\\p{L}* ruid\\p{L}* garantia\\p{L}* devol\\p{L}* existencias disponible\\p{L}* envi\\p{L}* precio\\p{L}* cuest\\p{L}* cuant\\p{L}* car[oa] barat[oa] opinion\\p{L}* valoraci\\p{L}* vegan[oa] reciclad[oa] sirve'
  ).split(' '),
)
