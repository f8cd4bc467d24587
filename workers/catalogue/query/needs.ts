import { once } from '../../../shared/once.ts'
import { fold, type Texts } from '../../../shared/weighing/language.ts'
import { phrasePattern } from '../../../shared/weighing/phrase-pattern.ts'

/** A situation that shoppers tell instead of naming goods, and the goods that help, as a shop calls them. */
interface Need {
  /** Folded words in en, de, fr, es, written as in `attributes.ts`; a question must have some of each. */
  readonly when: readonly string[]
  /** Best first, parted by `|`. */
  readonly goods: Texts
}

const giving =
  'gift* present* birthday bday christmas xmas give give_to get_for buy_for surprise turns turning housewarming moved_into retire* retiring farewell is_leaving leaving_do pooling chipping_in whip_round wedding abschied* hochzeit* einweihung* mariage boda jubilacion geschenk* geburtstag* schenk* weihnacht* cadeau* anniversaire offrir noel regal* cumple* navidad'
const child =
  'kid kids child children son daughter nephew niece grandson granddaughter godson goddaughter boy girl little_one schoolkid kind kinder kindes enkel* neffe nichte sohn tochter patenkind junge madchen enfant* fils fille neveu niece garcon petit-fils nino ninos nina ninas hijo hija sobrin* niet* chico'
const ache =
  'hurt hurts hurting pain pains painful ache aches aching sore stiff strain rsi schmerz* weh_tut tut_weh verspannt* mal douleur* douloureu* duele duelen dolor*'
const cold =
  'cold freeze freezes freezing frozen chilly shiver* warm warmer frier* kalt* warm* froid* gele* chaud* frio fria calor caliente congel*'
const dark =
  'dark dawn sunrise night nights nighttime pitch_black dunkel* nacht nachts morgengrauen noir nuit obscurite noche oscur* amanecer'

/** Goods that the table of words puts into the catalogue's language when they are looked for. */
const goods = (en: string, de = en, fr = en, es = en): Texts => ({ en, de, fr, es })

/** The narrower before the wider: the first ones that a question has are looked for. */
const needs: readonly Need[] = [
  {
    when: ['drummer drums schlagzeuger* batteur baterista', `${giving} loves learn* play liebt lernt joue toca`],
    goods: goods('drum kit|drums|cymbals|percussion'),
  },
  {
    when: [
      'guitarist guitar gitarrist* gitarre guitariste guitare guitarrista guitarra',
      `${giving} loves learn* play liebt lernt joue toca`,
    ],
    goods: goods('guitar|guitar strings'),
  },
  {
    when: ['pianist piano klavier pianiste pianista', `${giving} loves learn* play liebt lernt joue toca`],
    goods: goods('piano|digital piano|keyboard'),
  },
  {
    when: [`${cold} winter snow wind`, 'neck throat hals nacken cou cuello'],
    goods: goods('scarf'),
  },
  {
    when: ['dog dogs puppy pup cat pet pets hund* katze* chien* chat perro* gato*', `${dark} see visible lost`],
    goods: { en: 'LED collar|reflective collar', de: 'Leuchthalsband', fr: 'collier lumineux', es: 'collar luminoso' },
  },
  {
    when: [
      `${child} baby newborn toddler bedtime bebe`,
      `${dark} light licht lumiere luz`,
      'scared afraid fear fears frightened cry cries crying sleep sleeps asleep bedtime monsters nightmares angst furcht* schlaf* einschlaf* peur dormir dort cauchemar* miedo duerme*',
    ],
    goods: { en: 'night light', de: 'Nachtlicht', fr: 'veilleuse', es: 'luz nocturna' },
  },
  {
    when: ['baby newborn toddler nursery bebe saugling nourrisson', `${dark} light feed* still* wickel*`],
    goods: { en: 'night light', de: 'Nachtlicht', fr: 'veilleuse', es: 'luz nocturna' },
  },
  {
    when: [
      'baby babies newborn toddler turning_one turns_one turned_one first_birthday 1st_birthday one_year_old 1_year_old one-year-old christening baby_shower kleinkind saugling erster_geburtstag wird_eins bebe nourrisson premier_anniversaire un_an un_ano',
      `${giving} ${child} toy toys play* stack* spielzeug spiel* jouet* juguet* juga*`,
    ],
    goods: {
      en: 'building blocks|teddy bear|soft toy|baby toy',
      de: 'Bauklötze|Teddybär|Stofftier',
      fr: 'cubes|peluche',
      es: 'bloques|peluche',
    },
  },
  {
    when: [
      `before_work before_sunrise before_dawn after_dark in_the_dark ${dark}`,
      'run runs runner running jog* walk* hike* hiking trail* camp* cycle* laufen lauft laufer* jogg* wander* courir coureur* randonn* correr corredor* camin*',
    ],
    goods: {
      en: 'headlamp|torch|flashlight|lantern',
      de: 'Stirnlampe|Taschenlampe',
      fr: 'lampe frontale|lampe de poche',
      es: 'linterna frontal|linterna',
    },
  },
  {
    when: [
      cold,
      'camp* tent tents outdoors outside mountains zelt* draussen bivouac* tente acampa* tienda_de_campana',
      `${dark} sleep* schlaf* dorm* spring autumn may october`,
    ],
    goods: { en: 'sleeping bag|blanket', de: 'Schlafsack|Decke', fr: 'sac de couchage|couverture', es: 'saco de dormir|manta' },
  },
  {
    when: [cold, 'bed bedroom night nights sleep* bett schlaf* nachts lit nuit cama noche'],
    goods: { en: 'duvet|comforter|blanket', de: 'Bettdecke|Decke', fr: 'couette|couverture', es: 'edredón|manta' },
  },
  {
    when: [cold, 'ears ear ohren oreilles orejas'],
    goods: { en: 'beanie|hat|earmuffs', de: 'Mütze', fr: 'bonnet', es: 'gorro' },
  },
  {
    when: [
      'rain rains rainy raining pours pouring downpour drizzl* drenched soaked wet_day* bad_weather regen regnet regnerisch* schutt* nass pluie pleut pluvieu* trempe* lluvia llueve lluvios* mojad*',
      'wear put_on jacket coat dressed out walk* work school live lives day days weather commut* anzieh* leb* wetter tage tag mettre vis vit jours temps poner* vivo dias tiempo',
    ],
    goods: {
      en: 'rain jacket|raincoat|umbrella',
      de: 'Regenjacke|Regenmantel|Regenschirm',
      fr: 'veste de pluie|imperméable|parapluie',
      es: 'chaqueta impermeable|chubasquero|paraguas',
    },
  },
  {
    when: [
      'noise noisy snor* racket neighbour* neighbor* upstairs traffic open-plan open_plan larm* schnarch* nachbar* bruit bruyant* voisin* ronfl* ruido* vecin* ronc* peace_and_quiet some_peace shuts_sound_out block_out',
      'sleep* work* concentrat* focus peace quiet silence flat apartment office train plane home never shut* schlaf* arbeit* konzentr* ruhe dorm* travail* calme concentr* trabaj* tranquil* silencio',
    ],
    goods: {
      en: 'noise cancelling headphones|ear plugs|headphones',
      de: 'Kopfhörer mit Geräuschunterdrückung|Ohrstöpsel|Kopfhörer',
      fr: 'casque à réduction de bruit|bouchons d’oreilles|casque',
      es: 'auriculares con cancelación de ruido|tapones|auriculares',
    },
  },
  {
    when: ['wrist* rsi carpal handgelenk* poignet* muneca*', `${ache} mous* click* typ* maus souris raton`],
    goods: {
      en: 'ergonomic mouse|vertical mouse|wrist rest|mouse',
      de: 'ergonomische Maus|Maus',
      fr: 'souris ergonomique|souris',
      es: 'ratón ergonómico|ratón',
    },
  },
  {
    when: ['neck nacken* nuque cou cuello cervical*', `${ache} sleep* wake morning* schlaf* morgens matin manana*`],
    goods: { en: 'neck pillow|pillow', de: 'Nackenkissen|Kissen', fr: 'oreiller', es: 'almohada' },
  },
  {
    when: [
      'knee knees knie* genou* rodilla*',
      `downhill descent descend* hik* mountain* bergab wander* descente* randonn* bajada* monte`,
    ],
    goods: { en: 'trekking poles|walking poles', de: 'Trekkingstöcke|Wanderstöcke', fr: 'bâtons de randonnée', es: 'bastones' },
  },
  {
    when: [
      'my_back back_pain back_hurts backache her_back his_back lower_back rucken* mal_de_dos mal_au_dos espalda',
      `${ache} sit* desk chair office isn_t_what sitz* buro assis* bureau sent* oficina`,
    ],
    goods: {
      en: 'office chair|armchair|cushion',
      de: 'Bürostuhl|Sessel|Kissen',
      fr: 'fauteuil|chaise de bureau',
      es: 'silla de oficina|sillón',
    },
  },
  {
    when: [
      'phone phones phon fone phne fon smartphone mobile tablet handy handys telefon* telephone* portable movil* telefono*',
      'die dies dead empty flat runs_out run_out charge charging recharge battery power leer alle aufladen laden akku batterie decharge* recharg* charger vide bateria cargar descarg*',
      'noon lunchtime midday evening on_the_go mittags unterwegs midi mediodia trip hike* day days way road train travel* festival camp* out sockets wander* unterwegs reise* tag tage zug voyage* train journee route viaj* dia dias camino',
    ],
    goods: { en: 'power bank|portable charger', de: 'Powerbank', fr: 'batterie externe', es: 'batería externa' },
  },
  {
    when: [
      'dust dusty pollen hay_fever allergy allergies allergic stuffy sneez* blocked_nose stale_air smok* staub* heuschnupfen allergi* nies* poussiere* rhume_des_foins allergie* polvo alergi* estornud*',
      'bedroom room air home flat house nose wake morning night sleep* live breath* schlafzimmer zimmer luft wohnung nase chambre air maison nez dorm* habitacion aire casa nariz',
    ],
    goods: {
      en: 'air purifier|air filter|vacuum cleaner',
      de: 'Luftreiniger|Staubsauger',
      fr: 'purificateur d’air|aspirateur',
      es: 'purificador de aire|aspiradora',
    },
  },
  {
    when: ['cappuccino* latte lattes espresso* flat_white macchiato barista milk_foam froth* crema milchschaum cortado'],
    goods: {
      en: 'espresso machine|coffee machine|coffee maker',
      de: 'Espressomaschine|Kaffeemaschine',
      fr: 'machine à espresso|machine à café',
      es: 'cafetera espresso|cafetera',
    },
  },
  {
    when: ['coffee coffees kaffee* cafe', `${giving} lover lovers loves mad snob addict drinker liebhaber* fan amateur amante`],
    goods: {
      en: 'coffee grinder|espresso machine|coffee maker',
      de: 'Kaffeemühle|Espressomaschine',
      fr: 'moulin à café|machine à café',
      es: 'molinillo de café|cafetera',
    },
  },
  {
    when: [
      'green_tea tea teas tee gruner_tee the_vert infusion* te_verde',
      'make brew boil* hot water drinker lover temperature koch* aufguss* bouillir chaude hervir caliente',
    ],
    goods: { en: 'kettle|teapot', de: 'Wasserkocher|Teekanne', fr: 'bouilloire|théière', es: 'hervidor|tetera' },
  },
  {
    when: ['climb* boulder* kletter* boulder* escalad* grimp*'],
    goods: {
      en: 'chalk bag|climbing harness|carabiner',
      de: 'Kreidebeutel|Klettergurt',
      fr: 'sac à magnésie|baudrier',
      es: 'bolsa de magnesio|arnés',
    },
  },
  {
    when: [
      'firewood chop_wood split_logs logs lumber fell fallen_tree whole_tree brennholz holz_hacken bois_de_chauffage lena',
      'chop* split* cut* saw* become tree yard stove fire* hack* sag* couper fendre cortar',
    ],
    goods: { en: 'axe|chainsaw|saw', de: 'Axt|Kettensäge|Säge', fr: 'hache|tronçonneuse|scie', es: 'hacha|motosierra|sierra' },
  },
  {
    when: [
      'swim swims swimming laps lanes pool schwimm* nager natation piscine nadar natacion piscina',
      'wear need want class team costume start* want_to wear* anzieh* brauch* besoin necesit*',
    ],
    goods: { en: 'swimsuit|swimwear|swimming goggles', de: 'Badeanzug|Badehose', fr: 'maillot de bain', es: 'bañador' },
  },
  {
    when: [
      'lake river sea coast water fluss am_see auf_dem_see lac riviere lago rio',
      'paddl* boat* get_out out_on explore together float* paddel* boot barque bateau pagay* remar barca',
    ],
    goods: { en: 'kayak|canoe|paddle board', de: 'Kajak|Kanu', fr: 'kayak|canoë', es: 'kayak|canoa' },
  },
  {
    when: [
      'shave shaves shaving stubble beard rasier* bart* stoppel* raser rase barbe afeit* barba',
      `${giving} old_way husband dad father man need something irritat* every morning brauch* mann vater mari pere homme padre marido`,
    ],
    goods: { en: 'safety razor|razor|shaver', de: 'Rasierer|Rasierhobel', fr: 'rasoir', es: 'maquinilla|afeitadora' },
  },
  {
    when: [
      'skin face cheeks haut gesicht* peau visage piel cara',
      'dry itch* red redness sensitive irritat* tight flak* scented trocken* empfindlich* juck* rote rot gereizt* seche sensible rouge irrit* gratte seca reseca roja pica',
    ],
    goods: {
      en: 'face cream|moisturizer|body lotion|cream',
      de: 'Gesichtscreme|Creme',
      fr: 'crème visage|crème',
      es: 'crema facial|crema',
    },
  },
  {
    when: [
      'sunburn* sunburnt burn_easily beach sun_protection sonnenbrand verbrenn* coup_de_soleil coups_de_soleil quemad* sol',
      'sun skin beach holiday summer protect* pale nose kids urlaub strand haut peau plage vacances proteg* piel playa',
    ],
    goods: { en: 'sunscreen|sun cream', de: 'Sonnencreme', fr: 'crème solaire', es: 'protector solar|crema solar' },
  },
  {
    when: [
      'lips lip lippen levres labios',
      'dry chapped crack* split winter cold wind sprod* rissig* trocken* gerce* seche* agrietad* secos',
    ],
    goods: { en: 'lip balm', de: 'Lippenbalsam|Lippenpflege', fr: 'baume à lèvres', es: 'bálsamo labial' },
  },
  {
    when: ['hair haare* cheveux pelo cabello', 'wet dry drying dries fohn* trockn* nass secher mouille* secar mojado'],
    goods: { en: 'hair dryer', de: 'Haartrockner|Föhn', fr: 'sèche-cheveux', es: 'secador' },
  },
  {
    when: [
      'hall hallway hallways entrance corridor entryway coats jackets flur diele eingang* jacken mantel entree couloir manteaux pasillo entrada abrigos',
      'floor hang hangs hanging coats pile* mess* narrow skinny tiny tidy aufhang* boden eng* ordnung accroch* par_terre etroit* colg* suelo estrech*',
    ],
    goods: {
      en: 'coat rack|coat hooks|coat stand|wardrobe',
      de: 'Garderobe|Kleiderhaken',
      fr: 'portemanteau|patère',
      es: 'perchero',
    },
  },
  {
    when: [
      'sit sits sitting seat seats seating sitz* asseoir sentar*',
      'four three five people guests family friends us living_room leute gaste* personen personnes invites gente invitados',
    ],
    goods: { en: 'sofa|couch|bench', de: 'Sofa|Couch', fr: 'canapé', es: 'sofá' },
  },
  {
    when: [
      'read reads reading books knit* relax evenings by_the_window lesen liest bucher lire lit livres leer lee libros',
      'comf* cosy cozy sit sits corner window chair back gemutlich* sitz* ecke fenster rucken confort* fauteuil coin fenetre dos comod* rincon ventana sillon espalda',
    ],
    goods: {
      en: 'armchair|lounge chair|floor lamp|reading lamp',
      de: 'Sessel|Stehlampe',
      fr: 'fauteuil|lampadaire',
      es: 'sillón|lámpara de pie',
    },
  },
  {
    when: [
      'dark_corner gloomy reading_light dim_corner too_dark soft_light warm_light cosy_light dunkle_ecke leselicht schummrig* coin_sombre lumiere_douce rincon_oscuro luz_calida',
    ],
    goods: { en: 'floor lamp|lamp', de: 'Stehlampe|Lampe', fr: 'lampadaire|lampe', es: 'lámpara de pie|lámpara' },
  },
  {
    when: [
      'floor floors floorboards boden fussboden parquet carrelage suelo',
      `${cold} bare echo* slip* kahl* hall* nu glissant* desnudo`,
    ],
    goods: { en: 'rug|carpet', de: 'Teppich', fr: 'tapis', es: 'alfombra' },
  },
  {
    when: [
      'physio* rehab strength muscle muscles get_fit keep_fit work_out workout workouts exercises exercise_at_home home_gym tone_up kraft* muskel* fitness reha ubungen musculation muscle* renforcer reeducation fuerza musculo* ejercicio* gimnasio',
    ],
    goods: {
      en: 'resistance band|dumbbells|kettlebell',
      de: 'Fitnessband|Hanteln',
      fr: 'bande élastique|haltères',
      es: 'banda elástica|mancuernas',
    },
  },
  {
    when: ['yoga stretching stretches pilates meditat* dehn* etirement* estiramiento*'],
    goods: { en: 'yoga mat|exercise mat', de: 'Yogamatte', fr: 'tapis de yoga', es: 'esterilla de yoga' },
  },
  {
    when: [
      'commut* to_work without_a_car no_car sell_the_car hilly hills arbeitsweg pendel* ohne_auto berge trajet* sans_voiture cotes al_trabajo sin_coche cuestas',
      'bike biking cycl* ride pedal* sweat* town city fahrrad rad stadt schwitz* velo ville pedal* bici* ciudad',
    ],
    goods: {
      en: 'e-bike|electric bike|scooter|bicycle',
      de: 'E-Bike|Roller|Fahrrad',
      fr: 'vélo électrique|trottinette',
      es: 'bicicleta eléctrica|patinete',
    },
  },
  {
    when: [
      'bike cycl* scooter fahrrad rad roller velo trottinette bici* patinete',
      'head safe safety safer protect* crash* fell fall kopf sicher* schutz* sturz* tete securite protege* chute cabeza segur* proteg* caid*',
    ],
    goods: { en: 'bike helmet|helmet', de: 'Fahrradhelm|Helm', fr: 'casque de vélo', es: 'casco' },
  },
  {
    when: [
      'hike hikes hiking trek* mountain* rocky stony trail* wander* berge felsig* randonn* montagne* rando senderis* montana*',
      'feet foot blister* ankle* shoes footwear slip* fusse blase* knochel schuhe pieds ampoule* cheville* chaussures pies ampolla* tobillo* calzado',
    ],
    goods: {
      en: 'hiking boots|walking shoes',
      de: 'Wanderstiefel|Wanderschuhe',
      fr: 'chaussures de randonnée',
      es: 'botas de montaña',
    },
  },
  {
    when: [
      'cook* boil* hot_meal hot_food brew noodles koch* warme_mahlzeit cuisiner repas_chaud cocin* comida_caliente',
      'camp* trail mountain* outdoors tent wilderness hike draussen zelt* berge camping randonn* acampa* monte',
    ],
    goods: { en: 'camping stove|gas stove', de: 'Campingkocher', fr: 'réchaud', es: 'hornillo' },
  },
  {
    when: [
      'lie_around lying_around doing_nothing rumliegen nichts_tun ne_rien_faire no_hacer_nada nap naps doze dozing chill lounge lazy hang_out dosen faulenz* sieste flaner siesta',
      'garden trees outside park balcony summer garten baume draussen balkon jardin arbres dehors arbol* jardin',
    ],
    goods: { en: 'hammock', de: 'Hängematte', fr: 'hamac', es: 'hamaca' },
  },
  {
    when: [
      'drink drinks water trink* wasser boire eau beber agua',
      'cold cool all_day gym school office hike* hot_days kalt kuhl* schule buro sport froid* frais ecole frio fresc* gimnasio escuela',
    ],
    goods: {
      en: 'water bottle|insulated bottle|flask',
      de: 'Trinkflasche|Thermosflasche',
      fr: 'gourde|bouteille isotherme',
      es: 'botella|cantimplora',
    },
  },
  {
    when: [
      'eyes eye spreadsheet* laptop desk augen tabellen schreibtisch yeux tableur* bureau ojos escritorio',
      'screen small_screen bigger second_screen tired strain squint* bildschirm grosser mude ecran fatigu* pantalla cansad*',
    ],
    goods: { en: 'monitor|display', de: 'Monitor', fr: 'moniteur|écran', es: 'monitor' },
  },
  {
    when: [
      'music songs radio podcasts musik musique musica',
      'kitchen shower garden party terrace room loud kuche dusche garten feier cuisine douche jardin fete cocina ducha fiesta',
    ],
    goods: { en: 'bluetooth speaker|speaker', de: 'Lautsprecher', fr: 'enceinte', es: 'altavoz' },
  },
  {
    when: [
      'chop chops chopping slice slicing cut cutting dice schneiden hacken couper trancher cortar picar',
      'onion* veg vegetable* tomato* meat bread herbs zwiebel* gemuse fleisch brot oignon* legume* viande pain cebolla* verdura* carne pan',
    ],
    goods: {
      en: 'kitchen knife|knife|cutting board',
      de: 'Messer|Schneidebrett',
      fr: 'couteau|planche à découper',
      es: 'cuchillo|tabla de cortar',
    },
  },
  {
    when: [
      'egg eggs pancake* omelette* fry frying steak spiegelei* pfannkuchen braten oeuf* crepe* poeler huevo* tortilla* freir',
      'stick sticks sticking burn* pan without_oil less_fat anbrennen kleb* colle* attache* pega*',
    ],
    goods: { en: 'frying pan|pan', de: 'Bratpfanne|Pfanne', fr: 'poêle', es: 'sartén' },
  },
  {
    when: ['smoothie* milkshake* puree* shakes suppe_purieren batido* soup_from_scratch'],
    goods: { en: 'blender|mixer', de: 'Standmixer|Mixer', fr: 'blender|mixeur', es: 'batidora' },
  },
  {
    when: [
      'cards card cash notes karten kreditkarten cartes tarjetas',
      'pocket bulky slim carry thick fat hosentasche dick* poche epais* bolsillo grues*',
    ],
    goods: { en: 'wallet|card holder', de: 'Geldbörse|Portemonnaie', fr: 'portefeuille', es: 'cartera' },
  },
  {
    when: [
      'sun sunlight sunshine glare dazzl* sonne soleil sol',
      'glare dazzl* blind* squint* blend* eyes driving drive eblou* yeux deslumbr* ojos',
    ],
    goods: { en: 'sunglasses', de: 'Sonnenbrille', fr: 'lunettes de soleil', es: 'gafas de sol' },
  },
  {
    when: ['halloween spooky trick_or_treat', 'party deco* decorat* place house boring costume fete fiesta feier'],
    goods: { en: 'halloween decoration|halloween', de: 'Halloween-Deko', fr: 'décoration halloween', es: 'decoración halloween' },
  },
  {
    when: [
      'mother_s_day mothers_day valentine* wedding_anniversary muttertag valentinstag fete_des_meres saint-valentin dia_de_la_madre san_valentin flowers blumen fleurs flores',
    ],
    goods: { en: 'bouquet|flowers|floral arrangement', de: 'Blumenstrauß|Blumen', fr: 'bouquet|fleurs', es: 'ramo|flores' },
  },
  {
    when: [
      'photo photos pictures photograph* fotos fotografier* photos photographier foto fotografi*',
      'take taking shoot learn* holiday hobby start* lernen urlaub apprendre vacances aprender viaje',
    ],
    goods: { en: 'camera', de: 'Kamera', fr: 'appareil photo', es: 'cámara' },
  },
  {
    when: [
      'steps heart_rate pulse track_my fitness_goals schritte herzfrequenz frequence_cardiaque pulsaciones pasos',
      'count* track* measure* zahl* mess* compter mesur* contar medir',
    ],
    goods: { en: 'fitness tracker|smartwatch', de: 'Fitnesstracker|Smartwatch', fr: 'montre connectée', es: 'reloj inteligente' },
  },
  {
    when: [
      'game_night games_night family_night family_evening rainy_afternoon rainy_sunday bored play_together spieleabend familienabend langweil* soiree_jeux ennui* noche_de_juegos aburri*',
    ],
    goods: { en: 'board game|puzzle|card game', de: 'Brettspiel|Puzzle', fr: 'jeu de société|puzzle', es: 'juego de mesa|puzle' },
  },
  {
    when: ['gamer gamers gaming video_games zockt zocken zocker jeux_video joueu* videojuegos'],
    goods: {
      en: 'gaming keyboard|keyboard|mouse|headset',
      de: 'Tastatur|Maus|Headset',
      fr: 'clavier|souris',
      es: 'teclado|ratón',
    },
  },
  {
    when: [
      'cook cooks cooking chef foodie kitchen kocht kochen hobbykoch* cuisine cuisiner cocina cocinar cocinero*',
      `${giving} loves love mad passion* liebt gern* adore aime* encanta`,
    ],
    goods: {
      en: 'kitchen knife|frying pan|cutting board',
      de: 'Messer|Bratpfanne|Schneidebrett',
      fr: 'couteau|poêle',
      es: 'cuchillo|sartén',
    },
  },
  {
    when: [
      'hike hikes hiker hiking trek* camping outdoors outdoorsy wander* draussen randonn* plein_air senderis* aire_libre',
      `${giving} loves love mad liebt gern* adore aime* encanta`,
    ],
    goods: {
      en: 'backpack|headlamp|water bottle|trekking poles',
      de: 'Rucksack|Stirnlampe|Trinkflasche',
      fr: 'sac à dos|lampe frontale|gourde',
      es: 'mochila|linterna frontal|botella',
    },
  },
  {
    when: ['bee bees butterfl* pollinator* bumblebee* biene* hummel* schmetterling* abeille* papillon* abeja* mariposa*'],
    goods: goods('wildflower seeds|lavender|seeds'),
  },
  {
    when: [
      'bird birds robin robins vogel vogeln oiseau* pajaro*',
      'feed feeding lover loves watch* garden winter futter* nourrir alimentar ama',
    ],
    goods: goods('bird feeder|bird house'),
  },
  { when: ['squirrel* eichhornchen ecureuil* ardilla*'], goods: goods('bird feeder') },
  { when: ['hedgehog* igel herisson* erizo*'], goods: goods('hedgehog house') },
  {
    when: [
      'rain rainwater regenwasser pluie lluvia',
      'collect* save saving catch store bill sammel* spar* recuper* econom* recoger ahorrar',
    ],
    goods: goods('rain barrel'),
  },
  {
    when: [
      'away holiday vacation trip travelling urlaub verreis* weg vacances absent* vacaciones fuera',
      'plants plant pots tomatoes flowers balcony garden pflanze* blumen balkon plantes fleurs plantas flores',
      'water watering dry die dies dying wilt* giess* vertrockn* arros* secher riego regar morir secan',
    ],
    goods: goods('irrigation|watering can|sprinkler'),
  },
  {
    when: [
      'lawn grass rasen wiese pelouse gazon cesped hierba',
      'cut mow long tall high knee overgrown wild jungle mahen hoch tondre haute cortar alta',
    ],
    goods: goods('lawn mower|grass trimmer'),
  },
  {
    when: ['hedge hedges hecke* haie* seto*', 'cut trim overgrown tidy wild schneid* tailler cortar recortar'],
    goods: goods('hedge trimmer|secateurs'),
  },
  { when: ['weed weeds weeding unkraut mauvaises_herbes malas_hierbas'], goods: goods('hoe|weedkiller|hand trowel|work gloves') },
  {
    when: [
      'thorn* prickl* bramble* scratch* dorn* stachel* epine* ronce* espina*',
      'hand hands arm arms skin hande haut mains manos',
    ],
    goods: goods('gloves|work gloves'),
  },
  {
    when: [
      'old_varnish varnish* old_paint peeling_paint rough_surface splinter* sand sanding sand_down abschleif* lack farbreste vernis poncer barniz lijar',
    ],
    goods: goods('sander|sandpaper'),
  },
  {
    when: [
      'flat_pack ikea shelf shelves screw screws hole holes wall curtain_rail regal locher schrauben etagere trous vis agujeros tornillos',
      'put_up hang hanging drill mount assemble build assembling aufhangen anbringen bohren montieren fixer accrocher percer colgar taladrar montar',
    ],
    goods: goods('drill|cordless drill|screwdriver|tool kit'),
  },
  {
    when: [
      'patio terrace balcony garden backyard terrasse balkon garten terraza balcon jardin',
      'sit sitting eat eating dinner breakfast meal guests sunbathe sitzen essen fruhstuck gaste manger assis dejeuner comer cenar sentar*',
    ],
    goods: goods('bistro set|garden bench|garden table|deck chair'),
  },
  {
    when: ['patio terrace balcony terrasse balkon terraza balcon', `${giving} housewarming einzug* cremaillere inauguracion`],
    goods: goods('bistro set|fire pit|plant pot|garden bench|lantern'),
  },
  {
    when: [
      'garden gardener gardeners gardening green_fingers green_thumb allotment garten gartner* hobbygartner* jardin jardinier* jardinage jardin jardiner*',
      `${giving} thank_you keen loves love mad liebt gern* adore aime* encanta`,
    ],
    goods: goods('secateurs|gloves|watering can|hand trowel|seeds'),
  },
  {
    when: [
      'fire flames bonfire feuer lagerfeuer feu fuego hoguera',
      'evening evenings garden outside stars abend* draussen soir* dehors noche* fuera',
    ],
    goods: goods('fire pit'),
  },
  {
    when: [
      'no_sun zero_sun little_sun without_sun never_any_sun not_much_sun shade shady dark dunkel keine_sonne kaum_sonne schatten* ombre sombre sombra oscur*',
      'garden grow grows plant plants fern bathroom corner room pflanze* bad plante* planta*',
    ],
    goods: goods('fern|plant'),
  },
  {
    when: [
      'bedtime before_bed fall_asleep get_to_sleep can_t_sleep cant_sleep sleep_better einschlafen schlaf* dormir',
      'drink drinks tea calm* hot trinken tee beruhig* boire tisane beber infusion',
    ],
    goods: goods('camomile tea|herbal tea|rooibos tea'),
  },
  {
    when: [
      'sore_throat cold cough flu halsschmerz* husten erkalt* mal_de_gorge rhume dolor_de_garganta resfriado',
      'drink tea soothe help* trinken tee boire the beber te',
    ],
    goods: goods('herbal tea|tea|honey'),
  },
  {
    when: [
      'bread toast sandwich* brot brotchen pain tartine* pan tostada*',
      'spread put_on on_my on_the schmier* aufs tartiner untar',
    ],
    goods: goods('spread|jam|honey|butter|cheese'),
  },
  {
    when: ['chocoholic chocolate_lover loves_chocolate sweet_tooth schokoladenfan naschkatze accro_au_chocolat goloso golosa'],
    goods: goods('chocolate|biscuits|sweets'),
  },
  {
    when: ['cling_film clingfilm plastic_wrap frischhaltefolie film_plastique film_transparente'],
    goods: goods('beeswax wraps|food wraps'),
  },
  {
    when: ['diabet* sugar no_sugar zuckerkrank* sucre azucar', 'sweet snack treat suss* naschen dessert dulce capricho'],
    goods: goods('dates|chocolate|sweets|biscuits'),
  },
  {
    when: ['snack snacks nibble nibbles hungry knabbern hunger grignoter faim picar hambre'],
    goods: goods('snacks|crisps|nuts|biscuits|chocolate'),
  },
  { when: ['greasy oily fettig* gras grasse* graso grasa', 'hair roots haar* cheveux pelo cabello'], goods: goods('shampoo') },
  { when: ['sweat sweating sweaty smell_bad stink* schwitz* schweiss transpir* sueur sudor sudo'], goods: goods('deodorant') },
  {
    when: ['plastic plastik plastique plastico', 'free without less avoid reduce stop vermeid* weniger ohne sans reducir sin'],
    goods: goods('solid shampoo|bamboo toothbrush|beeswax wraps|soap'),
  },
  {
    when: [
      'cleaning clean cleans cleaner* household putz* reinig* sauber* nettoy* menage limpi*',
      'product products thing stuff something anything agent* supplies mittel produkt* produit* producto*',
    ],
    goods: goods('cleaner|dish soap|laundry powder|detergent'),
  },
  {
    when: ['laundry washing clothes wasche dirty_clothes linge ropa', 'wash clean detergent powder waschen laver lavar'],
    goods: goods('laundry detergent|laundry powder'),
  },
  {
    when: ['dishes washing_up abwasch geschirr vaisselle platos', 'soap wash clean do spul* laver lavar'],
    goods: goods('dish soap'),
  },
  {
    when: ['cheese kase fromage queso', 'evening night platter board party abend soiree noche'],
    goods: goods('cheese board|cheese'),
  },
  {
    when: [
      'stale smell smells smelly stink* stinks odour odor muff* riecht stinkt sent_mauvais odeur* huele olor*',
      'house home flat room air bedroom haus wohnung zimmer maison chambre casa habitacion',
    ],
    goods: goods('air purifier|candle|diffuser'),
  },
  {
    when: [
      'fall fell falls falling crash* sturz* gefallen fallt tomb* cae caido',
      'bike bicycle cycle scooter rad fahrrad roller velo trottinette bici patinete',
    ],
    goods: goods('bike helmet|helmet'),
  },
  {
    when: [
      'ready_made ready-made all_in_one_gift gift_box gift_set gift_basket hamper prasentkorb geschenkkorb panier_garni coffret cesta_de_regalo',
    ],
    goods: goods('gift hamper|gift basket|gift set'),
  },
  {
    when: [
      'grandparents grandma granny grandpa nan oma opa grosseltern grand-mere grands-parents abuela abuelo abuelos',
      `${giving}`,
    ],
    goods: goods('gift hamper|blanket|tea|bouquet|puzzle|armchair'),
  },
  {
    when: [
      'teacher teachers colleague coworker boss neighbour neighbor hostess lehrer* kollege* kollegin chef nachbar* maitresse collegue* voisin* profesor* colega* vecin*',
      `${giving} thank_you thanks dank* merci gracias`,
    ],
    goods: goods('gift hamper|chocolate|candle|tea|bouquet'),
  },
  { when: [child, giving], goods: { en: 'toys|board game|puzzle', de: 'Spielzeug', fr: 'jouets', es: 'juguetes' } },
]

const read = once(() => needs.map(({ when, goods }) => ({ patterns: when.map(phrasePattern), goods })))
const needsMax = 2

const bareChild =
  /^[^\p{L}]*(?:(?:do you have|have you got|got|anything|something|any|some|stuff|things|what|for|my|the|our|little|small|fur|unsere|die|meine|etwas|was|pour|les|mes|nos|para|los|mis|algo|section|corner) )*(?:kids?|child|children|toddlers?|kinder|kind|enfants?|ninos|ninas)(?: (?:section|corner|stuff|things|products|department|please|pls|bitte))*[^\p{L}]*$/u
const toys: Texts = { en: 'toys', de: 'Spielzeug', fr: 'jouets', es: 'juguetes' }

const lyingAbout = phrasePattern(
  'everywhere all_over_the_place all_over_the_floor lying_around lying_about lie_around nowhere_to_put nowhere_to_hang no_place_for no_place_to on_the_floor in_a_heap in_a_pile piling_up clutter cluttered a_mess such_a_mess uberall liegen_herum liegt_herum auf_dem_boden chaos durcheinander kein_platz_fur partout par_terre en_desordre traine trainent por_todas_partes por_todos_lados en_el_suelo desorden',
)

/** "Jackets everywhere": what lies about is not what is wanted. */
export const isTooMuch = (text: string): boolean => fold(text).search(lyingAbout) >= 0

/** The goods that help with what a shopper tells, best first; none where it tells no need that is known. */
export function goodsFor(text: string, language: keyof Texts): string[] {
  const plain = fold(text)
  if (bareChild.test(plain)) return [toys[language]]
  const met = read()
    .filter(({ patterns }) => patterns.every((pattern) => plain.search(pattern) >= 0))
    .slice(0, needsMax)
  return met.flatMap(({ goods }) => goods[language].split('|'))
}
