import type { Lexicon } from './lexicon.ts'

export const de: Lexicon = {
  price:
    'preis preise kostet kosten kostete kostend zahlen zahlt bezahlen betrag summe euro euros dollar franken pfund listenpreis verkaufspreis budget teuer',
  priceClaim:
    'kostenlos* kostenfrei* gratis umsonst geschenkt geschenk_dazu ohne_kosten keine_kosten kosten_nichts kostet_nichts ohne_aufpreis zum_nulltarif nulltarif halber_preis halben_preis die_halfte zur_halfte nur_die_halfte appel_und schnappchen spottbillig billig gunstig gunstige preiswert* erschwinglich verhandlungssache verhandelbar gesenkt preissenkung verbilligt aufpreis gebuhr gebuhren steuer steuern mwst mehrwertsteuer zuschlag hunderter zehner zwanziger funfziger fur_lau aufs_haus geht_aufs_haus nachgelassen spendier* zwei_fur_eins zwei_zum_preis preis_steigt teurer_ab kleines_geld fast_nichts so_gut_wie_nichts',
  inStock:
    'auf_lager lieferbar vorratig verfugbar verfugbarkeit sofort_lieferbar sofort_verfugbar noch_da bestellbar zu_haben nicht_ausverkauft im_regal erhaltlich',
  soldOut:
    'ausverkauft vergriffen nicht_auf_lager nicht_vorratig nicht_verfugbar nicht_lieferbar nicht_mehr_verfugbar nicht_mehr_lieferbar nicht_bestellbar nicht_erhaltlich nicht_mehr_zu_haben leider_weg ist_weg sind_weg',
  stockClaim:
    'reichlich letzte_stuck letztes_stuck letzten_stucke nur_noch noch_zwei wenige_stuck knapp bestand lagerbestand nachbestell* nachschub kommt_wieder wieder_rein wieder_da wieder_vorratig reservier* zuruckgelegt vorbestell* stuckzahl restposten noch_genug jede_menge haufenweise nicht_mehr_im_sortiment nicht_mehr_hergestellt auslaufmodell lager uber_alle_berge trifft_wieder_ein wieder_eingetroffen gerade_eingetroffen geht_weg_wie versandfertig abholbereit wieder_im_haus wieder_zu_haben vergriffen',
  rating: 'bewertung bewertungen bewertet bewerten sterne stern rezension rezensionen note',
  ratingClaim:
    'beliebt beliebteste* bestseller verkaufsschlager bestbewertet* hochgelobt tausende hunderte alle_lieben kundenliebling topseller meistverkauft* meistgekauft*',
  warranty: 'garantie gewahrleistung garantiert garantien',
  warrantyClaim:
    'lebenslang* lebenszeit fur_immer ein_leben_lang auf_ewig ewig unzerstorbar unkaputtbar garantieverlangerung sturzschaden bruchschaden geht_nie_kaputt neues_gerat_wenn',
  made: 'hergestellt gefertigt handgefertigt stammt_aus kommt_aus produziert herkunft made_in',
  discount:
    'rabatt* *rabatt nachlass* *nachlass sonderangebot* reduziert* reduzierung ermassig* ausverkaufspreis prozente sparen spart sparst gespart ersparnis aktion aktionen aktionspreis angebot_gilt angebot_endet endet_heute sonderpreis skonto treuepunkte bonus pramie* cashback geld_zuruck_bonus black_friday schlussverkauf tiefpreisgarantie bestpreis* preisgarantie studentenrabatt mengenrabatt nur_heute letzte_chance solange_der_vorrat beeilen beeil prozent studenten mitglieder newsletter ist_im_angebot sind_im_angebot gerade_im_angebot jetzt_im_angebot heute_im_angebot legen_wir_bei',
  delivery:
    'versand* *versand lieferung lieferungen liefern liefert geliefert lieferzeit* lieferkosten zustell* zugestellt paket pakete versenden versendet verschick* porto express* weltweit morgen ubermorgen am_selben_tag noch_heute abholen abholung abholbereit kurier drohne zoll unterwegs ankommen kommt_an bei_ihnen_zu_hause vor_der_tur in_der_filiale',
  returns:
    'ruckgabe* zuruckgeben zuruckgegeben zuruckschicken zurucksenden zuruckbringen zurucknehmen nehmen_zuruck umtausch* umtauschen umgetauscht retoure* retournier* erstatt* erstattung ruckerstatt* geld_zuruck widerruf* rucksend* zuruck_geben gutschrift probezeit uberwiesen ruckzahlung',
  payment:
    'bar_zahlen bar_bezahlen in_bar barzahlung ratenzahlung raten ratenkauf auf_rechnung rechnung kreditkarte kreditkarten karten lastschrift uberweis* uberweisung paypal klarna bitcoin krypto* zinsfrei zinsen nachnahme scheck schecks zahlungsart* zahlung zahlungen iban konto kontonummer vorkasse',
  policy:
    'stornier* storno datenschutz ihre_daten gutschein* gutscheine verfallen laufen_nie ablaufen lauft_ab offnungszeiten offen geoffnet geschlossen geschenkverpack* einpacken altgerat* entsorg* versicher* mindestbestell* reparatur* reparieren repariert agb bedingungen regeln richtlinie* pflanzen spenden spende mindestalter volljahrig abo abonn* gravur ersatz ersetzen ersetzt inzahlungnahme montageservice rufen_sie anrufen anruf hotline telefonnummer telefon kontakt kontaktieren schreiben_sie mailen e_mail whatsapp kundendienst kundenservice erreichen_sie folgen_sie',
  deal: 'abgemacht einverstanden geht_klar vereinbart vereinbarung verbindlich* versprochen versprechen verspreche versprechen_wir zugesagt zusage zugesichert zusichern garantiere_ihnen ihr_angebot ihrem_angebot ihren_preis ihrem_preis ihr_preis ihr_vorschlag nehme_ihr nehmen_ihr_angebot bestatige bestatigt bestatigen bestatigung vertrag handschlag gehort_ihnen gehort_dir ist_ihrer so_machen_wir machen_wir_so wie_sie_wunschen wie_gewunscht wie_sie_sagen sie_haben_recht rechtlich rechtsverbindlich gesetz gesetzlich verpflicht* chefin mein_chef der_chef vom_chef geschaftsfuhr* mein_wort ehrenwort ausnahme ausnahmsweise nur_fur_sie verkauft_an zuschlag_erteilt deal kein_problem gilt_so und_gilt genehmigt schlagen_sie_ein hand_drauf vorgesetzt*',
  order:
    'ihre_bestellung die_bestellung bestellnummer warenkorb ihr_konto storniert wurde_storniert beschwerde eingelegt gebucht weitergeleitet gemeldet ruft_sie rufen_zuruck veranlasst gutgeschrieben ausgelost kollege kollegin sendungsnummer habe_bestellt ich_habe_reserviert ticket benachrichtigt',
  code: 'code codes gutscheincode rabattcode kennwort passwort einlosen losungswort geben_sie_ein an_der_kasse geben_sie zugangscode',
  authority:
    'zertifiziert zertifikat gepruft tuv testsieger ausgezeichnet auszeichnung preisgekront arzt arzte arztlich dermatolog* klinisch bewiesen nachweislich heilt heilen lindert medizinisch patentiert offiziell amtlich empfohlen_von stiftung_warentest klimaneutral',
  goods:
    'wir_haben_auch auch_noch_das wir_fuhren wir_verkaufen neueres_modell neues_modell nachfolger vorganger ausfuhrung ausfuhrungen version versionen edition hausmarke eigenmarke im_set set_mit andere_marke zweiter_band fortsetzung',
  compare:
    'gunstiger gunstigste* billiger billigste* teurer teuerste* leichter leichteste* schwerer schwerste* besser beste bester bestes besten am_besten schlechter* grosser grosste* kleiner kleinste* langer langste* kurzer kurzeste* hoher hochste* hochsten niedriger niedrigste* starker starkste* heller hellste* leiser leiseste* schneller schnellste* warmer warmste* mehr_als weniger_als meisten wenigsten einzige einziges einziger einzigen ubertrifft schlagt uberlegen unterlegen preiswerter kostet_weniger kostet_mehr wiegt_weniger wiegt_mehr unschlagbar doppelt_so halb_so im_gegensatz gleich_viel gleich_teuer gleich_schwer gleichen dasselbe identisch kosten_beide beide_kosten kein_unterschied verglichen konkurrenz mitbewerber anderswo woanders',
  shop: 'wir uns unser* ich_habe ich_werde ich_kann ich_darf sie_konnen sie_erhalten sie_bekommen sie_durfen sie_haben sie_sparen sie_mussen jemand mitarbeiter team',
  yes: 'ja jawohl klar naturlich selbstverstandlich sicher gern gerne genau richtig stimmt korrekt okay ok in_ordnung alles_klar verstanden auf_jeden_fall gewiss absolut durchaus das_stimmt na_gut einverstanden',
  no: 'nein nee leider_nicht auf_keinen_fall keineswegs niemals',
  not: 'nicht kein keine keinen keiner keinem keines nie niemals ohne nichts weder unbekannt fehlt fehlen unklar',
  denial:
    'weiss_nicht nicht_bekannt steht_nichts nicht_angegeben keine_angabe keine_angaben keine_information keine_informationen nicht_genannt kenne_nicht kenne_keine nicht_ersichtlich sagt_nichts nicht_sagen nicht_sehen steht_nicht steht_das_nicht steht_das_leider_nicht steht_dazu_nichts steht_leider_nicht lasst_offen verschweigt',
  list: 'listenpreis statt vorher fruher uvp ursprunglich ehemals bisher',
  limit: 'unter bis uber hochstens mindestens zwischen budget rahmen maximal ab',
  number:
    'null=0 zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwolf=12 zwanzig=20 dreissig=30 vierzig=40 funfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=100 tausend=1000 dutzend=12 halb halbe halben halfte viertel drittel zehntel doppelt dreifach zweimal hundertfach ein_paar=3',
  harmless:
    'ich_habe_gefunden habe_ich_gefunden ich_wurde ich_empfehle ich_bin ich_kann_helfen kann_ich_helfen kann_ich ihnen_helfen mochten_sie wenn_sie wir_haben guten_tag guten_morgen vielen_dank mindestens am_besten_passt im_angebot_steht steht_im_angebot bei_ihnen gern_geschehen nicht_sicher ich_weiss_nicht ich_habe_leider darf_ich sicherheit sagen_sie_mir regeln_dieses_shops produkten_und_regeln regeln_des_shops bestellungen_kann_ich kann_ich_leider_nicht_tun kann_ich_nur steht_im_angebot ich_helfe auf_wiedersehen',
  frame:
    'der die das den dem des ein eine einen einem einer eines es er sie ihn ihm ihr ihre ihren ihnen ich mir mich wir ist sind war hat haben habe wird werden wurde mit und oder aber so von fur zu zum zur im in am an auf aus als bei bis um wie was wer wo welche welcher welches wenn dann auch noch hier dort diese dieser dieses diesem diesen dazu daruber produkt produkte artikel angebot angaben angabe shop name heisst steht stehen sagt sagen gibt geben nennt zeigt zeigen liegt betragt gefunden finden andere anderen anderes mochten mochte konnen kann wollen will brauchen brauche suchen sucht nehmen wahl empfehlen empfehlung passt passen hilfe helfen frage fragen etwas alles details mehr informationen bitte danke leider hallo gern gerne gut gute guter gutes schon schone jetzt aktuell aktuelle zurzeit derzeit preis bestand bewertung laut gemass ubersicht tabelle zwischen nach vor uber sehr je pro beide ja nein nicht man nur einfach davon damit wert fall seine seiner sein verstanden verstehe dieses produkten noch_einmal wieder sehe versuchen meinen nur nichts tun wiedersehen tag leid sage assistent llasa programm person mensch vergleichen finden sehe momentan',
}
