import type { Policies } from '../product.ts'
import { fold } from './language.ts'
import { phrasePattern } from './phrase-pattern.ts'

/** What shoppers call the things that shops have rules for; words as in `attributes.ts`. A rule's key names its topic. */
const topics: readonly { readonly keys: RegExp; readonly ask: string }[] = [
  {
    keys: /ship|deliver|versand|liefer|livraison|envio/,
    ask: 'ship ships shipped shipping deliver delivers delivered delivery deliveries postage dispatch arrive arrives arrived arriving be_here get_here get_my_order get_my_stuff get_it if_i_order when_would_i_get how_fast order_today parcel parcels package my_order my_stuff track tracking versand* liefer* porto ankommen kommt_es kommt_an wann_kommt paket paketes bestellung unterwegs livr* frais_de_port recevoir recois colis commande arrive_ma port expedi* envi* entreg* llega llegan recibo recibir paquete pedido gastos tarda tardan',
  },
  {
    keys: /return|refund|exchange|ruckgabe|retour|devol/,
    ask: "return returns returned returning send_back send_it_back send_them_back send_something_back bring_back bring_it_back take_back take_things_back go_back going_back give_back refund refunds refunded money_back exchange swap do_not_like don't_like doesn't_fit does_not_fit don't_fit too_small too_big too_tight too_large change_my_mind fall_out never_worn never_used zuruck* retour* ruckgabe umtausch* erstatt* geld_zuruck nicht_passt passt_nicht zu_klein zu_gross gefallt_nicht rendre renvo* rembours* echang* ne_va_pas ca_ne_va_pas devol* devuelv* reembols* no_me_queda cambio",
  },
  {
    keys: /pay|zahl|paiement|pago/,
    ask: 'pay pays paid paying payment payments payable card cards credit_card debit_card paypal visa mastercard amex klarna apple_pay google_pay invoice instalments installments bank_transfer bitcoin ideal cash on_account zahl* bezahl* karte kreditkarte rechnung raten* uberweisung lastschrift paye* payer paie* carte facture virement plusieurs_fois pag* tarjeta factura plazos transferencia',
  },
  {
    keys: /contact|support|service|kontakt/,
    ask: 'contact reach_you reach_someone call call_you phone telephone hotline email e-mail mail human person somebody_real real_person someone_real customer_service support write_to_you talk_to speak_to kontakt* erreich* anruf* telefon* mensch menschen mitarbeiter sprechen kundendienst kundenservice contact* joindre appeler telephon* quelqu_un humain humaine numero parler llam* telefono persona correo hablar contact*',
  },
  {
    keys: /warrant|claim|repair|damage|garantie|reklam/,
    ask: "broken broke breaks break damaged damage defective defect defects faulty fault crack cracked leaks leaking leak stopped_working doesn't_work does_not_work not_working fell_apart repair repairs repaired fix fixed fixes warranty_claim claim claims missing torn zip_broke in_pieces kaputt* defekt* beschadigt* reklam* reparier* reparatur garantiefall geht_nicht funktioniert_nicht fehlt undicht* casse* abim* defectueu* repar* reclamation marche_plus fonctionne_plus manque rot* roto defectuos* reclam* no_funciona falta",
  },
  {
    keys: /privacy|data|datenschutz|confidential|privacidad/,
    ask: 'privacy gdpr data my_data personal_data my_account delete_everything about_me store_what save_these keep_these who_reads who_sees who_can_read sell_my sell_what datenschutz dsgvo daten speicher* wer_liest loscht verkauft_ihr_meine donnees vie_privee rgpd gardez supprimez qui_lit datos privacidad rgpd guardan borren quien_lee',
  },
  {
    keys: /gift_?card|voucher|gutschein|cadeau|regalo/,
    ask: "gift_card gift_cards giftcard voucher vouchers gift_certificate gutschein* carte_cadeau cartes_cadeaux bon_cadeau bon_d'achat offrir_un_bon tarjeta_regalo tarjetas_regalo vale un_vale",
  },
  {
    keys: /cancel|change_order|storn|annul/,
    ask: 'cancel cancels cancelled canceled cancelling cancellation undo stop_my_order change_my_order ordered_the_wrong ordered_it_twice clicked_twice ordered_twice by_mistake wrong_size wrong_colour wrong_thing wrong_item storn* falsche_bestellt das_falsche aus_versehen bestellung_andern doppelt annul* trompe* modifier_ma_commande cancel* equivoqu* cambiar_mi_pedido anular',
  },
  {
    keys: /wrap/,
    ask: 'gift_wrap gift_wrapping wrap wrapped wrapping as_a_present as_a_gift gift_paper gift_box geschenkverpackung geschenkpapier als_geschenk verpack* einpack* emballage emballez paquet_cadeau pour_offrir envolv* envoltorio para_regal* papel_de_regalo',
  },
  {
    keys: /hours|opening|offnung|horaire|horario/,
    ask: 'open opens opening opening_hours opening_times close closes closing sunday saturday offnungszeiten offen geoffnet macht_ihr_auf habt_ihr_auf sonntag samstag ouvert* ouvrez fermez horaires samedi dimanche abren abiert* cierran horario sabado domingo',
  },
]
const patterns = topics.map(({ keys, ask }) => ({ keys, pattern: phrasePattern(ask) }))

/** The keys of the policies that a question is about, those that it names in so many words first. */
export function policiesAbout(question: string, policies: Policies): string[] {
  const text = fold(question)
  const asked = patterns.filter(({ pattern }) => text.search(pattern) >= 0)
  const words: string[] = text.match(/[a-z]{4,}/g) ?? []
  const scored = Object.entries(policies).map(([key, rule]) => {
    const isOfTopic = asked.some(({ keys }) => keys.test(key))
    const namesKey = words.some((word) => key.includes(word.slice(0, 5)))
    const shared = words.filter((word) => fold(rule).includes(word)).length
    return { key, score: (isOfTopic ? 10 : 0) + (namesKey ? 5 : 0) + Math.min(shared, 3) }
  })
  return scored
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score)
    .map(({ key }) => key)
}
