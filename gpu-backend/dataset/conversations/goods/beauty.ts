import { good, type ShopKind } from './good.ts'

const skin = 'skin_type=dry and sensitive skin|all skin types|oily skin|normal skin'
const scent = 'scent=unscented|lavender|cedar|citrus|rose|fig'
const vegan = 'vegan=yes|no'

export const beauty: ShopKind = {
  id: 'beauty',
  names: { en: 'Beauty', de: 'Pflege', fr: 'Beauté', es: 'Belleza' },
  people: ['mother', 'best friend', 'man with a beard', 'grandmother', 'new father', 'teacher'],
  goods: [
    good('face cream|face creams; Gesichtscreme|Gesichtscremes; crème visage|crèmes visage; crema facial|cremas faciales', 'skincare', [12, 90], `${skin}; capacity=30 ml|50 ml|75 ml; ${vegan}; ${scent}; ingredients=oat, shea, squalane|aloe, hyaluronic acid|almond oil, vitamin E; shelf_life=6 months once open|12 months once open`, ['my face feels tight after washing'], ['moisturiser', 'day cream']),
    good('shampoo|shampoos; Shampoo|Shampoos; shampoing|shampoings; champú|champús', 'hair', [6, 39], `capacity=200 ml|250 ml|400 ml; ${scent}; ${vegan}; organic=yes|no; hair_type=dry hair|oily hair|all hair types; recycled=bottle 100 %|bottle 50 %`, ['my scalp itches'], ['hair wash']),
    good('conditioner|conditioners; Haarspülung|Haarspülungen; après-shampoing|après-shampoings; acondicionador|acondicionadores', 'hair', [7, 39], `capacity=200 ml|250 ml; ${scent}; ${vegan}; organic=yes|no; hair_type=dry hair|curly hair|all hair types`, ['I cannot get a comb through my hair'], []),
    good('sunscreen|sunscreens; Sonnencreme|Sonnencremes; crème solaire|crèmes solaires; protector solar|protectores solares', 'skincare', [9, 45], `protection=SPF 30|SPF 50|SPF 50+; capacity=50 ml|100 ml|200 ml; waterproof=40 minutes|80 minutes|no; ${skin}; shelf_life=12 months once open`, ['I burn after ten minutes outside'], ['sun cream', 'sun lotion']),
    good('soap|soaps; Seife|Seifen; savon|savons; jabón|jabones', 'bath', [4, 19], `weight=80..150 g; ${scent}; ${vegan}; ingredients=olive and coconut oil|goat milk|shea butter; origin=Sweden|France|Syria`, ['liquid soap makes so much plastic waste'], ['soap bar']),
    good('body lotion|body lotions; Körperlotion|Körperlotionen; lait pour le corps|laits pour le corps; loción corporal|lociones corporales', 'skincare', [9, 55], `capacity=200 ml|250 ml|400 ml; ${scent}; ${skin}; ${vegan}; organic=yes|no`, ['my legs get flaky in winter'], ['body milk']),
    good('lip balm|lip balms; Lippenbalsam|Lippenbalsame; baume à lèvres|baumes à lèvres; bálsamo labial|bálsamos labiales', 'skincare', [4, 19], `ingredients=beeswax, rapeseed oil|shea butter, almond oil|carnauba wax; ${vegan}; weight=4..10 g; protection=SPF 15|none`, ['my lips crack in the cold'], ['chapstick']),
    good('perfume|perfumes; Parfüm|Parfüms; parfum|parfums; perfume|perfumes', 'fragrance', [29, 190], `capacity=30 ml|50 ml|100 ml; scent=grass, bergamot, rain|fig and cedar|jasmine and musk|leather and smoke; ${vegan}; gender=everyone|women|men`, ['something that smells good for a date'], ['fragrance', 'scent']),
    good('hair dryer|hair dryers; Haartrockner|Haartrockner; sèche-cheveux|sèche-cheveux; secador de pelo|secadores de pelo', 'tools', [29, 290], `power=1200..2300 W; noise_level=59..82 dB; weight=390..690 g; warranty=2 years|3 years; length=1.8 m cable|2.5 m cable`, ['I leave the house with wet hair'], ['blow dryer']),
    good('razor|razors; Rasierer|Rasierer; rasoir|rasoirs; maquinilla de afeitar|maquinillas de afeitar', 'shaving', [12, 99], `material=brass|steel|bamboo and steel; blade=standard double edge|five blades; included=10 blades|stand and 5 blades|none; weight=68..120 g`, ['disposable blades cut me'], ['shaver']),
    good('beard oil|beard oils; Bartöl|Bartöle; huile à barbe|huiles à barbe; aceite de barba|aceites de barba', 'shaving', [9, 39], `capacity=30 ml|50 ml; ${scent}; ${vegan}; ingredients=jojoba, argan|almond, hemp`, ['my beard is like wire'], []),
    good('electric toothbrush|electric toothbrushes; elektrische Zahnbürste|elektrische Zahnbürsten; brosse à dents électrique|brosses à dents électriques; cepillo eléctrico|cepillos eléctricos', 'teeth', [29, 190], `battery_life=2..6 weeks; charging_time=4 hours|12 hours; waterproof=IPX7; included=two heads|travel case; timer=2 minutes`, ['my dentist says I do not brush well'], ['toothbrush']),
    good('nail polish|nail polishes; Nagellack|Nagellacke; vernis à ongles|vernis à ongles; esmalte de uñas|esmaltes de uñas', 'makeup', [5, 25], `color=coral|deep red|sand|navy|clear; capacity=8 ml|11 ml; ${vegan}; ingredients=without acetone|plant-based solvents`, ['my nails look dull'], []),
    good('mascara|mascaras; Wimperntusche|Wimperntuschen; mascara|mascaras; máscara de pestañas|máscaras de pestañas', 'makeup', [8, 45], `color=black|brown; waterproof=yes|no; ${vegan}; capacity=7 ml|9 ml|11 ml`, ['eye make-up that survives a wedding'], []),
    good('bath salts|bath salts; Badesalz|Badesalze; sels de bain|sels de bain; sales de baño|sales de baño', 'bath', [6, 35], `weight=300..900 g; ${scent}; ${vegan}; origin=Dead Sea|Portugal|Germany`, ['a way to relax after work'], []),
    good('hand cream|hand creams; Handcreme|Handcremes; crème mains|crèmes mains; crema de manos|cremas de manos', 'skincare', [5, 29], `capacity=30 ml|50 ml|75 ml; ${scent}; ${vegan}; ${skin}`, ['my hands are rough from gardening'], []),
  ],
}
