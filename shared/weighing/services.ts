import { latin } from '../latin.ts'
import { fold } from './language.ts'

// What a person of the shop would do for the shopper, put as a question: "Do you sharpen knives?", "Könnt ihr Skier wachsen?".
// `words` is how many others may stand between: in English the verb follows at once, in German it comes last.
const serviceQuestions: readonly { readonly lead: string; readonly words: number; readonly act: string }[] = [
  {
    lead: '(?:do|can|could|will|would) (?:you|u|ya|they|someone|somebody|anyone|the shop|your (?:staff|team|people))(?: (?:guys|also|still|happen to|maybe|please))?',
    words: 0,
    act: 'sharpen|engrave|print|host|cater|rent|hire out|lend|install|service bikes|tailor|alter|hem|shorten|monogram|embroider|customi[sz]e|personali[sz]e|restring|wax|buy (?:back|used|second ?hand|old|my)|trade in|teach|run (?:courses|classes|workshops)|train people|dry clean|wash my|clean my|tune|fit (?:it|them) for me|set (?:it|them) up for me|assemble (?:it|them) for me|carry (?:it|them) upstairs|dispose of|take away my|recycle',
  },
  {
    lead: '(?:do you|does the shop|is there|are there) (?:offer|have|run|do|give)?',
    words: 2,
    act: 'courses|classes|workshops|lessons|parties|weddings|engraving|rentals?|rental service|sharpening service|repair service|installation service|assembly service|trade-ins?',
  },
  {
    lead: '(?:konnt ihr|konnen sie|kann man bei euch|macht ihr|machen sie|bietet ihr|bieten sie|habt ihr|gibt es bei euch)',
    words: 5,
    act: 'scharfen|bedrucken|gravieren|gravur|gravuren|vermieten|vermietet|verleih|verleihen|mieten|leihen|ausleihen|montieren|aufbauen|einbauen|kurzen|besticken|personalisieren|bespannen|ankaufen|ankauf|in zahlung|kurse|workshops|entsorgen|reinigen',
  },
  {
    lead: '(?:pouvez[- ]vous|est-ce que vous|vous (?:pouvez|faites|proposez)|proposez[- ]vous|faites[- ]vous|peut-on)',
    words: 3,
    act: 'affuter|aiguiser|graver|gravure|imprimer|louer|location|preter|installer|monter chez|ourlet|retouches|broder|personnaliser|reprendre (?:mon|ma|les)|racheter|reprise|cours|ateliers|recycler|nettoyer',
  },
  {
    lead: '(?:pueden|podeis|puede|hacen|haceis|ofrecen|ofreceis|se puede)',
    words: 3,
    act: 'afilar|grabar|grabado|imprimir|estampar|alquilar|alquiler|prestar|instalar|montar en casa|arreglos|bordar|personalizar|recomprar|comprar usad[oa]s|cursos|talleres|reciclar|limpiar',
  },
]

// The act stands near the lead, in the same sentence.
const patterns = serviceQuestions.map(
  ({ lead, words, act }) =>
    new RegExp(
      latin(`(?<![\\p{L}\\p{N}])${lead}(?: [\\p{L}\\p{N}'-]{1,20}){0,${words}}? ?(?<= )(?:${act})(?![\\p{L}\\p{N}])`),
      'u',
    ),
)

/** Whether a question asks for work that the shop would do, rather than for goods or rules. */
export function asksForService(question: string): boolean {
  const text = fold(question).replace(/\s+/g, ' ').slice(0, 400)
  return patterns.some((pattern) => pattern.test(text))
}
