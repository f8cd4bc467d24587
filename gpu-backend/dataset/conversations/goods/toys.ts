import { good, type ShopKind } from './good.ts'

const age = 'age_range=from birth|1 year and up|3 years and up|6 years and up|8 years and up|12 years and up'
const wood = 'material=beech|maple|recycled plastic|cardboard'
const origin = 'origin=Germany|Denmark|Thailand|Estonia'

export const toys: ShopKind = {
  id: 'toys',
  names: { en: 'Toys', de: 'Spielzeug', fr: 'Jouets', es: 'Juguetes' },
  people: ['one-year-old', 'nephew of four', 'niece who turns seven', 'girl of nine', 'teenager', 'family of five'],
  goods: [
    good('building blocks|building blocks; Bauklötze|Bauklötze; cubes en bois|cubes en bois; bloques de construcción|bloques de construcción', 'building', [15, 90], `pieces=40|60|100|200; ${age}; ${wood}; certification=FSC|CE; ${origin}; weight=0.8..4.2 kg`, ['my toddler loves to stack things'], ['toy bricks', 'blocks']),
    good('board game|board games; Brettspiel|Brettspiele; jeu de société|jeux de société; juego de mesa|juegos de mesa', 'games', [15, 79], `players=2 to 4|2 to 5|3 to 8|1 to 4; play_time=20 minutes|45 minutes|90 minutes; ${age}; language=English and German|English|French and English`, ['rainy evenings with the family'], ['tabletop game']),
    good('card game|card games; Kartenspiel|Kartenspiele; jeu de cartes|jeux de cartes; juego de cartas|juegos de cartas', 'games', [6, 29], `players=2|2 to 6|3 to 10; play_time=10 minutes|20 minutes|30 minutes; ${age}; pieces=52|80|110`, ['something small to play on the train'], []),
    good('puzzle|puzzles; Puzzle|Puzzles; puzzle|puzzles; rompecabezas|rompecabezas', 'games', [9, 49], `pieces=24|100|500|1,000|2,000; dimensions=68 x 48 cm|48 x 34 cm|98 x 68 cm; ${age}; recycled=100 % board|70 % board`, ['my grandmother likes to keep her mind busy'], ['jigsaw']),
    good('teddy bear|teddy bears; Teddybär|Teddybären; ours en peluche|ours en peluche; oso de peluche|osos de peluche', 'soft toys', [12, 69], `height=18..60 cm; material=organic cotton|mohair|recycled polyester; care=machine wash 30 °C|hand wash|wipe clean; age_range=from birth|1 year and up|3 years and up; color=brown|cream|grey`, ['a baby is on the way in the family'], ['stuffed animal', 'cuddly toy']),
    good('doll|dolls; Puppe|Puppen; poupée|poupées; muñeca|muñecas', 'soft toys', [15, 89], `height=28..48 cm; material=organic cotton|vinyl; care=machine wash 30 °C|wipe clean; ${age}; included=two dresses|bottle and blanket`, ['she wants to play family'], []),
    good('train set|train sets; Holzeisenbahn|Holzeisenbahnen; train en bois|trains en bois; tren de madera|trenes de madera', 'vehicles', [29, 140], `pieces=24|42|60|100; age_range=3 years and up|4 years and up; compatibility=common wooden rails|own rails only; ${wood}`, ['he is mad about railways'], ['toy railway']),
    good('toy car|toy cars; Spielzeugauto|Spielzeugautos; petite voiture|petites voitures; coche de juguete|coches de juguete', 'vehicles', [6, 59], `${wood}; ${age}; pieces=1|3|5; dimensions=12 x 6 x 5 cm|22 x 10 x 9 cm; color=red|blue|yellow`, ['everything with wheels makes him happy'], []),
    good('balance bike|balance bikes; Laufrad|Laufräder; draisienne|draisiennes; bicicleta sin pedales|bicicletas sin pedales', 'ride-on', [49, 190], `weight=2.4..4.6 kg; max_load=20..35 kg; age_range=18 months and up|2 years and up|3 years and up; ${wood}; assembly=10 minutes|20 minutes; color=red|mint|black`, ['she should learn to ride without stabilisers'], []),
    good('scooter|scooters; Roller|Roller; trottinette|trottinettes; patinete|patinetes', 'ride-on', [39, 160], `max_load=50..100 kg; weight=2.4..5.6 kg; age_range=3 years and up|6 years and up|8 years and up; assembly=handlebar only|10 minutes; warranty=2 years|3 years`, ['a fast way to school'], ['kick scooter']),
    good('kite|kites; Drachen|Drachen; cerf-volant|cerfs-volants; cometa|cometas', 'outdoor play', [12, 69], `dimensions=140 x 70 cm|110 x 60 cm|200 x 90 cm; age_range=4 years and up|6 years and up|8 years and up; included=30 m line|bag and line; material=ripstop nylon|polyester`, ['a windy holiday at the sea'], []),
    good('craft kit|craft kits; Bastelset|Bastelsets; kit créatif|kits créatifs; kit de manualidades|kits de manualidades', 'creative', [9, 49], `pieces=30|80|200; ${age}; included=scissors and glue|colours and brushes; language=English and German|English`, ['the children are bored on Sundays'], ['crafting set']),
    good('paint set|paint sets; Malkasten|Malkästen; boîte de peinture|boîtes de peinture; set de pintura|sets de pintura', 'creative', [6, 39], `pieces=12|24|36; ${age}; ingredients=plant colours|water colours; care=washes out at 40 °C|wipe clean`, ['he draws on the walls'], ['watercolours']),
    good('night light|night lights; Nachtlicht|Nachtlichter; veilleuse|veilleuses; luz nocturna|luces nocturnas', 'bedroom', [12, 59], `battery_life=8..30 hours; timer=15, 30 or 60 minutes|none; brightness=4..20 lm; ports=USB-C|none; color=warm white|seven colours`, ['our son is afraid of the dark'], ['bedside light']),
    good('sandpit toys|sandpit toys; Sandspielzeug|Sandspielzeug; jouets de plage|jouets de plage; juguetes de playa|juguetes de playa', 'outdoor play', [6, 35], `pieces=3|5|8; material=recycled plastic|bioplastic|silicone; ${age}; color=pastel|bright`, ['a week at the beach with a toddler'], ['beach toys']),
  ],
}
