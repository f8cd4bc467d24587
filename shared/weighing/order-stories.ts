import { latin } from '../latin.ts'
import { fold } from './language.ts'

/** What went wrong with an order that a shopper tells of. */
type Trouble = 'change' | 'stop' | 'charge' | 'damage' | 'whereabouts'

const words = (list: string): RegExp => new RegExp(latin(`(?<![\\p{L}])(?:${list})(?![\\p{L}])`), 'u')

/** That somebody ordered, and what came of it: goods that one only looks for are not spoken of so. */
const ordered = words(
  [
    "(?:i|we|he|she|they|my \\p{L}+|our \\p{L}+)(?:'ve| have| has| had|'d)?(?: (?:just|only|also|already|recently|accidentally|then|once|finally))* (?:ordered|bought|purchased|paid|received|placed an order|been charged|got charged|was charged|were charged|typed|checked out)",
    'you(?: (?:lot|guys|people|all))?(?: (?:have|just|only|already))* (?:sent|shipped|charged|delivered|billed|posted)',
    "(?:my|our|the|an?|whole|this|one) (?:order|parcel|package|purchase|delivery|shipment)(?: (?:came|was|were|is|isn't|has|hasn't|arrived|got|go|goes|to|at|still|never|says|from|anywhere))?",
    '(?:i|we) (?:got|had|ordered|bought|took)(?: \\p{L}+){0,5} (?:from|off|of) (?:you|your|u|here|this shop)|(?:the|that|my|our|this)(?: \\p{L}+){1,3} (?:i|we) (?:got|bought|ordered|had|received)',
    '(?:turned up|showed up|arrived|unpacked|unboxed|unwrapped|opened|got here|was delivered|were delivered|delivered today|came (?:today|yesterday|this morning|broken|late|half|all|with a|with no|without|as|in)|been (?:posted|sent|shipped|dispatched|delivered)|tracking (?:page|number|link|says|still|has)|(?:in|from|of) (?:the|my) (?:basket|cart|box|parcel|package|order))',
    '(?:the|this|its?)(?: \\p{L}+){1,3} (?:was|were|is|are|had|has|got|came) (?:all |completely |totally |already |just |badly |half |so )?(?:smashed|cracked|broken|torn|ripped|snapped|leaking|shattered|dented|scratched|mouldy|rotten|missing|faulty|crushed|a hole)',
    '(?:bestellt|gekauft|bezahlt|geliefert|angekommen|ausgepackt|warenkorb|sendungsverfolgung)|(?:commande|achete|recu|livre|panier)e?s? (?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|il y a)|en el carrito',
    'no (?:parcel|package|order|delivery)|the (?:courier|postman|postie|delivery (?:man|guy|driver)|driver|mailman)|at (?:the )?checkout|bought from you(?: lot| guys)?|ordered (?:on|from|last|two|three|a|it|the|some|by|yesterday|and)',
    '(?:came|arrived|turned up|showed up|got here|was delivered|were delivered) (?:without|broken|cracked|damaged|open|opened|empty|late|smashed|dented|scratched|torn|wet|dirty|used|with|in|and)|in the (?:box|parcel|package)|inside the (?:box|parcel|package)|opened the (?:box|parcel|package)|(?:charged|debited|billed) (?:me |us )?(?:twice|two times|double|too much|again)',
    '(?:habe?|haben|hab|hatte)(?: \\p{L}+){0,6} (?:bestellt|gekauft|bezahlt|erhalten|bekommen)|bestellt (?:habe?|haben|und)|(?:kam|kamen|angekommen|ankam)(?: \\p{L}+){0,5} (?:an|kaputt|ohne|beschadigt|nass|offen|leer)|(?:mein|meine|das|die|der|unser|unsere) (?:paket|bestellung|sendung|lieferung|paketbote|postbote)|doppelt (?:abgebucht|berechnet|bezahlt)',
    "j'ai (?:commande|achete|recu|paye)|(?:ma|notre|la) commande|(?:mon|notre|le) colis|est arrivee? (?:casse|abime|vide|ouvert)\\p{L}*|le (?:livreur|facteur)",
    '(?:he|hemos|habia) (?:pedido|comprado|recibido|pagado)|(?:compre|pedi|recibi|pague)|(?:mi|el|nuestro) (?:pedido|paquete)|(?:llego|llegaron) (?:rot|abiert|vaci|sin)\\p{L}*|el (?:repartidor|cartero)',
  ].join('|'),
)

const troubles: readonly (readonly [Trouble, RegExp])[] = [
  [
    'change',
    words(
      'instead of (?:mine|ours|my own)|(?:(?:old|wrong|new|different|another|delivery|my|the) )?(?:address|postcode|post code|zip code|zip|house number|flat number|street number|door number)|(?:go|come|sent|delivered|deliver|send it|ship it) to (?:my|the|another|a different) (?:office|work|neighbour|neighbor|mum|mother|parents|friend|new|other|house|place|home)|(?:liefer)?adresse|hausnummer|anschrift|postleitzahl|ins buro|an meine (?:arbeit|eltern)|mauvaise adresse|adresse de livraison|code postal|direccion|codigo postal|(?:wrong|other|different) (?:size|colour|color) (?:was )?(?:ordered|chosen|picked)|change (?:it|my order|the order)',
    ),
  ],
  [
    'stop',
    words(
      "(?:stop|cancel|undo|halt|call off) (?:it|that|this|them|the order|my order)|by (?:mistake|accident)|accidentally|without (?:asking|telling) (?:me|us)|don'?t (?:want|need) it(?: any ?more)?|no longer (?:want|need)|too late to (?:stop|cancel)|stopp\\p{L}*|stornier\\p{L}*|aus versehen|versehentlich|nicht mehr haben|par erreur|annuler|por error|anular|cancelar",
    ),
  ],
  [
    'stop',
    words(
      'get rid of|send (?:it|one|them|this|the \\p{L}+) back|loswerden|zuruckgeben|zuruckschicken|one too many|rendre|renvoyer|devolver',
    ),
  ],
  [
    'charge',
    words(
      'charged|debited|billed|overcharged|double payment|paid (?:twice|double|two times)|took (?:the|my) money|money (?:is gone|was taken|is missing)|abgebucht|belastet|zweimal bezahlt|debite\\p{L}*|preleve\\p{L}*|cobrad\\p{L}*|cobraron',
    ),
  ],
  [
    'damage',
    words(
      'crack(?:ed|s)?|broken|broke|breaks|snapped|leak(?:ed|s|ing)?|dent(?:ed|s)?|smash(?:ed)?|shatter(?:ed)?|scratch(?:ed|es)?|torn|ripped|bent|chipped|burst|mould(?:y)?|rotten|dead|dying|droopy|to (?:bits|pieces|shreds)|in (?:bits|pieces|two)|fell (?:apart|off)|came (?:apart|off)|wilted|faulty|soaked|spilled|spilt|missing|empty|incomplete|squashed|crushed|stained|dirty|defective|damaged|hole|holes|bits|(?:came|arrived|turned up|delivered|here) without|(?:only|just) (?:one|two|half|the)|wrong \\p{L}+|instead of|not what i ordered|twice|two times|one too many|threw|kaputt|zerbrochen|gebrochen|gerissen|riss|ausgelaufen|verbeult|zerkratzt|fehlt|fehlen|falsche?[rsn]?|ohne|doppelt|beschadigt|leer|defekt|casse\\p{L}*|abime\\p{L}*|manque\\p{L}*|vide|dechire\\p{L}*|rot[oa]s?|falta\\p{L}*|vaci[oa]s?|sin|danad[oa]s?',
    ),
  ],
  [
    'whereabouts',
    words(
      "hasn'?t (?:budged|changed|moved|updated)|(?:weeks?|days) (?:now|later|ago) and|been posted|been dispatched|nobody (?:told|said|wrote|called)|no (?:parcel|package|order|delivery|e-?mail|confirmation|message|news|sign|word)|haven'?t (?:heard|got|had|received|seen)|not (?:here|arrived|come|heard|received)|hasn'?t (?:arrived|come|turned up|moved)|didn'?t (?:arrive|come|get|receive)|never (?:arrived|came|got|received)|nothing (?:came|arrived|yet|since|has)|still (?:waiting|nothing|not|no)|is it normal|no idea where|(?:nichts|noch nicht|immer noch|nie)(?: \\p{L}+){0,3} (?:gehort|da|angekommen|bekommen|erhalten|nicht)|nichts mehr|warte (?:immer )?noch|(?:toujours|encore) (?:pas|rien)|rien recu|jamais (?:recu|arrive)|no (?:ha llegado|llego|he recibido)|todavia (?:no|nada)|sigo esperando",
    ),
  ],
]

const topicsOf: Readonly<Record<Trouble, readonly string[]>> = {
  change: ['cancellation', 'contact'],
  stop: ['cancellation', 'returns', 'contact'],
  charge: ['contact', 'payment'],
  damage: ['warranty_claims', 'contact', 'returns'],
  whereabouts: ['shipping', 'contact'],
}

/**
 * Of a story about an order ("when I opened the box the lid was cracked"), the topics on which the shop has something to
 * say, the best first; null where there is none. The goods in it are those that somebody has, not those that are wanted.
 */
export function readOrderStory(question: string): readonly string[] | null {
  const text = fold(question).slice(0, 600)
  if (!ordered.test(text)) return null
  const trouble = troubles.find(([, pattern]) => pattern.test(text))
  return trouble ? topicsOf[trouble[0]] : null
}

/** Somebody did something, or something was so: "I hit buy twice", "they were all crumbs", "der Karton war aufgerissen". */
const past =
  /(?<!\p{L})(?:(?:i|we|you|it|they|he|she|nobody|somebody|there|\p{L}+)(?:'ve| have| has)? (?:just |finally |only |never |all )*(?:was|were|had|got|did|didn't|came|went|said|hit|clicked|opened|sent(?: me| us)?|rang|arrived|ordered|bought|received|paid|took|broke|fell)|(?:doesn't|does not|won't|wouldn't) (?:switch|turn|start|charge|work|open|close)|war|waren|hatte|hatten|wurde|wurden|kam|kamen|\p{L}+ (?:habe|hab|haben) ich|etait|etaient|j'ai|ont ete|era|eran|estaba|estaban|llego|llegaron)(?!\p{L})/u

/** Whether somebody tells of what happened. It is no wish: where no goods are meant, it is for people to read. */
export const isTelling = (question: string): boolean => past.test(fold(question).slice(0, 600))
