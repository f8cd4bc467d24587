import { good, type ShopKind } from './good.ts'

const pet = 'pet_type=cats|small dogs|all dogs|cats and small dogs|large dogs'
const colors = 'color=grey|beige|blue|red|black'
const care = 'care=machine wash 30 °C|machine wash 40 °C|wipe clean|hand wash'

export const pets: ShopKind = {
  id: 'pets',
  names: { en: 'Pets', de: 'Haustiere', fr: 'Animaux', es: 'Mascotas' },
  people: ['dog owner', 'cat lover', 'puppy', 'kitten', 'friend with two cats', 'rabbit owner'],
  goods: [
    good('dog bed|dog beds; Hundebett|Hundebetten; panier pour chien|paniers pour chien; cama para perro|camas para perro', 'beds', [25, 190], `size=60 x 45 cm|80 x 60 cm|110 x 80 cm; material=recycled polyester|cotton|memory foam; ${care}; max_load=12..60 kg; ${colors}`, ['my old dog sleeps on the bare floor'], ['dog basket']),
    good('dog leash|dog leashes; Hundeleine|Hundeleinen; laisse|laisses; correa|correas', 'walking', [12, 69], `length=1.2 m|2 m|5 m|8 m; material=nylon|leather|rope; weight=80..380 g; pet_type=small dogs|all dogs|large dogs; ${colors}`, ['my puppy runs off'], ['dog lead']),
    good('dog harness|dog harnesses; Hundegeschirr|Hundegeschirre; harnais|harnais; arnés|arneses', 'walking', [19, 79], `size=S|M|L|XS to XL; material=nylon|recycled polyester; reflective=yes|no; ${care}; ${colors}`, ['he pulls and coughs on the collar'], []),
    good('dog food|dog food; Hundefutter|Hundefutter; croquettes pour chien|croquettes pour chien; pienso para perro|piensos para perro', 'food', [9, 89], `weight=2 kg|4 kg|12 kg|15 kg; ingredients=chicken and rice|salmon and potato|lamb, without grain; age_range=puppies|adult dogs|from 8 years; shelf_life=12 months|18 months`, ['my dog has a sensitive stomach'], ['kibble']),
    good('cat food|cat food; Katzenfutter|Katzenfutter; nourriture pour chat|nourriture pour chat; comida para gato|comidas para gato', 'food', [5, 69], `weight=400 g|1.5 kg|4 kg|10 kg; ingredients=tuna|chicken, without grain|turkey and rice; age_range=kittens|adult cats|from 10 years; pieces=1|6|12`, ['my cat eats nothing but fish'], []),
    good('scratching post|scratching posts; Kratzbaum|Kratzbäume; arbre à chat|arbres à chat; rascador|rascadores', 'play', [25, 220], `height=48..168 cm; material=sisal|cardboard|sisal and plush; dimensions=40 x 40 x 60 cm|60 x 50 x 140 cm; assembly=not needed|15 minutes|30 minutes; weight=3.1..18.0 kg`, ['the cat ruins our sofa'], ['cat tree']),
    good('litter box|litter boxes; Katzentoilette|Katzentoiletten; bac à litière|bacs à litière; arenero|areneros', 'hygiene', [15, 140], `dimensions=55 x 40 x 40 cm|48 x 38 x 20 cm; material=recycled plastic|steel; care=wipe clean; included=scoop|filter and scoop; color=white|grey`, ['it smells of cat in our bathroom'], ['cat toilet']),
    good('pet carrier|pet carriers; Transportbox|Transportboxen; caisse de transport|caisses de transport; transportín|transportines', 'travel', [25, 150], `dimensions=46 x 28 x 30 cm|60 x 40 x 40 cm; max_load=6..18 kg; material=polyester|hard plastic; ${pet}; weight=0.9..3.4 kg`, ['the way to the vet is a drama'], ['carrier']),
    good('dog toy|dog toys; Hundespielzeug|Hundespielzeuge; jouet pour chien|jouets pour chien; juguete para perro|juguetes para perro', 'play', [5, 35], `material=natural rubber|rope|plush; size=S|M|L; pet_type=puppies|all dogs|large dogs; waterproof=floats|no`, ['my dog is bored and chews shoes'], []),
    good('cat toy|cat toys; Katzenspielzeug|Katzenspielzeuge; jouet pour chat|jouets pour chat; juguete para gato|juguetes para gato', 'play', [3, 29], `material=felt|feathers|wool; included=catnip|spare feathers|none; battery_life=without battery|8 hours`, ['my cat gets fat and lazy'], []),
    good('feeding bowl|feeding bowls; Futternapf|Futternäpfe; gamelle|gamelles; comedero|comederos', 'feeding', [6, 49], `capacity=0.2..1.9 l; material=ceramic|stainless steel|bamboo fibre; dishwasher_safe=yes|no; ${pet}; ${colors}`, ['the dish slides all over the kitchen'], ['food bowl']),
    good('water fountain|water fountains; Trinkbrunnen|Trinkbrunnen; fontaine à eau|fontaines à eau; fuente de agua|fuentes de agua', 'feeding', [25, 99], `capacity=1.5..3.5 l; noise_level=22..38 dB; power=2 W|3 W; dishwasher_safe=yes|no|bowl only; accessories=spare filter|none`, ['my cat drinks too little'], ['drinking fountain']),
    good('aquarium|aquariums; Aquarium|Aquarien; aquarium|aquariums; acuario|acuarios', 'fish', [49, 480], `capacity=25..240 l; dimensions=40 x 25 x 28 cm|80 x 35 x 40 cm; material=glass|acrylic glass; included=filter and light|lid; weight=6..48 kg`, ['we want to keep fish'], ['fish tank']),
    good('hamster cage|hamster cages; Hamsterkäfig|Hamsterkäfige; cage à hamster|cages à hamster; jaula para hámster|jaulas para hámster', 'small animals', [39, 210], `dimensions=100 x 50 x 50 cm|80 x 50 x 45 cm; material=wood and glass|steel; included=wheel and house|wheel; assembly=20 minutes|40 minutes`, ['our daughter gets a hamster'], []),
    good('dog coat|dog coats; Hundemantel|Hundemäntel; manteau pour chien|manteaux pour chien; abrigo para perro|abrigos para perro', 'walking', [19, 99], `size=30 cm back|40 cm back|55 cm back|S to XL; waterproof=yes|water repellent|no; insulation=fleece|recycled fibre|none; ${care}; ${colors}`, ['my little dog shivers in the snow'], ['dog jacket']),
  ],
}
