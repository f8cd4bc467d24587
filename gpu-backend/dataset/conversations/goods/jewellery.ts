import { good, type ShopKind } from './good.ts'

const metal = 'material=sterling silver|14 carat gold|gold-plated silver|stainless steel|titanium'
const stone = 'stone=none|freshwater pearl|zirconia|moonstone|lab-grown diamond'
const origin = 'origin=Germany|Italy|Denmark|Thailand'
const warranty = 'warranty=2 years|5 years'

export const jewellery: ShopKind = {
  id: 'jewellery',
  names: { en: 'Jewellery', de: 'Schmuck', fr: 'Bijoux', es: 'Joyería' },
  people: ['wife', 'fiancée', 'goddaughter', 'best man', 'mum', 'graduate'],
  goods: [
    good(
      'necklace|necklaces; Halskette|Halsketten; collier|colliers; collar|collares',
      'jewellery',
      [29, 690],
      `${metal}; length=40 cm|45 cm|42 to 47 cm|60 cm; ${stone}; weight=1.4..12.5 g; closure=lobster clasp|spring ring; ${origin}`,
      ['an anniversary present that is not a ring'],
      ['chain'],
    ),
    good(
      'ring|rings; Ring|Ringe; bague|bagues; anillo|anillos',
      'jewellery',
      [29, 1400],
      `${metal}; size=48 to 58|50 to 62|54; ${stone}; width=2 mm|3 mm|4 mm; ${warranty}`,
      ['I want to propose in May'],
      ['band'],
    ),
    good(
      'earrings|earrings; Ohrringe|Ohrringe; boucles d’oreilles|boucles d’oreilles; pendientes|pendientes',
      'jewellery',
      [15, 460],
      `${metal}; ${stone}; weight=0.8..6.4 g; closure=butterfly|hoop|hook; ${origin}`,
      ['my ears react to cheap metal'],
      ['studs', 'hoops'],
    ),
    good(
      'bracelet|bracelets; Armband|Armbänder; bracelet|bracelets; pulsera|pulseras',
      'jewellery',
      [19, 520],
      `${metal}; length=16 cm|18 cm|16 to 19 cm; ${stone}; closure=lobster clasp|magnet|elastic; ${origin}`,
      ['something for her wrist'],
      ['bangle'],
    ),
    good(
      'wristwatch|wristwatches; Armbanduhr|Armbanduhren; montre|montres; reloj|relojes',
      'watches',
      [59, 1900],
      `waterproof=up to 30 m|up to 50 m|up to 100 m; size=36 mm|38 mm|41 mm; material=steel|titanium|steel and leather; movement=automatic|quartz|solar; ${warranty}; weight=48..142 g`,
      ['I am late all the time'],
      ['watch'],
    ),
    good(
      'pendant|pendants; Anhänger|Anhänger; pendentif|pendentifs; colgante|colgantes',
      'jewellery',
      [15, 290],
      `${metal}; ${stone}; dimensions=12 x 8 mm|18 x 10 mm; weight=0.6..5.2 g; engraving=possible|no`,
      ['something with her initial'],
      ['charm'],
    ),
    good(
      'cufflinks|cufflinks; Manschettenknöpfe|Manschettenknöpfe; boutons de manchette|boutons de manchette; gemelos|gemelos',
      'accessories',
      [19, 190],
      `${metal}; dimensions=14 x 14 mm|16 x 12 mm; weight=6..18 g; included=gift box|pouch`,
      ['he wears a suit at the wedding'],
      [],
    ),
    good(
      'brooch|brooches; Brosche|Broschen; broche|broches; broche|broches',
      'accessories',
      [15, 160],
      `${metal}; ${stone}; dimensions=30 x 22 mm|45 x 30 mm; closure=pin; ${origin}`,
      ['something for the lapel of a coat'],
      ['lapel pin'],
    ),
    good(
      'jewellery box|jewellery boxes; Schmuckkasten|Schmuckkästen; boîte à bijoux|boîtes à bijoux; joyero|joyeros',
      'care',
      [19, 140],
      `dimensions=22 x 16 x 10 cm|28 x 20 x 14 cm; material=walnut|velvet|vegan leather; pockets=6|12|18; closure=lock and key|magnet`,
      ['my chains are one big knot'],
      ['jewel case'],
    ),
    good(
      'watch strap|watch straps; Uhrenarmband|Uhrenarmbänder; bracelet de montre|bracelets de montre; correa de reloj|correas de reloj',
      'watches',
      [12, 99],
      `material=leather|steel|silicone|recycled nylon; width=18 mm|20 mm|22 mm; color=black|brown|navy; closure=buckle|folding clasp; waterproof=yes|no`,
      ['the old leather on my watch is torn'],
      ['watch band'],
    ),
    good(
      'anklet|anklets; Fußkettchen|Fußkettchen; bracelet de cheville|bracelets de cheville; tobillera|tobilleras',
      'jewellery',
      [12, 99],
      `${metal}; length=22 cm|22 to 26 cm; ${stone}; closure=lobster clasp|elastic; waterproof=yes|no`,
      ['summer, sandals, something that shines'],
      [],
    ),
    good(
      'polishing cloth|polishing cloths; Poliertuch|Poliertücher; chiffon à polir|chiffons à polir; paño de pulido|paños de pulido',
      'care',
      [5, 19],
      `material=cotton|microfibre; dimensions=30 x 24 cm|20 x 15 cm; care=do not wash|hand wash; pieces=1|2`,
      ['my silver turned black'],
      [],
    ),
  ],
}
