import type { Texts } from './language.ts'
import type { Quantity } from './measure.ts'

/** What a value says of a property. */
export type Finding = 'yes' | 'no' | 'stated'

/** Where a record decides a property, first that applies. */
export interface Evidence {
  /** Keys of the fields; `text` is title and description, `any` every field. */
  readonly keys: readonly string[]
  /** Values that decide it, folded; a value of the keys that matches none of the three is only stated. */
  readonly no?: RegExp
  readonly yes?: RegExp
  /** A measured value that decides it. */
  readonly measured?: (quantity: Quantity) => Finding | null
}

export interface Property {
  /** The key of its slot: `{{1.waterproof?}}`. */
  readonly key: string
  readonly label: Texts
  /** Folded words that ask for it, as in `attributes.ts`. */
  readonly ask: string
  readonly evidence: readonly Evidence[]
  /** Where the nearest value stands when nothing decides. */
  readonly near: readonly string[]
}

const t = (en: string, de: string, fr: string, es: string): Texts => ({ en, de, fr, es })

/** How records write yes and no, in front of a value. */
export const saysYes = /^(?:yes|ja|oui|si|true|1|included|inklusive|inclus|incluido)\b/u
export const saysNo = /^(?:no|nein|non|false|0|not|nicht|kein|keine|without|ohne|sans|sin|none)\b/u

const rainColumnMm = 1_500
const ingressFrom =
  (level: number) =>
  ({ dimension, low }: Quantity): Finding | null =>
    dimension === 'ingress' ? (Math.floor(low / 10) >= level ? 'yes' : 'no') : null
const rainproof = ({ dimension, low }: Quantity): Finding | null =>
  dimension === 'water_column' ? (low >= rainColumnMm ? 'yes' : 'stated') : null
const metersOfDepth = ({ dimension, low }: Quantity): Finding | null =>
  dimension === 'pressure_depth' ? (low >= 5 ? 'yes' : 'no') : null

const waterKeys = ['waterproof', 'water_resistance', 'water_resistant', 'ip_rating', 'protection', 'water_column']

export const properties: readonly Property[] = [
  {
    key: 'submersible',
    label: t(
      'fit for swimming and diving',
      'zum Schwimmen und Tauchen geeignet',
      "faits pour l'immersion",
      'aptos para sumergir',
    ),
    ask: 'pool swim swimming swim_with dive diving submerge submerged submersible underwater under_water bath bathtub sea lake snorkel* schwimmen tauchen unter_wasser badewanne piscine nager plonger immerg* sous_l_eau piscina nadar bucear sumergi*',
    evidence: [
      { keys: waterKeys, measured: ingressFrom(7) },
      { keys: waterKeys, measured: metersOfDepth },
      { keys: ['any'], yes: /\b(?:swim\w*|submersible|diving|schwimm\w*|tauch\w*)\b/u },
    ],
    near: waterKeys,
  },
  {
    key: 'waterproof',
    label: t('protected against water', 'gegen Wasser geschützt', "protégés contre l'eau", 'protegidos del agua'),
    ask: 'waterproof water_proof water_resistant water_repellent watertight rain rainproof rainy sweat sweatproof splash splashproof splashes shower wet puddle* weatherproof wasserdicht wasserfest wasserabweisend wettertauglich wetterfest regen regenfest regendicht schweiss spritzwasser* nass etanche impermeable pluie transpiration resistant_a_l_eau mouille lluvia impermeable resistente_al_agua sudor mojar moja*',
    evidence: [
      { keys: waterKeys, measured: ingressFrom(3) },
      { keys: waterKeys, measured: rainproof },
      { keys: waterKeys, measured: metersOfDepth },
      {
        keys: waterKeys,
        no: saysNo,
        yes: /^(?:yes|ja|oui|si|true)\b|membrane?\b|\bwaterproof\b|\bwasserdicht\b|\betanche\b|gore-?tex/u,
      },
      {
        keys: ['material', 'text'],
        no: /\bnot (?:waterproof|water[- ]resistant)/u,
        yes: /\bwaterproof|\bwater[- ](?:resistant|proof)|\bwasserdicht|\bwasserfest|\betanche|\bimpermeable|gore-?tex/u,
      },
    ],
    near: [...waterKeys, 'material'],
  },
  {
    key: 'dishwasher_safe',
    label: t('dishwasher-safe', 'spülmaschinenfest', 'lavables au lave-vaisselle', 'aptos para lavavajillas'),
    ask: 'dishwasher dishwashers dishwasher_safe dishwasher_proof dishwashable spulmaschine spulmaschinenfest spulmaschinengeeignet geschirrspuler lave_vaisselle lavavajillas',
    evidence: [
      { keys: ['dishwasher_safe', 'dishwasher'], no: saysNo, yes: saysYes },
      {
        keys: ['care', 'cleaning', 'text'],
        no: /hand[- ]?(?:wash|wasche)|wash by hand|von hand|lavage (?:a la )?main|lavar a mano|not dishwasher/u,
        yes: /dishwasher|spulmaschin|geschirrspul|lave-vaisselle|lavavajillas/u,
      },
    ],
    near: ['dishwasher_safe', 'care', 'material'],
  },
  {
    key: 'microwave_safe',
    label: t('microwave-safe', 'mikrowellengeeignet', 'compatibles micro-ondes', 'aptos para microondas'),
    ask: 'microwave microwaves microwave_safe microwaveable microwavable mikrowelle mikrowellengeeignet micro_ondes microondas',
    evidence: [
      { keys: ['microwave_safe', 'microwave'], no: saysNo, yes: saysYes },
      { keys: ['care', 'text'], yes: /microwav|mikrowell|micro-ondes|microondas/u },
    ],
    near: ['microwave_safe', 'oven_safe', 'material'],
  },
  {
    key: 'oven_safe',
    label: t('oven-safe', 'ofenfest', 'compatibles four', 'aptos para horno'),
    ask: 'oven ovens oven_safe oven_proof ovenproof ofen backofen ofenfest au_four horno',
    evidence: [
      { keys: ['oven_safe', 'oven'], no: saysNo, yes: /^(?:yes|ja|oui|si|up to|bis|jusqu|hasta|\d)/u },
      { keys: ['care', 'text'], yes: /oven[- ](?:safe|proof)|ofenfest/u },
    ],
    near: ['oven_safe', 'material'],
  },
  {
    key: 'machine_washable',
    label: t('machine-washable', 'maschinenwaschbar', 'lavables en machine', 'lavables a máquina'),
    ask: 'machine_wash machine_washable washing_machine machine_washed in_the_machine waschmaschine maschinenwasche maschinenwaschbar machine_a_laver lavable_en_machine lavadora lavable_a_maquina tumble_dry',
    evidence: [
      { keys: ['machine_washable', 'washable'], no: saysNo, yes: saysYes },
      {
        keys: ['care', 'washing', 'cleaning'],
        no: /hand[- ]?(?:wash|wasche)|wash by hand|von hand|a la main|a mano|wipe|vacuum|professional|dry[- ]clean|abwischen|absaugen/u,
        yes: /machine|maschine|machine a laver|lavadora|a maquina|\d ?°/u,
      },
      { keys: ['text'], yes: /washing machine|machine[- ]wash|waschmaschine/u },
    ],
    near: ['care', 'washing', 'cleaning', 'material'],
  },
  {
    key: 'washable',
    label: t('washable', 'waschbar', 'lavables', 'lavables'),
    ask: 'washable can_be_washed be_washed can_i_wash can_you_wash wash_it wash_them waschbar waschen gewaschen lavable laver lave_t_il lavar se_puede_lavar',
    evidence: [
      { keys: ['washable', 'machine_washable'], no: saysNo, yes: saysYes },
      {
        keys: ['care', 'washing', 'cleaning'],
        no: /^(?:do not wash|not washable|nicht waschbar|professional|dry[- ]clean|wipe|vacuum|abwischen|absaugen)/u,
        yes: /wash|wasche|waschen|lav(?:age|ar|able)|\d ?°/u,
      },
      { keys: ['text'], yes: /washing machine|machine[- ]wash|washable|waschmaschine|waschbar/u },
    ],
    near: ['care', 'washing', 'cleaning', 'material'],
  },
  {
    key: 'vegan',
    label: t('vegan', 'vegan', 'végans', 'veganos'),
    ask: 'vegan vegans vegane veganer vegano vegana animal_free free_of_animal* no_animal_products without_animal* ohne_tierische* frei_von_tierischen sans_produit_animal sin_productos_animales cruelty_free',
    evidence: [
      { keys: ['vegan'], no: saysNo, yes: saysYes },
      {
        keys: ['ingredients', 'material', 'insulation', 'lining'],
        no: /\b(?:leather|wool|merino|down|silk|beeswax|honey|milk|lanolin|gelatin\w*|cashmere|felt|leder|wolle|\w*wolle|daunen?|seide|bienenwachs|honig|cuir|laine|duvet|soie|cuero|lana|plumon|seda)\b/u,
      },
      { keys: ['text'], yes: /\bvegan\w*/u },
    ],
    near: ['vegan', 'ingredients', 'material', 'insulation'],
  },
  {
    key: 'organic',
    label: t('organic', 'bio', 'bio', 'ecológicos'),
    ask: 'organic organically bio biologisch bioqualitat biologique ecologico ecologica organico organica',
    evidence: [
      { keys: ['organic'], no: saysNo, yes: saysYes },
      {
        keys: ['material', 'ingredients', 'certification', 'text'],
        yes: /\borganic|\bbio(?:logisch\w*|logique|-?baumwolle)?\b|\becologic[oa]|\bgots\b/u,
      },
    ],
    near: ['organic', 'certification', 'material', 'ingredients'],
  },
  {
    key: 'recycled',
    label: t('recycled', 'recycelt', 'recyclés', 'reciclados'),
    ask: 'recycled recycling recycelt recyceltem recycle recyclee recycles reciclado reciclada',
    evidence: [
      { keys: ['recycled'], no: saysNo, yes: /\d|^(?:yes|ja|oui|si)\b/u },
      { keys: ['material', 'text'], yes: /\brecycl|\brecycelt|\breciclad/u },
    ],
    near: ['recycled', 'material', 'certification'],
  },
  {
    key: 'unscented',
    label: t('free of scent', 'unparfümiert', 'sans parfum', 'sin perfume'),
    ask: 'unscented scent_free fragrance_free perfume_free without_perfume without_scent without_fragrance no_perfume no_scent unparfumiert duftfrei parfumfrei ohne_duft ohne_parfum sans_parfum sin_perfume sin_fragancia',
    evidence: [
      {
        keys: ['scent', 'fragrance'],
        yes: /^(?:unscented|none|no|without|unparfumiert|ohne|duftneutral|sans|sin)\b/u,
        no: /^(?!unscented|none|no\b|without|unparfumiert|ohne|duftneutral|sans|sin\b)/u,
      },
      {
        keys: ['text', 'ingredients'],
        yes: /without perfume|unscented|perfume[- ]free|fragrance[- ]free|ohne parfum|sans parfum|sin perfume/u,
      },
    ],
    near: ['scent', 'fragrance', 'ingredients'],
  },
  {
    key: 'electric',
    label: t('electric', 'elektrisch', 'électriques', 'eléctricos'),
    ask: 'electric electrical electronic motorised motorized need_electricity needs_electricity mains need_power elektrisch strom motor electrique electrico electrica motorise',
    evidence: [
      {
        keys: ['any'],
        no: /\b(?:by hand|hand[- ](?:operated|cranked|grinder|mill)|manual(?:ly)?|von hand|handbetrieben|handmuhle|manuell|a main|manuel(?:le)?|a mano)\b/u,
      },
      {
        keys: ['power', 'voltage', 'battery', 'battery_life', 'charging_time', 'energy_class', 'motor'],
        measured: ({ dimension }) => (dimension === 'count' ? null : 'yes'),
        yes: /./u,
      },
      { keys: ['any'], yes: /\belectr(?:ic|on)\w*|\belektr\w*|\bmotor\w*/u },
    ],
    near: ['power', 'noise_level'],
  },
  {
    key: 'rechargeable',
    label: t('rechargeable', 'aufladbar', 'rechargeables', 'recargables'),
    ask: 'rechargeable recharge recharged can_be_charged aufladbar wiederaufladbar akku_drin rechargeable rechargeables recargable recargables',
    evidence: [
      { keys: ['rechargeable'], no: saysNo, yes: saysYes },
      { keys: ['charging_time', 'battery_type'], yes: /\d|rechargeable|lithium|akku/u },
      {
        keys: ['battery', 'battery_life', 'power_source', 'text'],
        no: /\b(?:aaa?|disposable|button cell|knopfzelle)\b/u,
        yes: /\brechargeable|\busb\b|\bakku\b|\baufladbar|\bcharged? (?:by|via)/u,
      },
    ],
    near: ['charging_time', 'battery_life', 'battery', 'ports'],
  },
  {
    key: 'wireless',
    label: t('wireless', 'kabellos', 'sans fil', 'inalámbricos'),
    ask: 'wireless wirelessly cordless without_cable without_a_cable without_cables cable_free kabellos drahtlos schnurlos ohne_kabel sans_fil sans_cable inalambrico inalambrica inalambricos sin_cable',
    evidence: [
      { keys: ['wireless'], no: saysNo, yes: saysYes },
      {
        keys: ['connectivity', 'connection', 'charging', 'text'],
        yes: /bluetooth|wi-?fi|wireless|kabellos|drahtlos|sans fil|inalambric|2\.4 ?ghz|funk/u,
        no: /^(?:cable|usb|wired|kabel|filaire|cable de)\b/u,
      },
    ],
    near: ['connectivity', 'connection', 'ports'],
  },
  {
    key: 'bluetooth',
    label: t('with Bluetooth', 'mit Bluetooth', 'avec Bluetooth', 'con Bluetooth'),
    ask: 'bluetooth',
    evidence: [
      { keys: ['bluetooth'], no: saysNo, yes: saysYes },
      { keys: ['any'], yes: /bluetooth/u },
    ],
    near: ['connectivity', 'connection', 'ports'],
  },
  {
    key: 'noise_cancelling',
    label: t('noise-cancelling', 'mit Geräuschunterdrückung', 'à réduction de bruit', 'con cancelación de ruido'),
    ask: 'noise_cancelling noise_canceling noise_cancellation cancel_noise cancels_noise block_noise anc gerauschunterdruckung rauschunterdruckung reduction_de_bruit cancelacion_de_ruido',
    evidence: [
      { keys: ['noise_cancelling', 'noise_cancellation', 'anc'], no: saysNo, yes: saysYes },
      { keys: ['text'], yes: /noise[- ]cancel|gerauschunterdruck|reduction (?:active )?de bruit|cancelacion/u },
    ],
    near: ['noise_cancelling', 'connectivity'],
  },
  {
    key: 'quiet',
    label: t('quiet', 'leise', 'silencieux', 'silenciosos'),
    ask: 'quiet is_it_loud are_they_loud loud noisy silent leise laut silencieux silencieuse bruyant silencioso ruidoso',
    evidence: [
      {
        keys: ['noise_level', 'noise'],
        yes: /quiet|silent|leise|silencieu|silencios/u,
        measured: ({ dimension, low }) => (dimension === 'loudness' ? (low <= 45 ? 'yes' : 'stated') : null),
      },
      { keys: ['text'], yes: /\bquiet|\bsilent|not loud|\bleise|silencieu|silencios/u },
    ],
    near: ['noise_level', 'noise', 'power'],
  },
  {
    key: 'adjustable',
    label: t('adjustable', 'verstellbar', 'réglables', 'ajustables'),
    ask: 'adjustable adjust adjusted can_be_adjusted height_adjustable verstellbar verstellen einstellbar hohenverstellbar reglable regler ajustable ajustar regulable',
    evidence: [
      { keys: ['adjustable'], no: saysNo, yes: saysYes },
      {
        keys: ['height', 'length', 'size', 'width'],
        measured: ({ low, high, sides }) => (sides.length === 0 && high > low ? 'yes' : null),
      },
      { keys: ['any'], yes: /adjustable|verstellbar|reglable|ajustable|you choose|you change/u },
    ],
    near: ['length', 'height', 'size', 'fit'],
  },
  {
    key: 'foldable',
    label: t('foldable', 'faltbar', 'pliables', 'plegables'),
    ask: 'foldable fold folds folding fold_up fold_down collapsible faltbar klappbar zusammenklapp* falten pliable pliables plier plegable plegables plegar',
    evidence: [
      { keys: ['foldable', 'folding'], no: saysNo, yes: saysYes },
      { keys: ['any'], yes: /\bfold(?:s|able|ing)?\b|\bfaltbar|\bklappbar|zusammenfalt|\bpliable|\bplegable/u },
    ],
    near: ['dimensions', 'packed_size', 'assembly'],
  },
  {
    key: 'dimmable',
    label: t('dimmable', 'dimmbar', "d'intensité réglable", 'regulables'),
    ask: 'dimmable dim dimmed dims dimmer dimmbar dimmen variateur intensite_reglable regulable atenuable',
    evidence: [
      { keys: ['dimmable'], no: saysNo, yes: saysYes },
      { keys: ['any'], yes: /\bdim(?:s|mable|mbar\w*)?\b|gradable/u },
    ],
    near: ['brightness', 'timer'],
  },
  {
    key: 'for_children',
    label: t('for children', 'für Kinder', 'pour enfants', 'para niños'),
    ask: 'for_kids for_children kid_friendly child_friendly childproof child_safe kids children fur_kinder kindgerecht kindersicher pour_enfants para_ninos infantil',
    evidence: [
      { keys: ['age_range', 'age'], yes: /\d|birth|geburt|naissance|nacimiento/u },
      { keys: ['gender', 'text'], yes: /\bkids?\b|\bchild(?:ren)?\b|\bkinder|\benfants?\b|\bninos?\b/u },
    ],
    near: ['age_range', 'age', 'gender'],
  },
  {
    key: 'fragrance_or_perfume',
    label: t('scented', 'parfümiert', 'parfumés', 'perfumados'),
    ask: 'scented perfumed does_it_smell parfumiert duftet parfume parfumee perfumado perfumada',
    evidence: [
      { keys: ['scent', 'fragrance'], no: /^(?:unscented|none|no|without|unparfumiert|ohne|duftneutral|sans|sin)\b/u, yes: /./u },
      { keys: ['text'], no: /without perfume|unscented|ohne parfum|sans parfum|sin perfume/u },
    ],
    near: ['scent', 'ingredients'],
  },
]

/** Substances that shoppers avoid, and the words in ingredients and materials that mean them. */
export const substances: readonly { readonly key: string; readonly ask: string; readonly means: RegExp }[] = [
  {
    key: 'nuts',
    ask: 'nuts nut peanut peanuts almond almonds hazelnut* nusse nuss erdnuss* mandel* noix noisette* arachide* frutos_secos nueces almendra* cacahuete*',
    means:
      /\b(?:nuts?|peanuts?|almonds?|hazelnuts?|walnuts?|cashews?|nuss\w*|erdnuss\w*|mandel\w*|noix|noisettes?|amandes?|arachides?|nuez|nueces|almendras?|cacahuetes?)\b/u,
  },
  {
    key: 'gluten',
    ask: 'gluten gluten_free wheat glutenfrei weizen sans_gluten ble sin_gluten trigo',
    means:
      /\b(?:gluten|wheat|barley|rye|spelt|oats?|weizen|gerste|roggen|dinkel|hafer|ble|orge|seigle|avoine|trigo|cebada|centeno|avena)\b/u,
  },
  {
    key: 'lactose',
    ask: 'lactose milk dairy lactose_free laktose milch lait sans_lactose lactosa leche',
    means: /\b(?:milk|dairy|lactose|whey|cream|butter|milch|laktose|molke|sahne|lait|creme|beurre|leche|lactosa|mantequilla)\b/u,
  },
  {
    key: 'wood',
    ask: 'wood wooden holz bois madera',
    means:
      /\b(?:wood(?:en)?|beech|oak|pine|birch|walnut|maple|ash|bamboo|paulownia|cork|holz|\w*holz|buche|eiche|kiefer|birke|nussbaum|bambus|kork|bois|hetre|chene|pin|bouleau|noyer|bambou|madera|haya|roble|pino|abedul|nogal|bambu)\b/u,
  },
  { key: 'soy', ask: 'soy soya soja', means: /\b(?:soy|soya|soja)\b/u },
  { key: 'latex', ask: 'latex latex_free latexfrei', means: /\b(?:latex|naturlatex)\b/u },
  {
    key: 'wool',
    ask: 'wool woollen woolen wolle laine lana',
    means: /\b(?:\w*wool\w*|merino\w*|wolle|\w*wolle|laine|lana|cashmere|alpaca)\b/u,
  },
  {
    key: 'leather',
    ask: 'leather real_leather genuine_leather leder echtleder cuir cuero piel_autentica',
    means: /\b(?:leather|leder|cuir|cuero|suede|wildleder|daim)\b/u,
  },
  {
    key: 'down',
    ask: 'down feathers feather daunen federn duvet_naturel plumes plumas plumon',
    means: /\b(?:down|feathers?|daunen?|federn|duvet|plumes?|plumas?|plumon)\b/u,
  },
  {
    key: 'plastic',
    ask: 'plastic plastik kunststoff plastique plastico bpa',
    means: /\b(?:plastic|polyester|nylon|acrylic|polypropylene|pvc|plastik|kunststoff|plastique|plastico)\b/u,
  },
  { key: 'parabens', ask: 'paraben parabens parabene parabenes', means: /\bparaben\w*/u },
  { key: 'alcohol', ask: 'alcohol alkohol alcool', means: /\b(?:alcohol|alkohol|alcool)\b/u },
  { key: 'silicone', ask: 'silicone silicones silikon silikone', means: /\b(?:silicones?|silikone?|dimethicone)\b/u },
]
