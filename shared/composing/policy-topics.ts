import { fold } from '../weighing/language.ts'
import { phrasePattern } from '../weighing/phrase-pattern.ts'

/** What shoppers ask of a shop rather than of a product, and the policies that answer it, best first. */
export interface PolicyTopic {
  readonly name: string
  /** Keys of policies that answer it. */
  readonly keys: readonly string[]
  /** Folded words in en, de, fr, es, as in `weighing/attributes.ts`. */
  readonly ask: string
}

export const policyTopics: readonly PolicyTopic[] = [
  {
    name: 'returns',
    keys: ['returns', 'return_policy', 'refunds', 'exchanges', 'withdrawal'],
    ask: 'return returns returned returning send_back send_it_back send_them_back send_this_back sent_back go_back goes_back give_back give_it_back bring_back bring_it_back take_back take_it_back take_them_back refund refunds refunded money_back exchange exchanged swap_it wrong_size_return doesn_t_fit don_t_like_it changed_my_mind ruckgabe rucksendung retoure retouren retournieren zuruckgeben zuruckschicken zurucksenden zuruckbringen umtausch umtauschen geld_zuruck widerruf widerrufen erstattung retour retours retourner renvoyer rembourse remboursement rembourser echange echanger se_retracter devolver devolucion devoluciones reembolso cambiarlo cambiarla',
  },
  {
    name: 'shipping',
    keys: ['shipping', 'delivery', 'shipping_policy', 'delivery_times', 'shipping_costs'],
    ask: 'ship ships shipping shipped shipment deliver delivers delivery delivered deliveries postage dispatch dispatched courier arrive arrives get_here get_my_stuff get_my_order get_it_by have_it_by when_would_i_get when_will_i_get when_do_i_get how_soon_can_i sent_out send_it_to send_to sent_to express_delivery same_day next_day lieferung liefern liefert lieferst geliefert liefert_ihr lieferzeit versand versandkosten versendet versenden verschickt zustellung zustellen porto livraison livrer livrez livre_vous livrees expedition expedier expediez frais_de_port delai_de_livraison envio envios enviar envian entrega entregan gastos_de_envio llega plazo_de_entrega',
  },
  {
    name: 'payment',
    keys: ['payment', 'payment_methods', 'payments'],
    ask: 'pay paying payment payments pay_by pay_with credit_card debit_card card cards paypal apple_pay google_pay klarna invoice installments instalments bank_transfer cash visa mastercard bezahlen bezahle zahlen zahle zahlung zahlungsart zahlungsarten zahlungsmethode* auf_rechnung rechnung rechnungskauf kreditkarte uberweisung ratenzahlung lastschrift payer paye paiement paiements carte_bancaire carte_de_credit virement facture en_plusieurs_fois pagar pago pagos tarjeta transferencia factura a_plazos bizum',
  },
  {
    name: 'warranty_claims',
    keys: ['warranty_claims', 'warranty', 'repairs', 'complaints', 'defects', 'guarantee'],
    ask: 'broken broke breaks break_down defect defects defective damaged faulty leaks leaking stopped_working doesn_t_work does_not_work not_working won_t_turn_on repair repaired repairs get_it_fixed fix_it fixed claim_warranty warranty_claim under_warranty complain complaint kaputt kaputtgeht defekt beschadigt reparatur reparieren reklamation reklamieren funktioniert_nicht garantiefall casse cassee en_panne defectueux defectueuse abime reparer reparation ne_marche_pas ne_fonctionne_plus roto rota averiado defectuoso defectuosa estropeado reparar reparacion no_funciona',
  },
  {
    name: 'cancellation',
    keys: ['cancellation', 'cancellations', 'order_changes'],
    ask: 'cancel cancels cancelled cancelling cancellation change_my_order changed_my_order ordered_the_wrong wrong_order ordered_by_mistake by_mistake stop_my_order stornieren storniere stornierung storno bestellung_andern abbestellen falsch_bestellt falsche_bestellt annuler annulation modifier_ma_commande cancelar anular cancelacion cambiar_mi_pedido modificar_mi_pedido',
  },
  {
    name: 'gift_cards',
    keys: ['gift_cards', 'gift_card', 'vouchers'],
    ask: 'gift_card gift_cards giftcard giftcards gift_certificate gift_certificates voucher vouchers gutschein gutscheine geschenkgutschein geschenkgutscheine geschenkkarte geschenkkarten carte_cadeau cartes_cadeaux bon_d_achat cheque_cadeau tarjeta_regalo tarjetas_regalo cheque_regalo vale_regalo',
  },
  {
    name: 'privacy',
    keys: ['privacy', 'data_protection', 'privacy_policy'],
    ask: 'privacy personal_data my_data data_protection gdpr about_me what_you_know_about_me sell_my data_you cookies tracking_me delete_everything delete_my datenschutz meine_daten personenbezogen* dsgvo daten_loschen vie_privee mes_donnees donnees_personnelles rgpd privacidad mis_datos datos_personales proteccion_de_datos',
  },
  {
    name: 'contact',
    keys: ['contact', 'support', 'customer_service', 'contact_us'],
    ask: 'contact customer_service customer_support support_team phone_number telephone call_you call_someone hotline speak_to talk_to a_human human_being real_person_i real_human opening_hours email_address e_mail_address reach_you reach_someone my_parcel my_package my_order kontakt kontaktieren kundenservice kundendienst telefonnummer anrufen hotline ansprechpartner mit_einem_menschen mitarbeiter mein_paket meine_bestellung erreiche_ich contacter service_client numero_de_telephone vous_joindre parler_a_quelqu_un mon_colis ma_commande contactar contacto atencion_al_cliente numero_de_telefono telefono hablar_con mi_pedido mi_paquete',
  },
]

/** What shops rarely state as a policy: told as unknown rather than guessed. */
export const unknownTopics: readonly { readonly name: string; readonly ask: string }[] = [
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
    ask: 'physical_store shop_in_person in_person visit_your_shop your_shop_located where_is_your_shop where_are_you_located retail_store pick_up pick_it_up click_and_collect showroom filiale ladengeschaft abholen abholung vor_ort magasin_physique retrait tienda_fisica recoger',
  },
  {
    name: 'jobs',
    ask: 'job jobs vacancies vacancy hiring career careers work_for_you stellenangebot* bewerbung emploi recrutement empleo',
  },
]

const patterns = policyTopics.map((topic) => ({ ...topic, pattern: phrasePattern(topic.ask) }))
const unknownPatterns = unknownTopics.map(({ name, ask }) => ({ name, pattern: phrasePattern(ask) }))

export interface TopicFound {
  readonly name: string
  /** The policy that answers it; null where the shop has none. */
  readonly key: string | null
}

/** The policies a question asks for, in its order; what the shop says nothing of has no key. */
export function readPolicyTopics(question: string, policyKeys: readonly string[]): TopicFound[] {
  const text = fold(question)
  const found = [
    ...patterns.flatMap(({ name, keys, pattern }) => {
      const at = text.search(pattern)
      return at < 0 ? [] : [{ name, key: keys.find((key) => policyKeys.includes(key)) ?? null, at }]
    }),
    ...unknownPatterns.flatMap(({ name, pattern }) => {
      const at = text.search(pattern)
      return at < 0 ? [] : [{ name, key: policyKeys.find((key) => key.startsWith(name.slice(0, 5))) ?? null, at }]
    }),
    // A policy of the shop's own is asked for by its name.
    ...policyKeys.flatMap((key) => {
      const isKnown = policyTopics.some(({ keys }) => keys.includes(key))
      const at = isKnown ? -1 : text.search(phrasePattern(fold(key)))
      return at < 0 ? [] : [{ name: key, key, at }]
    }),
  ]
  return found.sort((a, b) => a.at - b.at).map(({ name, key }) => ({ name, key }))
}
