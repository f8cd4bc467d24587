import type { Policies } from '../product.ts'
import { fold } from './language.ts'
import { phrasePattern } from './phrase-pattern.ts'
import { asksForService } from './services.ts'

/** What shoppers ask of a shop rather than of a product. */
interface PolicyTopic {
  readonly name: string
  /** Keys of the policies that answer it; a shop names its own. */
  readonly keys: RegExp
  /** Folded words in en, de, fr, es that ask for it, as in `attributes.ts`. */
  readonly ask: string
  /** Words that may ask for it: enough to list a policy, too little to answer with it. */
  readonly hint: string
  /** What has its words and asks for something else: "I am not paying more than fifty". */
  readonly not?: string
}

const topics: readonly PolicyTopic[] = [
  {
    name: 'shipping',
    keys: /ship|deliver|versand|liefer|livraison|envio/,
    ask: 'been_sent been_sent_out gone_out left_yet been_dispatched been_shipped schon_raus schon_unterwegs schon_verschickt deja_parti deja_expedie ha_salido je_recois_ma_commande je_recois_mon_colis quand_est_ce_que_je_recois delivery_cost delivery_charge delivery_charges delivery_fee p_and_p free_postage postage_cost ship_abroad ship_overseas deliver_abroad do_you_post_to post_it_to come_by_post by_post when_does_it_arrive when_will_it_arrive how_quick_do_you how_fast_do_you bekomme_ich_es wie_schnell_bekomme wie_lange_braucht_das_paket liefert_ihr_auch versandkostenfrei frais_de_livraison livraison_gratuite livrez_vous vous_livrez coste_de_envio gastos_envio envio_gratis hacen_envios me_lo_envian en_cuantos_dias ship ships shipping shipped shipment deliver delivers delivery delivered deliveries postage dispatch dispatched courier arrive arrives get_here get_my_stuff get_my_order get_it_by have_it_by when_would_i_get when_will_i_get when_do_i_get how_soon_can_i sent_out send_it_to send_to sent_to express_delivery same_day next_day lieferung liefern liefert lieferst geliefert liefert_ihr lieferzeit versand versandkosten versendet versenden verschickt zustellung zustellen porto livraison livrer livrez livre_vous livrees l_expedition expedition_de frais_d_expedition delai_d_expedition expedier expediez frais_de_port delai_de_livraison envio envios enviar envian entrega entregan gastos_de_envio llega plazo_de_entrega versand* wann_kommt kommt_an kommt_es ankommen order_today if_i_order be_here lieferkosten livree livres_vous how_long_till_it how_long_til_it how_long_until_it how_long_before_it how_long_till_i_get how_long_until_i_get how_many_days_till gets_to get_to_me get_it_to reach_me reaches_me turn_up turned_up shown_up show_up hasn_t_come not_come_yet never_came bis_es_da bis_es_ankommt dauert_es_bis dauert_die_lieferung wann_ist_es_da wann_bekomme_ich wann_kriege_ich met_a_arriver arriver_chez arrivera quand_vais_je_recevoir llegar llegara tarda_en_llegar tardan_en_llegar cuando_recibo cuando_recibire',
    hint: 'arrived arriving get_it parcel parcels package my_order my_stuff track tracking paket paketes bestellung unterwegs recevoir recois colis commande arrive_ma port expedi* envi* entreg* llegan recibo recibir paquete pedido gastos tarda tardan',
  },
  {
    name: 'returns',
    keys: /return|refund|exchange|withdraw|ruckgabe|retour|devol/,
    ask: 'give_the_lamp_back too_late_to_return too_late_to_give send_stuff_back send_things_back send_the_* bring_stuff_back take_stuff_back cooling_off cooling-off_period return_window no_longer_want_it don_t_want_it_anymore dont_want_it_anymore wrong_size_sent zuruck_geben wieder_zuruck nicht_mehr_haben ruckgaberecht ruckgabefrist delai_de_retour droit_de_retractation rendre_un_article rendre_un_produit derecho_de_devolucion plazo_de_devolucion return returns returned returning send_back send_it_back send_them_back send_this_back sent_back go_back goes_back give_back give_it_back bring_back bring_it_back take_back take_it_back take_them_back refund refunds refunded money_back exchange exchanged swap_it wrong_size_return doesn_t_fit don_t_like_it changed_my_mind ruckgabe rucksendung retoure retouren retournieren zuruckgeben zuruckschicken zurucksenden zuruckbringen umtausch umtauschen geld_zuruck widerruf widerrufen erstattung retour retours retourner renvoyer rembourse remboursement rembourser echange echanger se_retracter devolver devolucion devoluciones reembolso cambiarlo cambiarla zuruck* going_back send_something_back take_things_back erstatt* renvo* rembours* devol* devuelv* reembols* never_worn never_used change_my_mind ca_ne_va_pas too_tight',
    hint: 'swap do_not_like don_t_like does_not_fit don_t_fit too_small too_big too_large fall_out retour* umtausch* nicht_passt passt_nicht zu_klein zu_gross gefallt_nicht rendre echang* ne_va_pas no_me_queda cambio',
  },
  {
    name: 'payment',
    keys: /pay|zahl|paiement|pago/,
    ask: 'payment_methods payment_options which_cards what_cards can_i_pay how_can_i_pay how_do_i_pay pay_on_delivery pay_when_it_arrives cash_on_delivery nachnahme in_raten sofortuberweisung contre_remboursement payer_en contra_reembolso direct_debit cheque cheques pay payment payments paying_by paying_with paying_in paying_on paying_later pay_by pay_with credit_card debit_card paypal apple_pay google_pay klarna invoice installments instalments bank_transfer cash visa mastercard bezahlen bezahle zahlen zahle zahlung zahlungsart zahlungsarten zahlungsmethode* auf_rechnung rechnung rechnungskauf kreditkarte uberweisung ratenzahlung lastschrift payer paye paiement paiements carte_bancaire carte_de_credit virement facture en_plusieurs_fois pagar pago pagos tarjeta transferencia factura a_plazos bizum paye* paie* on_account bitcoin amex by_card with_card with_my_card puedo_pagar bezahlt',
    not: 'pay_more pay_less pay_over pay_up_to pay_at_most pay_no_more pay_that_much pay_so_much pay_a_lot pay_a_fortune pay_around pay_about pay_extra willing_to_pay ready_to_pay want_to_pay like_to_pay need_to_pay_more mehr_zahlen zahlen_mehr maximal_zahlen hochstens_zahlen so_viel_zahlen payer_plus payer_moins payer_autant payer_trop pagar_mas pagar_menos pagar_tanto',
    hint: 'paying pays paid payable ideal karte raten* carte plusieurs_fois plazos card cards',
  },
  {
    name: 'contact',
    keys: /contact|support|service|kontakt/,
    ask: 'helpline help_line get_in_touch in_touch_with your_email your_e-mail your_phone your_number by_phone by_telephone over_the_phone on_the_phone per_telefon am_telefon telefonisch telefonnummer telefon_bestellen par_telephone au_telephone por_telefono someone_to_talk_to live_agent real_agent a_manager your_manager menschlichen_mitarbeiter service_clients servicio_al_cliente contact customer_service customer_support support_team phone_number telephone call_you call_someone hotline speak_to talk_to a_human human_being real_person_i real_human opening_hours email_address e_mail_address reach_you reach_someone my_parcel my_package my_order kontakt kontaktieren kundenservice kundendienst telefonnummer anrufen ansprechpartner mit_einem_menschen mitarbeiter mein_paket meine_bestellung erreiche_ich contacter service_client numero_de_telephone vous_joindre parler_a_quelqu_un mon_colis ma_commande contactar contacto atencion_al_cliente numero_de_telefono telefono hablar_con mi_pedido mi_paquete erreich* write_to_you ring_you ring_someone ring_somebody ring_up phone_you phone_someone real_person someone_real joindre parler hablar somebody_real quelqu_un',
    not: 'contact_lens contact_lenses contact_grill kontaktlinse* kontaktgrill lentilles_de_contact lentes_de_contacto',
    hint: 'call phone email e-mail mail human person support kontakt* anruf* telefon* mensch menschen sprechen contact* appeler telephon* humain humaine numero llam* persona correo',
  },
  {
    name: 'warranty_claims',
    keys: /warrant|guarant|claim|repair|damage|defect|garantie|reklam|complain/,
    ask: 'sent_me_the_wrong sent_the_wrong got_the_wrong received_the_wrong only_got_one only_received only_one_arrived is_missing_from missing_from_the missing_from_my item_missing something_missing incomplete soaked wet_through came_dead arrived_dead came_wilted arrived_wilted arrives_wilted left_in_the_rain falsches_geliefert falsche_grosse_geliefert falsche_geschickt falsches_geschickt mauvais_article mauvaise_taille_recue article_manquant me_han_enviado_mal talla_equivocada falta_un_articulo arrived_broken came_broken it_s_broken stopped_charging stopped_turning_on has_died have_died just_died guarantee_on_plants geht_nicht_mehr ist_kaputt tombe_en_panne en_panne se_ha_roto se_rompio guarantee_claim broken broke breaks break_down defect defects defective damaged faulty leaks leaking stopped_working doesn_t_work does_not_work not_working won_t_turn_on repair repaired repairs get_it_fixed fix_it fixed claim_warranty warranty_claim under_warranty complain complaint kaputt kaputtgeht defekt beschadigt reparatur reparieren reklamation reklamieren funktioniert_nicht garantiefall casse cassee en_panne defectueux defectueuse abime reparer reparation ne_marche_pas ne_fonctionne_plus roto rota averiado defectuoso defectuosa estropeado reparar reparacion no_funciona kaputt* defekt* beschadigt* reklam* reparier* fell_apart is_torn got_torn was_torn came_torn arrived_torn torn_when in_pieces came_in_pieces crack cracked defectueu* repar* reclam* undicht* casses',
    not: 'lips_r_cracked lips_are_cracked cracked_lips cracked_hands cracked_skin cracked_heels hands_are_cracked skin_is_cracked heels_are_cracked',
    hint: 'break damage fault leak fix fixes claim claims missing zip_broke geht_nicht fehlt abim* reclamation marche_plus fonctionne_plus manque rot* defectuos* falta',
  },
  {
    name: 'privacy',
    keys: /privacy|data|datenschutz|confidential|privacidad/,
    ask: 'privacy personal_data my_data data_protection gdpr about_me what_you_know_about_me sell_my data_you cookies tracking_me delete_everything delete_my datenschutz meine_daten personenbezogen* dsgvo daten_loschen vie_privee mes_donnees donnees_personnelles rgpd privacidad mis_datos datos_personales proteccion_de_datos who_reads who_sees who_can_read my_details sold_to third_parties advertisers sell_what type_here store_what wer_liest',
    hint: 'data my_account save_these keep_these daten speicher* loscht verkauft_ihr_meine donnees gardez supprimez qui_lit datos guardan borren quien_lee',
  },
  {
    name: 'gift_cards',
    keys: /gift_?card|voucher|gutschein|cadeau|regalo/,
    ask: 'gift_card gift_cards giftcard giftcards gift_certificate gift_certificates voucher vouchers gutschein gutscheine geschenkgutschein geschenkgutscheine geschenkkarte geschenkkarten carte_cadeau cartes_cadeaux bon_d_achat cheque_cadeau tarjeta_regalo tarjetas_regalo cheque_regalo vale_regalo gutschein*',
    hint: 'bon_cadeau offrir_un_bon un_vale vale',
  },
  {
    name: 'cancellation',
    keys: /cancel|order_change|change_order|storn|annul/,
    ask: 'out_of_my_order from_my_order take_off_my_order remove_from_my_order add_to_my_order out_of_the_order withdraw_my_order cancel cancels cancelled cancelling cancellation change_my_order changed_my_order ordered_the_wrong wrong_order ordered_by_mistake by_mistake stop_my_order stornieren storniere stornierung storno bestellung_andern abbestellen falsch_bestellt falsche_bestellt annuler annulation modifier_ma_commande cancelar anular cancelacion cambiar_mi_pedido modificar_mi_pedido storn* annul* clicked_twice ordered_twice ordered_it_twice wrong_item aus_versehen equivoqu*',
    not: 'noise_cancellation noise_cancelling noise_canceling cancelacion_de_ruido cancelacion_del_ruido cancelacion_activa annulation_de_bruit annulation_du_bruit annulation_active',
    hint: 'canceled undo wrong_size wrong_colour wrong_thing das_falsche doppelt trompe* cancel*',
  },
  {
    name: 'gift_wrapping',
    keys: /wrap/,
    ask: 'gift_wrap gift_wrapping wrapped wrapping gift_paper gift_box geschenkverpackung geschenkpapier einpack* emballage paquet_cadeau envolv* papel_de_regalo',
    hint: 'wrap as_a_present as_a_gift als_geschenk verpack* emballez pour_offrir envoltorio para_regal*',
  },
  {
    name: 'opening_hours',
    keys: /hours|opening|offnung|horaire|horario|contact/,
    ask: 'opening_hours opening_times offnungszeiten horaires horario',
    hint: 'open opens opening close closes closing sunday saturday offen geoffnet macht_ihr_auf habt_ihr_auf sonntag samstag ouvert* ouvrez fermez samedi dimanche abren abiert* cierran sabado domingo',
  },
]

/** What shops rarely state as a policy: reported as unknown rather than guessed. */
const unknownTopics: readonly { readonly name: string; readonly ask: string }[] = [
  {
    name: 'discounts',
    ask: 'discount discounts coupon coupons promo promo_code promotion promotions sale_on black_friday student_discount students loyalty loyalty_program newsletter_discount rabatt rabatte rabattcode gutscheincode aktion aktionen sonderangebot* reduction reductions code_promo soldes descuento descuentos cupon cupones rebajas promocion',
  },
  {
    name: 'price_match',
    ask: 'price_match match_the_price match_a_price price_matching beat_the_price cheaper_elsewhere lower_the_price haggle negotiate preisgarantie tiefpreisgarantie woanders_billiger alignement_de_prix igualar_el_precio',
  },
  {
    name: 'stores',
    ask: 'physical_store shop_in_person in_person visit_your_shop your_shop_located where_is_your_shop where_are_you_located retail_store pick_up pick_it_up click_and_collect showroom parking at_the_store in_your_store filiale ladengeschaft abholen abholung vor_ort parkplatz parkplatze magasin_physique retrait tienda_fisica recoger aparcamiento',
  },
  {
    name: 'jobs',
    ask: 'job jobs vacancies vacancy hiring career careers work_for_you stellenangebot* bewerbung emploi recrutement empleo',
  },
]

const patterns = topics.map(({ name, keys, ask, hint, not }) => ({
  name,
  keys,
  ask: phrasePattern(ask),
  any: phrasePattern(`${ask} ${hint}`),
  not: not === undefined ? null : phrasePattern(not),
}))
const within = (text: string, not: RegExp | null): string => (not ? text.replace(not, (match) => ' '.repeat(match.length)) : text)
const unknownPatterns = unknownTopics.map(({ name, ask }) => ({ name, pattern: phrasePattern(ask) }))

export interface PolicyTopicFound {
  readonly name: string
  /** The policy that answers it; null where the shop has none. */
  readonly key: string | null
}

/**
 * The topics that a question asks for, in its order; what the shop says nothing of has no key. `hinted` takes words too
 * that only may ask for it.
 */
export function readPolicyTopics(question: string, policies: Policies, { hinted = false } = {}): PolicyTopicFound[] {
  const text = fold(question)
  const keys = Object.keys(policies)
  const keyOf = (own: RegExp): string | null => keys.find((key) => own.test(key)) ?? null
  const found = [
    ...patterns.map(({ name, keys: own, ask, any, not }) => ({
      name,
      key: keyOf(own),
      at: within(text, not).search(hinted ? any : ask),
    })),
    ...unknownPatterns.map(({ name, pattern }) => ({
      name,
      key: keys.find((key) => key.startsWith(name.slice(0, 5))) ?? null,
      at: text.search(pattern),
    })),
    {
      name: 'services',
      key: keys.find((key) => /^service(?!_?(?:hotline|phone|team))/.test(key)) ?? null,
      at: asksForService(question) ? 0 : -1,
    },
    // A question names a policy of the shop's own by its title.
    ...keys
      .filter((key) => !topics.some((topic) => topic.keys.test(key)))
      .map((key) => ({ name: key, key, at: text.search(phrasePattern(fold(key))) })),
  ]
  return found
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name, key }) => ({ name, key }))
}

/** Whether a question asks for one topic, whatever else it asks for. */
export function asksForTopic(topic: string, question: string): boolean {
  const text = fold(question)
  return patterns.some(({ name, ask, not }) => name === topic && within(text, not).search(ask) >= 0)
}

/** The key of the shop's policy on a topic, by the topic's name; null where it has none. */
export const policyOn = (topic: string, policies: Policies): string | null => {
  const own = topics.find(({ name }) => name === topic)?.keys
  return (own && Object.keys(policies).find((key) => own.test(key))) ?? null
}

const bareWordsMax = 2
const bareFilling =
  /(?<![\p{L}])(?:and|the|your|a|an|my|please|pls|info|information|about|what about|und|bitte|zum|zur|et|y|por favor|svp)(?![\p{L}])/gu

/** "Warranty", "shipping?", "Rückgabe": the policy that a message of a word or two names, and nothing else; null for all others. */
export function barePolicy(question: string, policies: Policies): string | null {
  const text = fold(question).replace(bareFilling, ' ')
  const words = text.match(/[\p{L}'-]+/gu) ?? []
  if (words.length === 0 || words.length > bareWordsMax || /\p{N}/u.test(text)) return null
  const named = patterns.find(
    ({ keys, ask, not }) => within(text, not).search(ask) >= 0 || (words.length === 1 && keys.test(words[0] ?? '')),
  )
  return named ? policyOn(named.name, policies) : null
}

/** The keys of the policies that a question is about, those that it names in so many words first. */
export function policiesAbout(question: string, policies: Policies): string[] {
  const text = fold(question)
  const topicsFound = patterns.filter(({ any, not }) => within(text, not).search(any) >= 0)
  const words: string[] = text.match(/[a-z]{4,}/g) ?? []
  const scored = Object.entries(policies).map(([key, rule]) => {
    const isOfTopic = topicsFound.some(({ keys }) => keys.test(key))
    const namesKey = words.some((word) => key.includes(word.slice(0, 5)))
    const shared = words.filter((word) => fold(rule).includes(word)).length
    return { key, score: (isOfTopic ? 10 : 0) + (namesKey ? 5 : 0) + Math.min(shared, 3) }
  })
  return scored
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score)
    .map(({ key }) => key)
}
