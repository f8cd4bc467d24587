import { fold, type Texts } from '../weighing/language.ts'
import { readMentions } from '../weighing/mentions.ts'
import { phrasePattern } from '../weighing/phrase-pattern.ts'

/** Small talk rather than a question to a shop. */
export type SocialKind = 'greeting' | 'wellbeing' | 'thanks' | 'farewell' | 'identity' | 'abuse' | 'praise'

const kinds: readonly (readonly [SocialKind, string])[] = [
  [
    'identity',
    'chatting_with_a talking_to_a talking_with_a is_this_a_bot is_this_a_robot is_that_a_bot are_you_a_machine are_you_a_computer are_you_a_real are_you_alive do_you_sleep do_you_ever_sleep who_made_you who_built_you who_created_you schlafst_du_nie wer_hat_dich_gemacht am_i_talking am_i_chatting am_i_speaking schreibe_ich_mit spreche_ich_mit rede_ich_mit je_parle_a je_parle_avec hablo_con estoy_hablando are_you_a_robot are_you_a_bot are_you_a_real_person are_you_real are_you_human are_you_a_human are_you_an_ai robot_or_a_real_person robot_or_real bot_or_human who_are_you what_are_you what_can_you_do how_can_you_help your_name bist_du_ein_mensch bist_du_ein_roboter bist_du_ein_bot sind_sie_ein_mensch sind_sie_ein_roboter wer_bist_du wer_sind_sie was_kannst_du was_konnen_sie es_tu_un_robot etes_vous_un_robot etes_vous_humain qui_es_tu qui_etes_vous que_peux_tu eres_un_robot eres_humano quien_eres que_puedes_hacer es_usted_un_robot chatbot',
  ],
  [
    'wellbeing',
    'how_s_your_day how_is_your_day how_was_your_day wie_ist_dein_tag how_are_you how_s_it_going how_is_it_going how_do_you_do how_are_things what_s_up whats_up wie_geht_es_dir wie_geht_es_ihnen wie_gehts wie_geht_s alles_klar ca_va comment_ca_va comment_allez_vous comment_vas_tu que_tal como_estas como_esta',
  ],
  [
    'abuse',
    'scam scammers rip_off ripoff con_artists crooks thieves fraud fraudsters hate_you i_hate rubbish pathetic ridiculous_bot waste_of_time crap sucks sod_off piss_off get_lost go_to_hell loser clown braindead dumbass dimwit betruger betrug abzocke so_ein_mist verarsche arnaque arnaqueurs voleurs estafa estafadores ladrones basura tonto tonta idiot idiots stupid dumb moron useless shut_up fuck fucking fuck_you bullshit shit asshole bitch screw_you you_suck worthless garbage piece_of_crap blod dumm idiotisch scheisse arschloch halt_die_klappe nutzlos idiota estupido estupida inutil mierda callate gilipollas imbecile connard con nul stupide merde ta_gueule',
  ],
  [
    'farewell',
    'bye goodbye good_bye bye_bye see_you see_ya cya take_care have_a_nice_day have_a_good_day good_night tschuss tschau ciao auf_wiedersehen bis_bald bis_dann schonen_tag au_revoir a_bientot bonne_journee salut_a_bientot adios hasta_luego hasta_pronto buenas_noches chao',
  ],
  [
    'thanks',
    'thanks thank_you thank_u thx ty tysm cheers much_appreciated appreciate_it danke danke_schon dankeschon vielen_dank merci merci_beaucoup gracias muchas_gracias',
  ],
  [
    'praise',
    'great perfect awesome nice cool good_job well_done helpful you_re_great wonderful excellent super toll prima klasse perfekt parfait genial super_merci perfecto estupendo ok okay alright all_right got_it',
  ],
  [
    'greeting',
    'morning evening afternoon hi hey hello heya hiya howdy yo good_morning good_afternoon good_evening good_day greetings moin hallo guten_tag guten_morgen guten_abend servus gruss_gott gruezi bonjour bonsoir salut coucou hola buenos_dias buenas_tardes buenas hey_there hello_there hi_there',
  ],
]
const patterns = kinds.map(([kind, ask]) => [kind, phrasePattern(ask)] as const)
const lettersRepeated = /(\p{L})\1{2,}/gu
const filler =
  /(?<![\p{L}])(?:so|very|really|much|a|lot|lots|you|u|your|were|was|are|been|be|that|that's|thats|it|is|this|for|the|and|to|me|my|i|am|im|i'm|all|now|then|well|please|just|there|again|today|help|ok|okay|yes|no|oh|ah|haha|lol|das|war|ist|sehr|so|sie|du|mir|ihr|fur|die|der|und|jetzt|dann|heute|hilfe|es|mich|c'est|tres|bien|pour|votre|aide|vous|tu|et|muy|por|tu|su|ayuda|todo|dear|guys|folks|friend|mate|buddy|pal|dude|love|sir|madam|man|bro|everyone|team|how|have|nice|day|going|or|real|person|robot|bot|human|a\.i\.|ai|piece|of|what|mensch|oder|ein|eine)(?![\p{L}])/gu

/** The kind of small talk that a message is, where it is nothing else; null where it asks for something. */
export function readSocial(message: string): SocialKind | null {
  if (readMentions(message).length > 0) return null
  const text = fold(message)
    .replace(lettersRepeated, '$1')
    .replace(/\bhey+\b/gu, 'hey')
  const kind = patterns.find(([, pattern]) => text.search(pattern) >= 0)?.[0]
  if (!kind) return null
  // What is left beside the phrases must be no more than filler.
  const rest = patterns.reduce((left, [, pattern]) => left.replace(pattern, ' '), text).replace(filler, ' ')
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length <= (kind === 'abuse' || kind === 'identity' ? 2 : kind === 'thanks' || kind === 'farewell' ? 1 : 0)
    ? kind
    : null
}

const offTopic = phrasePattern(
  'you_are_now make_a_bomb build_a_bomb a_restaurant restaurant_nearby restaurants_nearby good_restaurant restaurants_near what_to_watch which_film stock_tips tax_advice legal_advice hack_into weather forecast world_cup football_match soccer olympics election elections vote voting politics political president chancellor minister government war stock_market bitcoin crypto horoscope capital_of joke jokes poem poems write_a_poem tell_me_a_story sing homework essay translate_this python javascript write_code write_a_program recipe recipes meaning_of_life girlfriend boyfriend marry religion god news lottery medical_advice diagnosis doctor_appointment lawyer square_root who_won who_invented ' +
    'wetter wahl wahlen politik prasident bundeskanzler regierung krieg witz witze gedicht hausaufgaben kochrezept horoskop wer_hat_gewonnen hauptstadt_von weltmeister ' +
    'meteo quel_temps election politique blague poeme devoirs recette horoscope qui_a_gagne capitale_de ' +
    'el_tiempo_en pronostico elecciones politica chiste poema deberes receta horoscopo quien_gano capital_de',
)
const instructions = phrasePattern(
  'ignore_all ignore_previous ignore_your previous_instructions your_instructions system_prompt your_prompt reveal_your pretend_to_be act_as jailbreak',
)

const sum =
  /(?:what(?:'s| is)|how much is|calculate|was ist|wie ?viel ist|combien fait|combien font|cuanto es)\s{1,3}\d{1,9}\s{0,3}(?:times|plus|minus|divided by|[x*+/-]|mal|geteilt durch|fois|moins|por|mas|menos)\s{0,3}\d/u

/** Whether a message is about the world rather than the shop. */
// French and Spanish have one word for politics and for a shop's policy.
const policyOf = /(?<!\p{L})politi(?:que|ca)s? (?:(?:de|du|des|del|para|sobre)(?!\p{L})|d')/gu

export const isOffTopic = (message: string): boolean => {
  const text = fold(message).replace(policyOf, ' ')
  return text.search(offTopic) >= 0 || text.search(instructions) >= 0 || sum.test(text)
}

export const socialTexts: Readonly<Record<SocialKind | 'off_topic' | 'unclear', Texts<readonly string[]>>> = {
  greeting: {
    en: [
      'Hello! What are you looking for?',
      'Hi! How can I help you in the shop today?',
      'Hello and welcome! What can I help you find?',
    ],
    de: ['Hallo! Wonach suchen Sie?', 'Guten Tag! Wie kann ich Ihnen helfen?', 'Willkommen! Was darf ich für Sie finden?'],
    fr: ['Bonjour ! Que cherchez-vous ?', 'Bonjour ! Comment puis-je vous aider ?'],
    es: ['¡Hola! ¿Qué busca?', '¡Hola! ¿En qué puedo ayudarle?'],
  },
  wellbeing: {
    en: [
      'I am well, thank you. How can I help you in the shop?',
      'All good here, thank you for asking. What can I help you find?',
    ],
    de: ['Danke, gut. Wie kann ich Ihnen im Shop helfen?', 'Alles gut, danke der Nachfrage. Was suchen Sie?'],
    fr: ['Très bien, merci. Comment puis-je vous aider dans la boutique ?'],
    es: ['Muy bien, gracias. ¿En qué puedo ayudarle en la tienda?'],
  },
  thanks: {
    en: ['You are welcome!', 'My pleasure. Ask me any time.', 'Glad I could help!'],
    de: ['Gern geschehen!', 'Sehr gern. Fragen Sie jederzeit.'],
    fr: ['Avec plaisir !', 'Je vous en prie.'],
    es: ['¡De nada!', 'Con mucho gusto.'],
  },
  praise: {
    en: ['Glad to help! Is there something else you would like to know?', 'Happy to help. Ask me any time.'],
    de: ['Freut mich! Möchten Sie noch etwas wissen?', 'Gern. Fragen Sie jederzeit.'],
    fr: ['Ravi de vous aider ! Puis-je faire autre chose pour vous ?'],
    es: ['¡Me alegro! ¿Puedo ayudarle en algo más?'],
  },
  farewell: {
    en: ['Goodbye, and see you soon!', 'Bye! Come back any time.'],
    de: ['Auf Wiedersehen und bis bald!', 'Tschüss, bis bald!'],
    fr: ['Au revoir et à bientôt !'],
    es: ['¡Hasta pronto!'],
  },
  identity: {
    en: [
      'I am LLaSA, the automatic assistant of this shop, not a person. I can help you find and compare products and answer questions about orders.',
    ],
    de: [
      'Ich bin LLaSA, der automatische Assistent dieses Shops, kein Mensch. Ich helfe beim Finden und Vergleichen von Produkten und bei Fragen zur Bestellung.',
    ],
    fr: [
      "Je suis LLaSA, l'assistant automatique de cette boutique, pas une personne. Je vous aide à trouver et à comparer des produits.",
    ],
    es: ['Soy LLaSA, el asistente automático de esta tienda, no una persona. Le ayudo a encontrar y comparar productos.'],
  },
  abuse: {
    en: ['I am sorry that this was no help. Tell me which product or order it is about, and I will try again.'],
    de: [
      'Es tut mir leid, dass das nicht geholfen hat. Sagen Sie mir, um welches Produkt oder welche Bestellung es geht, dann versuche ich es noch einmal.',
    ],
    fr: ["Je suis désolé de ne pas avoir pu aider. Dites-moi de quel produit ou de quelle commande il s'agit, et je réessaie."],
    es: ['Lo siento, no he sido de ayuda. Dígame de qué producto o pedido se trata y lo intento de nuevo.'],
  },
  off_topic: {
    en: [
      'Sorry, I can only help with the products and orders of this shop.',
      'That is not something I can help with; I only know the products and orders of this shop.',
    ],
    de: ['Dabei kann ich leider nicht helfen; ich kenne nur die Produkte und Bestellungen dieses Shops.'],
    fr: ['Désolé, je ne peux pas vous aider sur ce sujet ; je ne connais que les produits et les commandes de cette boutique.'],
    es: ['Lo siento, en eso no puedo ayudarle; solo conozco los productos y pedidos de esta tienda.'],
  },
  unclear: {
    en: [
      'Sorry, I did not understand that. Which product or order is it about?',
      'Could you tell me which product you have in mind, or what you need it for?',
    ],
    de: ['Das habe ich leider nicht verstanden. Um welches Produkt oder welche Bestellung geht es?'],
    fr: ["Désolé, je n'ai pas compris. De quel produit ou de quelle commande s'agit-il ?"],
    es: ['Lo siento, no lo he entendido. ¿De qué producto o pedido se trata?'],
  },
}
