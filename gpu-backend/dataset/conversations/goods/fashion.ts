import { good, type ShopKind } from './good.ts'

const sizes = 'size=XS to XL|S to XXL|S, M or L|M to 3XL|36 to 44'
const care = 'care=machine wash 30 °C|machine wash 40 °C|hand wash|dry clean only'
const colors = 'color=navy|black|ecru|rust red|olive|black, white or grey|blue or green'
const origin = 'origin=Portugal|Italy|Turkey|Norway|India'

export const fashion: ShopKind = {
  id: 'fashion',
  names: { en: 'Fashion', de: 'Mode', fr: 'Mode', es: 'Moda' },
  people: ['sister', 'husband', 'teenage daughter', 'colleague', 'grandfather', 'girlfriend'],
  goods: [
    good('sweater|sweaters; Pullover|Pullover; pull|pulls; jersey|jerséis', 'tops', [39, 190], `material=merino wool|cotton|lambswool|cashmere; ${sizes}; ${care}; fit=regular|loose|slim; ${origin}; ${colors}`, ['my office is freezing'], ['jumper', 'pullover']),
    good('T-shirt|T-shirts; T-Shirt|T-Shirts; t-shirt|t-shirts; camiseta|camisetas', 'tops', [15, 59], `material=organic cotton|linen|cotton and elastane; ${sizes}; organic=yes|no; fit=loose|regular|slim; ${care}; ${colors}`, ['something light for hot days'], ['tee']),
    good('shirt|shirts; Hemd|Hemden; chemise|chemises; camisa|camisas', 'tops', [29, 130], `material=cotton|linen|flannel; ${sizes}; fit=slim|regular; ${care}; pattern=plain|striped|checked; ${colors}`, ['I have a job interview next week'], []),
    good('hoodie|hoodies; Kapuzenpullover|Kapuzenpullover; sweat à capuche|sweats à capuche; sudadera|sudaderas', 'tops', [35, 120], `material=organic cotton|cotton fleece; ${sizes}; pockets=1|2; ${care}; ${colors}`, ['something cosy for the sofa'], ['hooded sweater']),
    good('winter coat|winter coats; Wintermantel|Wintermäntel; manteau d’hiver|manteaux d’hiver; abrigo de invierno|abrigos de invierno', 'outerwear', [99, 520], `material=wool|recycled polyester|wool and cashmere; insulation=goose down|recycled fibre|none; ${sizes}; waterproof=water repellent|no; ${care}; ${colors}`, ['we move to Finland in January'], ['warm coat']),
    good('jeans|jeans; Jeans|Jeans; jean|jeans; vaqueros|vaqueros', 'bottoms', [39, 150], `material=organic cotton|cotton and elastane; size=W28 to W36|W30 to W40|26 to 32; fit=slim|straight|loose; ${care}; color=dark blue|light blue|black`, ['my old trousers have a hole in the knee'], ['denims']),
    good('dress|dresses; Kleid|Kleider; robe|robes; vestido|vestidos', 'dresses', [39, 260], `material=viscose|linen|silk|cotton; ${sizes}; length=knee length|midi|maxi; pattern=plain|floral|dotted; ${care}; ${colors}`, ['I am invited to a summer wedding'], []),
    good('sneakers|sneakers; Sneaker|Sneaker; baskets|baskets; zapatillas|zapatillas', 'footwear', [49, 190], `size=36 to 46|36 to 47|39 to 45; material=leather|recycled mesh|canvas; sole=natural rubber|foam; closure=laces|velcro; vegan=yes|no; ${colors}`, ['I stand on my feet all day'], ['trainers', 'tennis shoes']),
    good('sandals|sandals; Sandalen|Sandalen; sandales|sandales; sandalias|sandalias', 'footwear', [25, 130], `size=36 to 42|39 to 46; material=leather|cork and suede|recycled plastic; closure=buckle|velcro|slip on; vegan=yes|no; ${colors}`, ['shoes for the beach'], []),
    good('belt|belts; Gürtel|Gürtel; ceinture|ceintures; cinturón|cinturones', 'accessories', [19, 89], `material=leather|canvas|vegan leather; length=85 to 105 cm|95 to 115 cm; width=3 cm|4 cm; color=brown|black|cognac or black`, ['my trousers slip down'], []),
    good('wallet|wallets; Geldbörse|Geldbörsen; portefeuille|portefeuilles; cartera|carteras', 'accessories', [19, 120], `material=vegetable-tanned leather|canvas|recycled nylon; dimensions=10 x 8 x 1 cm|19 x 9 x 2 cm; pockets=4|6|8; color=cognac or black|brown|navy`, ['my coins fall out of my pocket'], ['purse']),
    good('beanie|beanies; Mütze|Mützen; bonnet|bonnets; gorro|gorros', 'accessories', [15, 65], `material=lambswool|merino wool|cotton|acrylic; size=one size; ${care}; season=winter|all year; ${colors}`, ['my ears are cold on the bike'], ['woolly hat']),
    good('scarf|scarves; Schal|Schals; écharpe|écharpes; bufanda|bufandas', 'accessories', [19, 140], `material=cashmere|merino wool|silk|cotton; dimensions=180 x 30 cm|200 x 70 cm; ${care}; pattern=plain|striped|checked; ${colors}`, ['the wind goes right down my neck'], []),
    good('sunglasses|sunglasses; Sonnenbrille|Sonnenbrillen; lunettes de soleil|lunettes de soleil; gafas de sol|gafas de sol', 'accessories', [29, 190], `material=bio-acetate|titanium|recycled plastic; weight=18..34 g; included=case and cloth|cloth; gender=everyone|women|men; ${colors}`, ['I squint all the time when I drive'], ['shades']),
    good('swimsuit|swimsuits; Badeanzug|Badeanzüge; maillot de bain|maillots de bain; bañador|bañadores', 'swimwear', [29, 120], `${sizes}; recycled=78 % nylon|100 %; ${care}; gender=women|men|girls; ${colors}`, ['I start swimming lanes again'], ['bathing suit']),
    good('socks|socks; Socken|Socken; chaussettes|chaussettes; calcetines|calcetines', 'underwear', [7, 39], `material=merino wool|organic cotton|bamboo viscose; size=36 to 40|41 to 45|39 to 42; pieces=1|3|5; ${care}; ${colors}`, ['my feet sweat in my boots'], []),
    good('handbag|handbags; Handtasche|Handtaschen; sac à main|sacs à main; bolso|bolsos', 'bags', [39, 340], `material=leather|canvas|vegan leather; dimensions=28 x 20 x 9 cm|34 x 26 x 12 cm; pockets=2|3|5; closure=zip|magnet; color=black|tan|burgundy`, ['a bag that goes with an evening dress'], ['shoulder bag']),
  ],
}
