import { good, type ShopKind } from './good.ts'

const organic = 'organic=yes|no'
const vegan = 'vegan=yes|no'
const shelf = 'shelf_life=3 months|6 months|12 months|2 years'
const allergens = 'allergens=nuts|gluten|milk|none|may contain nuts'

export const food: ShopKind = {
  id: 'food',
  names: { en: 'Food', de: 'Lebensmittel', fr: 'Épicerie', es: 'Alimentación' },
  people: ['foodie', 'vegan friend', 'boss', 'grandfather with a sweet tooth', 'team at work', 'host of a dinner'],
  goods: [
    good('coffee beans|coffee beans; Kaffeebohnen|Kaffeebohnen; café en grains|cafés en grains; café en grano|cafés en grano', 'drinks', [8, 39], `weight=250 g|500 g|1 kg; origin=Ethiopia|Colombia|Guatemala|Brazil; flavor=cocoa and hazelnut|berries|caramel; ${organic}; roast=light|medium|dark`, ['the coffee at home tastes of nothing'], ['whole bean coffee']),
    good('tea|teas; Tee|Tees; thé|thés; té|tés', 'drinks', [5, 29], `weight=80..250 g; flavor=mint|bergamot|ginger and lemon|smoky; origin=Sri Lanka|Japan|India|China; ${organic}; caffeine=yes|no`, ['something warm before bed'], ['loose tea']),
    good('chocolate bar|chocolate bars; Schokolade|Schokoladen; tablette de chocolat|tablettes de chocolat; tableta de chocolate|tabletas de chocolate', 'sweets', [3, 14], `weight=70..200 g; cocoa=45 %|60 %|70 %|85 %; ${vegan}; ${organic}; ${allergens}; origin=Peru|Ecuador|Ghana`, ['I need something sweet in the afternoon'], ['chocolate']),
    good('olive oil|olive oils; Olivenöl|Olivenöle; huile d’olive|huiles d’olive; aceite de oliva|aceites de oliva', 'pantry', [8, 45], `capacity=250 ml|500 ml|750 ml|1 l; origin=Greece|Italy|Spain|Portugal; ${organic}; flavor=mild|peppery|fruity; ${shelf}`, ['a good oil for salad'], []),
    good('pasta|pasta; Nudeln|Nudeln; pâtes|pâtes; pasta|pastas', 'pantry', [2, 12], `weight=400 g|500 g|1 kg; ingredients=durum wheat|red lentils|wholegrain spelt|rice and maize; ${organic}; ${allergens}; calories=340..370 kcal per 100 g`, ['a quick dinner for five'], ['noodles', 'spaghetti']),
    good('honey|honeys; Honig|Honige; miel|miels; miel|mieles', 'breakfast', [5, 29], `weight=250 g|400 g|500 g; origin=Germany|New Zealand|Romania; flavor=forest|acacia|lime blossom; ${organic}; ${shelf}`, ['something to sweeten my tea'], []),
    good('granola|granolas; Müsli|Müslis; muesli|mueslis; granola|granolas', 'breakfast', [4, 16], `weight=350..900 g; ingredients=oats, honey, almonds|oats, seeds|oats, cocoa; calories=380..480 kcal per 100 g; ${vegan}; ${organic}; ${allergens}`, ['no time for breakfast'], ['muesli', 'cereal']),
    good('hot sauce|hot sauces; Chilisauce|Chilisaucen; sauce piquante|sauces piquantes; salsa picante|salsas picantes', 'pantry', [4, 19], `capacity=100 ml|150 ml|250 ml; heat=mild|hot|very hot; ingredients=chilli, garlic|habanero, mango; ${vegan}; origin=Mexico|Denmark|Thailand`, ['my food tastes boring'], ['chilli sauce']),
    good('spice set|spice sets; Gewürzset|Gewürzsets; coffret d’épices|coffrets d’épices; set de especias|sets de especias', 'pantry', [12, 59], `pieces=4|6|8|12; weight=90..420 g; ${organic}; origin=India|Morocco|Indonesia; ${allergens}`, ['I want to cook Indian food'], ['spices']),
    good('nut mix|nut mixes; Nussmischung|Nussmischungen; mélange de noix|mélanges de noix; mezcla de frutos secos|mezclas de frutos secos', 'snacks', [4, 22], `weight=150..1000 g; ingredients=almonds, cashews, walnuts|peanuts, raisins|cashews, cranberries; ${organic}; calories=540..640 kcal per 100 g; ${shelf}`, ['a healthy snack for the office'], ['nuts', 'trail mix']),
    good('crisps|crisps; Chips|Chips; chips|chips; patatas fritas|patatas fritas', 'snacks', [2, 8], `weight=100..250 g; flavor=sea salt|paprika|vinegar|rosemary; ${vegan}; ${allergens}; calories=480..540 kcal per 100 g`, ['snacks for a film night'], ['potato chips']),
    good('jam|jams; Marmelade|Marmeladen; confiture|confitures; mermelada|mermeladas', 'breakfast', [3, 12], `weight=200..450 g; flavor=apricot|strawberry|blackcurrant|orange; ${organic}; ${vegan}; ${shelf}`, ['something for my toast'], ['marmalade']),
    good('protein bar|protein bars; Proteinriegel|Proteinriegel; barre protéinée|barres protéinées; barrita de proteínas|barritas de proteínas', 'snacks', [2, 34], `pieces=1|6|12; weight=45..65 g each; flavor=cocoa|peanut|vanilla; protein=15..25 g; ${vegan}; ${allergens}`, ['something to eat after training'], ['energy bar']),
    good('apple juice|apple juices; Apfelsaft|Apfelsäfte; jus de pomme|jus de pomme; zumo de manzana|zumos de manzana', 'drinks', [3, 19], `capacity=0.7 l|1 l|3 l; ${organic}; origin=Germany|Austria|Poland; ${shelf}`, ['a drink for the children without fizz'], ['juice']),
    good('cheese selection|cheese selections; Käseauswahl|Käseauswahlen; plateau de fromages|plateaux de fromages; selección de quesos|selecciones de quesos', 'fresh', [15, 69], `weight=400..1200 g; pieces=3|4|6; origin=France|Switzerland|Netherlands; shelf_life=10 days|3 weeks; allergens=milk`, ['guests tonight and nothing for after dinner'], ['cheese']),
  ],
}
