import type { Texts } from './language.ts'

/** One thing that shoppers ask of products, and where records have it. */
export interface Attribute {
  /** Its name, which is the key that records most often use. */
  readonly key: string
  /** Other keys that answer the same question, best first. */
  readonly also?: readonly string[]
  /** How a sentence names it. */
  readonly label: Texts
  /**
   * Folded words of a question in en, de, fr and es, parted by spaces. `_` joins the words of a phrase, `*` stands for
   * any ending. A longer phrase hides the shorter ones within it.
   */
  readonly ask: string
  /** What asks for it around the words for what is meant: "where is the tea from". */
  readonly around?: RegExp
  /** What the product that has more, or less, of it does; verbs, because adjectives would need a gender. */
  readonly more?: Texts
  readonly less?: Texts
  /** Leaders by friendly names, and the words that ask for them, besides "most", "least" and the attribute. */
  readonly most?: { readonly slot: string; readonly ask: string }
  readonly least?: { readonly slot: string; readonly ask: string }
  /** Which end is meant by "better". */
  readonly better?: 'more' | 'less'
  /** Clock and calendar times tell different things of it: hours of use, months between charges. */
  readonly sameUnitOnly?: true
}

const t = (en: string, de: string, fr: string, es: string): Texts => ({ en, de, fr, es })

export const attributes: readonly Attribute[] = [
  {
    key: 'price',
    label: t('price', 'Preis', 'prix', 'precio'),
    ask: 'price prices priced cost costs how_much_is how_much_are how_much_does how_much_do how_much_for how_much_would how_much preis preise kostet kosten wie_teuer wieviel_kostet was_kostet was_kosten prix coute coutent combien_coute combien_coutent c_est_combien combien precio cuesta cuestan vale cuanto_cuesta cuanto_vale cuanto_es expensive pricey',
    more: t('costs more', 'kostet mehr', 'coûte plus cher', 'cuesta más'),
    less: t('costs less', 'kostet weniger', 'coûte moins cher', 'cuesta menos'),
    most: {
      slot: 'dearest',
      ask: 'dearest dearer most_expensive more_expensive priciest pricier costs_most costs_the_most costs_more cost_most cost_more highest_price teuerste* teurer* am_teuersten plus_cher* le_plus_cher mas_car* costliest',
    },
    least: {
      slot: 'cheapest',
      ask: 'cheapest cheaper least_expensive less_expensive lowest_price lower_price costs_least costs_the_least costs_less cost_less cost_least most_affordable billigste* billiger* guenstigste* gunstigste* guenstiger* gunstiger* preiswerteste* moins_cher* moins_chere* mas_barat* menos_cuesta mas_economic*',
    },
    better: 'less',
  },
  {
    key: 'rating',
    label: t('rating', 'Bewertung', 'note', 'valoración'),
    ask: 'rating ratings rated review reviews reviewed stars people_think customers_think others_think others_say people_say customers_say bewertung bewertungen bewertet sterne kunden_sagen meinungen note notes avis etoiles opinion opiniones valoracion valoraciones estrellas resenas',
    more: t('has the better rating', 'hat die bessere Bewertung', 'a la meilleure note', 'tiene la mejor valoración'),
    less: t('has the lower rating', 'hat die schlechtere Bewertung', 'a la note la plus basse', 'tiene la peor valoración'),
    most: {
      slot: 'best',
      ask: 'best_rated top_rated highest_rated better_rated best_rating better_rating best_reviewed best_reviews better_reviews top_rating highest_rating rate_highest rate_best rated_highest rated_best rate_the_highest rate_the_best best_liked most_liked most_loved highest_scor* most_stars highest_score beste_bewertung bestbewertet* am_besten_bewertet* besser_bewertet* bessere_bewertung mieux_note* meilleure_note meilleurs_avis mejor_valorad* mejor_valoracion mejores_opiniones mejor_puntuad*',
    },
    least: {
      slot: 'worst',
      ask: 'worst_rated lowest_rated lowest_rating worst_rating worst_reviews schlechteste_bewertung am_schlechtesten_bewertet* moins_bien_note* peor_valorad* peor_valoracion',
    },
    better: 'more',
  },
  {
    key: 'reviews',
    label: t('number of reviews', 'Zahl der Bewertungen', "nombre d'avis", 'número de opiniones'),
    ask: 'how_many_reviews number_of_reviews wie_viele_bewertungen combien_d_avis cuantas_opiniones',
    most: {
      slot: 'most_reviewed',
      ask: 'most_reviewed most_reviews meisten_bewertungen meistbewertet* plus_d_avis mas_opiniones mas_resenas most_popular popular best_selling bestseller* beliebteste* plus_populaire* mas_popular*',
    },
  },
  {
    key: 'stock',
    label: t('stock', 'Bestand', 'stock', 'existencias'),
    around:
      /(?<=(?<!\p{L})how many [^.?!]{1,40} )(?:are there|there are|have you got|do you have|have you|could i get|can i get)(?!\p{L})/gu,
    ask: 'be_ordered be_bought be_had how_many_are_there how_many_of_them_are_there are_there_any_left any_left have_you_any_left get_hold_of back_in_stock unavailable noch_da noch_zu_haben zu_haben noch_welche encore_disponible se_puede_pedir se_puede_comprar still_get still_buy still_order in_stock stock available availability sold_out out_of_stock order_now right_now can_i_order can_i_buy can_i_get still_have how_many_left are_left is_left have_left left auf_lager lieferbar verfugbar vorratig vergriffen ausverkauft bestellbar bestellen wie_viele_noch noch_da en_stock disponible* dispo rupture epuise agotad* existencias hay_stock quedan queda back_in',
  },
  {
    key: 'weight',
    also: ['item_weight', 'net_weight', 'shipping_weight'],
    label: t('weight', 'Gewicht', 'poids', 'peso'),
    ask: 'max_kg how_many_kg how_many_kilos in_kilos in_grams how_many_grams wie_viel_kilo wieviel_kilo wie_viele_kilo combien_de_kilos cuantos_kilos weigh weighs weighing weight how_heavy heavy how_light wiegt wiegen gewicht schwer wie_schwer pese pesent poids lourd lourde pesa pesan peso pesado pesada',
    more: t('is heavier', 'wiegt mehr', 'pèse plus', 'pesa más'),
    less: t('is lighter', 'wiegt weniger', 'pèse moins', 'pesa menos'),
    most: {
      slot: 'heaviest',
      ask: 'heaviest heavier weighs_most weighs_more schwerste* schwerer* am_schwersten plus_lourd* mas_pesad* pesa_mas',
    },
    least: {
      slot: 'lightest',
      ask: 'lightest lighter weighs_least weighs_less lightweight leichteste* leichter leichtere* am_leichtesten plus_leger* mas_liger* mas_livian* pesa_menos',
    },
    better: 'less',
  },
  {
    key: 'dimensions',
    also: ['size', 'screen_size', 'height', 'length', 'width', 'diameter', 'capacity'],
    label: t('dimensions', 'Maße', 'dimensions', 'medidas'),
    ask: 'dimensions dimension measurements measurement measure measures how_big how_large how_small what_size big large masse abmessungen wie_gross gross grosse mesures mesure encombrement quelle_taille taille dimensiones medidas mide que_tan_grande que_tamano tamano packed_size',
    more: t('is larger', 'ist größer', 'est de plus grande taille', 'es de mayor tamaño'),
    less: t('is smaller', 'ist kleiner', 'est de plus petite taille', 'es de menor tamaño'),
    most: {
      slot: 'largest',
      ask: 'largest larger biggest bigger grosste* grosser* am_grossten plus_grand* mas_grande* mayor_tamano',
    },
    least: {
      slot: 'smallest',
      ask: 'smallest smaller most_compact kleinste* kleiner* am_kleinsten plus_petit* mas_pequen* menor_tamano compactest',
    },
  },
  {
    key: 'size',
    also: ['sizes', 'dimensions', 'diameter', 'height', 'length', 'screen_size', 'capacity'],
    label: t('size', 'Größe', 'taille', 'talla'),
    ask: 'size sizes sizing which_sizes what_sizes grosse grossen welche_grossen taille tailles quelles_tailles pointure pointures talla tallas que_tallas tamanos numero',
  },
  {
    key: 'height',
    also: ['length', 'dimensions', 'size'],
    label: t('height', 'Höhe', 'hauteur', 'altura'),
    ask: 'height tall how_tall how_high hoehe hohe wie_hoch hauteur haut haute altura alto alta',
    more: t('is taller', 'ist höher', 'est plus haut', 'tiene más altura'),
    less: t('is lower', 'ist niedriger', 'est moins haut', 'tiene menos altura'),
    most: { slot: 'tallest', ask: 'tallest taller hochste* hoher* plus_haut* mas_alto mas_alta' },
    least: { slot: 'lowest', ask: 'shortest niedrigste* moins_haut* mas_bajo' },
  },
  {
    key: 'length',
    also: ['dimensions', 'height', 'size'],
    label: t('length', 'Länge', 'longueur', 'longitud'),
    ask: 'length how_long_is how_long_are long_is lange wie_lang longueur longitud largo',
    more: t('is longer', 'ist länger', 'a la plus grande longueur', 'tiene más longitud'),
    less: t('is shorter', 'ist kürzer', 'a la plus petite longueur', 'tiene menos longitud'),
    most: { slot: 'longest', ask: 'longest langste* plus_long* mas_larg*' },
    least: { slot: 'shortest', ask: 'kurzeste* plus_court* mas_cort*' },
  },
  {
    key: 'width',
    also: ['dimensions', 'size'],
    label: t('width', 'Breite', 'largeur', 'anchura'),
    ask: 'width wide how_wide breite breit largeur large ancho ancha anchura',
    most: { slot: 'widest', ask: 'widest wider breiteste* breiter* plus_large* mas_anch*' },
    least: { slot: 'narrowest', ask: 'narrowest narrower schmalste* schmaler* plus_etroit* mas_estrech*' },
  },
  {
    key: 'depth',
    also: ['dimensions'],
    label: t('depth', 'Tiefe', 'profondeur', 'profundidad'),
    ask: 'depth deep how_deep tiefe tief profondeur profond profundidad profundo',
  },
  {
    key: 'thickness',
    also: ['dimensions'],
    label: t('thickness', 'Dicke', 'épaisseur', 'grosor'),
    ask: 'thickness thick how_thick dicke dick epaisseur epais grosor grueso',
    most: { slot: 'thickest', ask: 'thickest thicker dickste*' },
    least: { slot: 'thinnest', ask: 'thinnest thinner slimmest slimmer dunnste* dunner*' },
  },
  {
    key: 'diameter',
    also: ['size', 'dimensions'],
    label: t('diameter', 'Durchmesser', 'diamètre', 'diámetro'),
    ask: 'diameter how_round durchmesser diametre diametro across',
  },
  {
    key: 'screen_size',
    also: ['size', 'dimensions'],
    label: t('screen size', 'Bildschirmgröße', "taille d'écran", 'tamaño de pantalla'),
    ask: 'screen_size display_size screen display diagonal inches bildschirm* zoll ecran pouces pantalla pulgadas',
    most: {
      slot: 'largest_screen',
      ask: 'largest_screen biggest_screen bigger_screen larger_screen grosste_bildschirm grosserer_bildschirm plus_grand_ecran pantalla_mas_grande',
    },
  },
  {
    key: 'resolution',
    label: t('resolution', 'Auflösung', 'résolution', 'resolución'),
    ask: 'resolution pixels auflosung resolution resolucion sharp',
  },
  {
    key: 'capacity',
    also: ['volume', 'content', 'contents', 'quantity', 'amount', 'max_load'],
    label: t('capacity', 'Fassungsvermögen', 'contenance', 'capacidad'),
    ask: 'capacity volume how_much_is_in how_much_fits how_much_water how_much_can how_much_does_it_hold how_many_litres how_many_liters litres liters ml millilitres fassungsvermogen volumen inhalt fasst wie_viel_passt wie_viel_ist_drin wieviel_ist_drin liter contenance contient volume litres capacidad contiene litros cuanto_cabe holds hold mah',
    more: t('holds more', 'fasst mehr', 'a la plus grande contenance', 'tiene más capacidad'),
    less: t('holds less', 'fasst weniger', 'a la plus petite contenance', 'tiene menos capacidad'),
    most: {
      slot: 'largest_capacity',
      ask: 'largest_capacity most_capacity holds_most holds_more holds_the_most fits_most fits_more more_capacity more_space most_space roomiest roomier fasst_mehr fasst_am_meisten grosste_fassungsvermogen plus_grande_contenance plus_de_contenance mayor_capacidad mas_capacidad',
    },
    least: { slot: 'smallest_capacity', ask: 'smallest_capacity holds_least holds_less' },
    better: 'more',
  },
  {
    key: 'battery_life',
    also: ['battery', 'runtime', 'run_time', 'play_time', 'capacity'],
    label: t('battery life', 'Akkulaufzeit', 'autonomie', 'autonomía'),
    ask: 'battery_life battery batteries akku* akkulaufzeit batterie* laufzeit autonomie autonomia bateria baterias how_long_does_it_last how_long_do_they_last how_long_will_it_last last lasts does_it_play do_they_play does_it_run do_they_run run_time runtime on_one_charge on_a_charge per_charge halt_der_akku wie_lange_halt wie_lange_halten wie_lange_lauft wie_lange_spielt wie_lange_spielen tient_la_batterie combien_de_temps_tient dure_la_batterie cuanto_dura duran playtime',
    more: t('lasts longer on a charge', 'hält länger durch', 'a la plus longue autonomie', 'tiene más autonomía'),
    less: t('lasts less long on a charge', 'hält weniger lang durch', "a l'autonomie la plus courte", 'tiene menos autonomía'),
    most: {
      slot: 'longest_battery_life',
      ask: 'longest_battery_life longest_battery best_battery better_battery lasts_longest last_longest lasts_longer last_longer lasts_the_longest more_battery halt_langer halten_langer langer_durch am_langsten langste_akkulaufzeit langere_akkulaufzeit plus_grande_autonomie plus_longue_autonomie plus_d_autonomie tient_plus_longtemps dure_plus_longtemps mas_autonomia mayor_autonomia dura_mas',
    },
    least: { slot: 'shortest_battery_life', ask: 'shortest_battery_life worst_battery' },
    better: 'more',
    sameUnitOnly: true,
  },
  {
    key: 'cooking_time',
    also: ['cook_time', 'preparation_time', 'brewing_time', 'baking_time'],
    label: t('cooking time', 'Kochzeit', 'temps de cuisson', 'tiempo de cocción'),
    ask: 'cooking_time cook_time how_long_to_cook how_long_to_boil take_to_cook to_cook need_to_cook need_to_boil kochzeit garzeit wie_lange_kochen temps_de_cuisson combien_de_temps_cuire tiempo_de_coccion',
    more: t('takes longer to cook', 'kocht länger', 'cuit plus longtemps', 'tarda más en cocerse'),
    less: t('cooks faster', 'kocht schneller', 'cuit plus vite', 'se cuece antes'),
    most: { slot: 'slowest_cooking', ask: 'cooks_longer cooks_slower takes_longer_to_cook' },
    least: {
      slot: 'fastest_cooking',
      ask: 'cooks_quicker cooks_faster cooks_quickest cooks_fastest quicker_to_cook faster_to_cook quickest_to_cook fastest_to_cook done_first ready_first ready_sooner kocht_schneller schneller_gar schneller_fertig cuit_plus_vite se_cuece_antes',
    },
    better: 'less',
  },
  {
    key: 'charging_time',
    label: t('charging time', 'Ladezeit', 'temps de charge', 'tiempo de carga'),
    ask: 'charging_time charge_time how_fast_does_it_charge how_quickly_does_it_charge how_quickly_do_they_charge how_fast_do_they_charge how_long_to_charge how_long_does_it_take_to_charge take_to_charge to_charge charge charges charging charged recharge fully_charged ladezeit ladt laden aufladen aufgeladen ladedauer temps_de_charge recharger tiempo_de_carga cargar carga',
    more: t('takes longer to charge', 'lädt länger', 'met plus de temps à charger', 'tarda más en cargar'),
    less: t('charges faster', 'lädt schneller', 'se recharge plus vite', 'carga más rápido'),
    least: {
      slot: 'fastest_charging',
      ask: 'fastest_charging charges_fastest charges_faster charge_faster charges_quickest charges_quicker faster_charging ladt_schneller ladt_am_schnellsten se_recharge_plus_vite carga_mas_rapido',
    },
    better: 'less',
  },
  {
    key: 'power',
    also: ['wattage', 'motor', 'output'],
    label: t('power', 'Leistung', 'puissance', 'potencia'),
    ask: 'power wattage watt watts how_powerful how_strong powerful strong leistung stark watt puissance puissant potencia potente vatios',
    more: t('is more powerful', 'hat mehr Leistung', 'a plus de puissance', 'tiene más potencia'),
    less: t('is less powerful', 'hat weniger Leistung', 'a moins de puissance', 'tiene menos potencia'),
    most: {
      slot: 'most_powerful',
      ask: 'most_powerful more_powerful strongest stronger starkste* starker* leistungsstarkste* leistungsstarker* plus_puissant* mas_potente*',
    },
    least: { slot: 'least_powerful', ask: 'least_powerful weakest' },
  },
  {
    key: 'voltage',
    label: t('voltage', 'Spannung', 'tension', 'voltaje'),
    ask: 'voltage volt volts spannung tension voltaje voltios',
  },
  {
    key: 'brightness',
    label: t('brightness', 'Helligkeit', 'luminosité', 'brillo'),
    ask: 'brightness lumen lumens lm how_bright bright hell helligkeit wie_hell luminosite lumineux brillo luminosidad',
    more: t('is brighter', 'ist heller', 'éclaire plus', 'ilumina más'),
    less: t('is dimmer', 'ist weniger hell', 'éclaire moins', 'ilumina menos'),
    most: { slot: 'brightest', ask: 'brightest brighter hellste* heller* plus_lumineu* mas_luminos* mas_brillante*' },
    least: { slot: 'dimmest', ask: 'dimmest dimmer dunkelste*' },
  },
  {
    key: 'noise_level',
    also: ['noise', 'loudness'],
    label: t('noise level', 'Lautstärke', 'niveau sonore', 'nivel de ruido'),
    ask: 'noise_level noise noisy loud how_loud quiet silent decibel decibels db laut lautstarke leise gerausch* bruit bruyant bruyante silencieu* niveau_sonore ruido ruidoso silencioso silenciosa',
    more: t('is louder', 'ist lauter', 'fait plus de bruit', 'hace más ruido'),
    less: t('is quieter', 'ist leiser', 'fait moins de bruit', 'hace menos ruido'),
    most: { slot: 'loudest', ask: 'loudest louder lauteste* lauter plus_bruyant*' },
    least: { slot: 'quietest', ask: 'quietest quieter most_silent leiseste* leiser* plus_silencieu* mas_silencios*' },
    better: 'less',
  },
  {
    key: 'temperature',
    also: ['comfort_temperature', 'temperature_range', 'insulation', 'season'],
    label: t('temperature', 'Temperatur', 'température', 'temperatura'),
    ask: 'temperature temperatures degrees how_warm how_cold how_hot warm enough_for_winter temperatur temperaturen grad wie_warm wie_kalt temperature degres temperatura grados frio calor',
    least: { slot: 'warmest', ask: 'warmest warmer warmste* warmer* plus_chaud* mas_caliente* mas_calid* mas_abrig*' },
  },
  {
    key: 'waterproof',
    also: ['water_resistance', 'water_resistant', 'ip_rating', 'water_column'],
    label: t('water protection', 'Wasserschutz', 'étanchéité', 'resistencia al agua'),
    ask: 'waterproof water_resistant water_resistance waterproofing ip_rating water_column wasserdicht wasserfest wassersaule etanche impermeable resistente_al_agua',
    more: t(
      'is better protected against water',
      'ist besser gegen Wasser geschützt',
      "est mieux protégé contre l'eau",
      'protege mejor del agua',
    ),
    less: t(
      'is less protected against water',
      'ist weniger gegen Wasser geschützt',
      "est moins protégé contre l'eau",
      'protege menos del agua',
    ),
    most: {
      slot: 'most_waterproof',
      ask: 'more_waterproof most_waterproof more_water_resistant wasserdichter* wasserdichteste* plus_etanche* plus_impermeable* mas_impermeable*',
    },
    better: 'more',
  },
  {
    key: 'material',
    also: ['materials', 'fabric', 'ingredients', 'lining', 'sole'],
    label: t('material', 'Material', 'matière', 'material'),
    ask: 'material materials made_of made_off made_from made_out_of fabric stoff woraus aus_was besteht_aus stoff matiere matieres matiere tissu fait_en en_quoi material materiales de_que_esta tela hecho_de hecha_de',
  },
  {
    key: 'color',
    also: ['colour', 'colors', 'colours'],
    label: t('colour', 'Farbe', 'couleur', 'color'),
    ask: 'color colors colour colours coloured colored farbe farben couleur couleurs coloris colores farblich',
  },
  {
    key: 'warranty',
    also: ['guarantee', 'warranty_period'],
    label: t('warranty', 'Garantie', 'garantie', 'garantía'),
    ask: 'warranty warranties guarantee guaranteed garantie gewahrleistung garantia',
    more: t('has the longer warranty', 'hat die längere Garantie', 'a la garantie la plus longue', 'tiene la garantía más larga'),
    less: t(
      'has the shorter warranty',
      'hat die kürzere Garantie',
      'a la garantie la plus courte',
      'tiene la garantía más corta',
    ),
    most: {
      slot: 'longest_warranty',
      ask: 'longest_warranty longer_warranty best_warranty longest_guarantee langste_garantie langere_garantie plus_longue_garantie garantie_la_plus_longue garantia_mas_larga mayor_garantia mas_garantia',
    },
    least: { slot: 'shortest_warranty', ask: 'shortest_warranty' },
    better: 'more',
  },
  {
    key: 'care',
    also: ['washing', 'cleaning', 'dishwasher_safe'],
    label: t('care', 'Pflege', 'entretien', 'cuidado'),
    ask: 'care care_for how_do_i_wash how_to_wash how_do_i_clean how_to_clean wash washed washing clean cleaned cleaning pflege pflegen wasche waschen wascht waschbar reinigen reinigung entretien laver lave nettoyer cuidado lavar lava limpiar',
  },
  {
    key: 'origin',
    also: ['country_of_origin', 'made_in', 'country'],
    label: t('origin', 'Herkunft', 'origine', 'origen'),
    around: /(?<=(?<!\p{L})where(?:'s|s| is| are| was| were| do| does)? [^.?!]{1,40} )(?:from|made|grown|produced)(?!\p{L})/gu,
    ask: 's_it_from is_it_from are_they_from where_is_it_from where_s_it_from was_it_made were_they_made grown_in vient_d_ou d_ou_vient d_ou_viennent de_donde_es de_donde_viene origin where_is_it_made where_are_they_made where_is_this_made where_made made_in which_country come_from comes_from produced manufactured herkunft hergestellt woher wo_wird produziert origine fabrique fabriquee d_ou_vient provenance origen fabricado fabricada de_donde',
  },
  {
    key: 'ingredients',
    also: ['material', 'contents'],
    label: t('ingredients', 'Inhaltsstoffe', 'ingrédients', 'ingredientes'),
    ask: 'ingredients ingredient inhaltsstoffe zutaten whats_in what_s_in what_is_in contains was_ist_drin ingredients composition ingredientes composicion que_lleva',
  },
  {
    key: 'scent',
    also: ['fragrance'],
    label: t('scent', 'Duft', 'parfum', 'aroma'),
    ask: 'scent scented smell smells fragrance perfumed duft duftet riecht geruch odeur sent parfum aroma olor huele',
  },
  {
    key: 'skin_type',
    label: t('skin type', 'Hauttyp', 'type de peau', 'tipo de piel'),
    ask: 'skin_type skin sensitive_skin dry_skin hauttyp haut peau piel',
  },
  {
    key: 'age_range',
    also: ['age', 'recommended_age', 'age_group'],
    label: t('age', 'Alter', 'âge', 'edad'),
    ask: 'age ages age_range how_old year_old years_old year_olds old_enough for_what_age which_age alter altersempfehlung ab_welchem_alter wie_alt jahrige* jahrig age quel_age ans edad anos toddler baby',
  },
  {
    key: 'players',
    label: t('number of players', 'Zahl der Spieler', 'nombre de joueurs', 'número de jugadores'),
    ask: 'players how_many_people how_many_players how_many_can_play people_can_play can_play spieler wie_viele_spieler wie_viele_leute mitspielen joueurs combien_de_joueurs jugadores cuantos_jugadores',
  },
  {
    key: 'play_time',
    also: ['playing_time', 'duration'],
    label: t('playing time', 'Spieldauer', 'durée de jeu', 'duración'),
    ask: 'a_round one_round per_round round_of eine_runde eine_partie une_partie una_partida play_time playing_time how_long_does_a_game how_long_does_one_game how_long_is_a_game game_take game_last round_take spieldauer dauert_ein_spiel dauert_eine_partie duree_de_jeu dure_une_partie duracion dura_una_partida',
  },
  {
    key: 'pieces',
    also: ['parts', 'piece_count', 'quantity', 'count', 'set_size'],
    label: t('number of pieces', 'Zahl der Teile', 'nombre de pièces', 'número de piezas'),
    ask: 'pieces piece parts how_many_pieces how_many_parts how_many_are_in how_many_in teile teilig wie_viele_teile stuck pieces combien_de_pieces piezas cuantas_piezas',
    more: t('has more pieces', 'hat mehr Teile', 'a plus de pièces', 'tiene más piezas'),
    less: t('has fewer pieces', 'hat weniger Teile', 'a moins de pièces', 'tiene menos piezas'),
    most: {
      slot: 'most_pieces',
      ask: 'most_pieces more_pieces most_parts more_parts meisten_teile mehr_teile plus_de_pieces mas_piezas',
    },
    least: { slot: 'fewest_pieces', ask: 'fewest_pieces fewer_pieces wenigsten_teile moins_de_pieces menos_piezas' },
  },
  {
    key: 'max_load',
    also: ['load', 'max_weight', 'weight_capacity', 'capacity'],
    label: t('maximum load', 'Tragkraft', 'charge maximale', 'carga máxima'),
    ask: 'max_load maximum_load how_heavy_may_i how_heavy_can_i how_heavy_may how_much_can_i_weigh wie_schwer_darf load max_weight maximum_weight weight_limit weight_capacity carry_how_much how_much_weight bear support supports hold_up holds_up traglast tragkraft tragt belastbar* aushalten halt_es_aus charge_maximale supporte carga_maxima soporta aguanta kilos_can',
    more: t('carries more', 'trägt mehr', 'supporte plus', 'soporta más'),
    less: t('carries less', 'trägt weniger', 'supporte moins', 'soporta menos'),
    most: {
      slot: 'highest_max_load',
      ask: 'highest_max_load carries_more carries_most tragt_mehr tragt_am_meisten supporte_le_plus soporta_mas',
    },
    better: 'more',
  },
  {
    key: 'range',
    label: t('range', 'Reichweite', 'autonomie', 'autonomía'),
    ask: 'range how_far far reichweite wie_weit portee quelle_distance alcance que_distancia kilometers kilometres kilometer',
    more: t('goes farther', 'kommt weiter', 'va plus loin', 'llega más lejos'),
    less: t('goes less far', 'kommt weniger weit', 'va moins loin', 'llega menos lejos'),
    most: {
      slot: 'longest_range',
      ask: 'longest_range longer_range farthest farther furthest further grosste_reichweite grossere_reichweite am_weitesten plus_loin mas_alcance',
    },
    better: 'more',
  },
  {
    key: 'speed',
    also: ['max_speed', 'top_speed'],
    label: t('speed', 'Geschwindigkeit', 'vitesse', 'velocidad'),
    ask: 'speed how_fast top_speed geschwindigkeit wie_schnell schnell vitesse vite rapide velocidad rapido km_h',
    more: t('is faster', 'ist schneller', 'va plus vite', 'va más rápido'),
    less: t('is slower', 'ist langsamer', 'va moins vite', 'va menos rápido'),
    most: { slot: 'fastest', ask: 'fastest faster quickest quicker schnellste* schneller* plus_rapide* mas_rapid*' },
    least: { slot: 'slowest', ask: 'slowest slower langsamste* langsamer* plus_lent* mas_lent*' },
  },
  {
    key: 'assembly',
    also: ['setup', 'set_up'],
    label: t('assembly', 'Aufbau', 'montage', 'montaje'),
    ask: 'put_up put_it_up set_it_up to_put_up assembly assemble assembled set_up setup put_together put_it_up build pitch aufbau aufbauen zusammenbau* montage montieren monter assembler montaje montar armar',
  },
  {
    key: 'included',
    also: ['accessories', 'includes', 'in_the_box', 'box_contents'],
    label: t('included', 'Lieferumfang', 'livré avec', 'incluye'),
    ask: 'included include includes come_with comes_with in_the_box in_the_package accessories included lieferumfang dabei enthalten mitgeliefert inklusive zubehor livre_avec inclus incluse fourni accessoires incluye incluido viene_con accesorios',
  },
  {
    key: 'compatibility',
    also: ['compatible_with', 'connectivity', 'ports'],
    label: t('compatibility', 'Kompatibilität', 'compatibilité', 'compatibilidad'),
    ask: 'compatible compatibility work_with works_with fit_on fits_with induction hob kompatibel kompatibilitat passt_zu passt_auf funktioniert_mit induktion compatible compatibilite fonctionne_avec compatibilidad funciona_con',
  },
  {
    key: 'connectivity',
    also: ['connection', 'ports', 'bluetooth'],
    label: t('connection', 'Verbindung', 'connexion', 'conexión'),
    ask: 'connectivity connection connect connects connected pair pairs bluetooth wifi wi_fi wireless cable wired verbindung verbinden kabellos drahtlos kabel connexion connecter sans_fil conexion conectar inalambric*',
  },
  {
    key: 'ports',
    also: ['connectivity', 'connections'],
    label: t('ports', 'Anschlüsse', 'ports', 'puertos'),
    ask: 'port ports usb usb_c hdmi plug plugs socket sockets connector connectors anschluss anschlusse buchse stecker ports prises connectique puertos conectores',
  },
  {
    key: 'storage',
    label: t('storage', 'Speicher', 'stockage', 'almacenamiento'),
    ask: 'storage gigabyte gigabytes gb how_much_storage speicherplatz speicher stockage almacenamiento',
    most: {
      slot: 'most_storage',
      ask: 'most_storage more_storage meisten_speicher mehr_speicher plus_de_stockage mas_almacenamiento',
    },
  },
  {
    key: 'memory',
    also: ['ram'],
    label: t('memory', 'Arbeitsspeicher', 'mémoire', 'memoria'),
    ask: 'memory ram arbeitsspeicher memoire memoria',
  },
  {
    key: 'language',
    also: ['languages', 'layout'],
    label: t('language', 'Sprache', 'langue', 'idioma'),
    ask: 'language languages layout keyboard_layout sprache sprachen langue langues idioma idiomas in_english in_german auf_deutsch en_francais en_espanol',
  },
  {
    key: 'fit',
    also: ['cut', 'size'],
    label: t('fit', 'Passform', 'coupe', 'corte'),
    ask: 'fit fits fit_like run_small run_big run_large runs_small runs_large runs_big true_to_size loose tight passform fallt_klein fallt_gross fallt_aus sitzt coupe taille_petit taille_grand corte queda entalla',
  },
  {
    key: 'season',
    also: ['temperature', 'insulation'],
    label: t('season', 'Jahreszeit', 'saison', 'temporada'),
    ask: 'season seasons winter summer spring autumn jahreszeit saison sommer herbst fruhling hiver ete temporada invierno verano',
  },
  {
    key: 'closure',
    also: ['fastening', 'closing'],
    label: t('closure', 'Verschluss', 'fermeture', 'cierre'),
    ask: 'closure close closes closed fasten fastening buckle zip zipper laces verschluss reissverschluss schnalle schnursenkel fermeture lacets cierre cremallera cordones',
  },
  { key: 'sole', label: t('sole', 'Sohle', 'semelle', 'suela'), ask: 'sole soles sohle semelle suela' },
  { key: 'lining', label: t('lining', 'Futter', 'doublure', 'forro'), ask: 'lining lined futter gefuttert doublure forro' },
  {
    key: 'insulation',
    also: ['filling', 'lining', 'material'],
    label: t('insulation', 'Isolierung', 'isolation', 'aislamiento'),
    ask: 'insulation insulated filling fill filled stuffed isolierung isoliert fullung gefullt isolation garnissage relleno aislamiento',
  },
  {
    key: 'certification',
    also: ['certificate', 'certifications', 'standard'],
    label: t('certification', 'Zertifikat', 'certification', 'certificación'),
    ask: 'certified certification certificate certificates norm zertifiziert zertifikat prufsiegel certifie certification certificado certificacion safety_standard',
  },
  {
    key: 'energy_class',
    label: t('energy class', 'Energieklasse', 'classe énergétique', 'clase energética'),
    ask: 'energy_class energy_rating energy_label efficiency energieklasse energieeffizienz classe_energetique clase_energetica',
  },
  {
    key: 'shelf_life',
    also: ['expiry', 'best_before'],
    label: t('shelf life', 'Haltbarkeit', 'durée de conservation', 'caducidad'),
    ask: 'shelf_life expire expires expiry keep_once_opened does_it_keep haltbar haltbarkeit conservation se_conserve caducidad caduca',
  },
  {
    key: 'delivery_time',
    label: t('delivery time', 'Lieferzeit', 'délai de livraison', 'plazo de entrega'),
    ask: 'delivery_time lead_time lieferzeit delai_de_livraison plazo_de_entrega',
  },
  {
    key: 'timer',
    label: t('timer', 'Timer', 'minuterie', 'temporizador'),
    ask: 'timer switch_off_by_itself turn_off_by_itself auto_off zeitschaltuhr minuterie temporizador',
  },
  {
    key: 'blade',
    also: ['blades'],
    label: t('blade', 'Klinge', 'lame', 'hoja'),
    ask: 'blade blades klinge klingen lame lames hoja cuchilla cuchillas',
  },
  {
    key: 'pockets',
    also: ['compartments'],
    label: t('pockets', 'Taschen', 'poches', 'bolsillos'),
    ask: 'pocket pockets compartments facher innentasche* poche poches bolsillo bolsillos',
  },
  {
    key: 'pattern',
    also: ['design', 'color'],
    label: t('pattern', 'Muster', 'motif', 'estampado'),
    ask: 'pattern patterned muster gemustert motif motifs estampado diseno',
  },
  {
    key: 'gender',
    label: t('for', 'für', 'pour', 'para'),
    ask: 'gender unisex for_men for_women for_him for_her mens womens damen herren fur_manner fur_frauen pour_homme pour_femme para_hombre para_mujer',
  },
  {
    key: 'microphone',
    label: t('microphone', 'Mikrofon', 'micro', 'micrófono'),
    ask: 'microphone mic mics phone_calls calls mikrofon mikro micro microphone microfono llamadas',
  },
  {
    key: 'noise_cancelling',
    also: ['noise_cancellation', 'anc'],
    label: t('noise cancelling', 'Geräuschunterdrückung', 'réduction de bruit', 'cancelación de ruido'),
    ask: 'noise_cancelling noise_canceling noise_cancellation anc gerauschunterdruckung rauschunterdruckung reduction_de_bruit cancelacion_de_ruido',
  },
  {
    key: 'vegan',
    label: t('vegan', 'vegan', 'végan', 'vegano'),
    ask: 'vegan vegane vegans vegano vegana animal_free animal_products from_animals animals_in animal_ingredients tierisch* d_origine_animale origen_animal',
  },
  {
    key: 'organic',
    label: t('organic', 'bio', 'bio', 'ecológico'),
    ask: 'organic organically bio biologisch ecologico organico biologique',
  },
  {
    key: 'recycled',
    label: t('recycled', 'recycelt', 'recyclé', 'reciclado'),
    ask: 'recycled recycling recycelt* recycle recyclee reciclad*',
  },
  {
    key: 'dishwasher_safe',
    also: ['care'],
    label: t('dishwasher-safe', 'spülmaschinenfest', 'lave-vaisselle', 'apto para lavavajillas'),
    ask: 'dishwasher dishwasher_safe dishwashers spulmaschine* spulmaschinenfest geschirrspuler lave_vaisselle lavavajillas',
  },
  {
    key: 'microwave_safe',
    also: ['care'],
    label: t('microwave-safe', 'mikrowellengeeignet', 'micro-ondes', 'apto para microondas'),
    ask: 'microwave microwave_safe microwaveable microwavable mikrowelle* micro_ondes microondas',
  },
  {
    key: 'oven_safe',
    also: ['care'],
    label: t('oven-safe', 'ofenfest', 'compatible four', 'apto para horno'),
    ask: 'oven oven_safe ovenproof ofen ofenfest backofen au_four le_four dans_le_four horno',
  },
  {
    key: 'brand',
    also: ['manufacturer', 'maker', 'seller'],
    label: t('brand', 'Marke', 'marque', 'marca'),
    ask: 'brand brands manufacturer maker which_company who_makes who_made marke hersteller wer_macht marque fabricant marca fabricante',
  },
  { key: 'category', label: t('category', 'Kategorie', 'catégorie', 'categoría'), ask: 'category kategorie categorie categoria' },
]
