import type { Language } from './goods/good.ts'

// Words of attribute values and descriptions that a German, French or Spanish shop writes in its own language.
const table: readonly string[] = [
  'organic cotton|Bio-Baumwolle|coton bio|algodón ecológico',
  'recycled nylon|recyceltes Nylon|nylon recyclé|nailon reciclado',
  'recycled polyester|recyceltes Polyester|polyester recyclé|poliéster reciclado',
  'recycled plastic|recycelter Kunststoff|plastique recyclé|plástico reciclado',
  'stainless steel|Edelstahl|acier inoxydable|acero inoxidable',
  'sterling silver|Sterlingsilber|argent massif|plata de ley',
  'natural rubber|Naturkautschuk|caoutchouc naturel|caucho natural',
  'merino wool|Merinowolle|laine mérinos|lana merina',
  'vegan leather|veganes Leder|cuir végétal|cuero vegano',
  'goose down|Gänsedaunen|duvet d’oie|plumón de oca',
  'cast iron|Gusseisen|fonte|hierro fundido',
  'cotton|Baumwolle|coton|algodón',
  'leather|Leder|cuir|cuero',
  'wool|Wolle|laine|lana',
  'linen|Leinen|lin|lino',
  'silk|Seide|soie|seda',
  'steel|Stahl|acier|acero',
  'oak|Eiche|chêne|roble',
  'beech|Buche|hêtre|haya',
  'bamboo|Bambus|bambou|bambú',
  'glass|Glas|verre|vidrio',
  'ceramic|Keramik|céramique|cerámica',
  'brass|Messing|laiton|latón',
  'aluminium|Aluminium|aluminium|aluminio',
  'titanium|Titan|titane|titanio',
  'rubber|Gummi|caoutchouc|goma',
  'canvas|Canvas|toile|lona',
  'machine wash|Maschinenwäsche|lavage en machine|lavar a máquina',
  'hand wash|Handwäsche|lavage à la main|lavar a mano',
  'dry clean only|nur Reinigung|nettoyage à sec|solo limpieza en seco',
  'wipe clean|abwischen|essuyer|limpiar con un paño',
  'one size|Einheitsgröße|taille unique|talla única',
  'built in|eingebaut|intégré|integrado',
  'years and up|Jahre und älter|ans et plus|años en adelante',
  'year and up|Jahr und älter|an et plus|año en adelante',
  'from birth|ab der Geburt|dès la naissance|desde el nacimiento',
  'minutes|Minuten|minutes|minutos',
  'hours|Stunden|heures|horas',
  'months|Monate|mois|meses',
  'weeks|Wochen|semaines|semanas',
  'years|Jahre|ans|años',
  'year|Jahr|an|año',
  'days|Tage|jours|días',
  'persons|Personen|personnes|personas',
  'inches|Zoll|pouces|pulgadas',
  'water column|Wassersäule|colonne d’eau|columna de agua',
  'splash proof|spritzwassergeschützt|résistant aux éclaboussures|resistente a salpicaduras',
  'unscented|ohne Duft|sans parfum|sin perfume',
  'lavender|Lavendel|lavande|lavanda',
  'all skin types|alle Hauttypen|tous types de peau|todo tipo de piel',
  'dry and sensitive skin|trockene und empfindliche Haut|peau sèche et sensible|piel seca y sensible',
  'everyone|alle|tous|todos',
  'women|Damen|femmes|mujeres',
  'men|Herren|hommes|hombres',
  'black|schwarz|noir|negro',
  'white|weiß|blanc|blanco',
  'grey|grau|gris|gris',
  'navy blue|marineblau|bleu marine|azul marino',
  'navy|marineblau|bleu marine|azul marino',
  'blue|blau|bleu|azul',
  'red|rot|rouge|rojo',
  'green|grün|vert|verde',
  'brown|braun|marron|marrón',
  'yes|ja|oui|sí',
  'none|keine|aucun|ninguno',
  'no|nein|non|no',
  'and|und|et|y',
  'or|oder|ou|o',
  'to|bis|à|a',
  'up|bis|jusqu’à|hasta',
]

const columns: Readonly<Record<Exclude<Language, 'en'>, number>> = { de: 1, fr: 2, es: 3 }
const byWord = new Map(table.map((line) => [line.split('|')[0] ?? '', line.split('|')]))
const pattern = new RegExp(`(?<![\\p{L}])(?:${[...byWord.keys()].join('|')})(?![\\p{L}])`, 'gu')

/** A value as a shop of that language would write it: known words translated, decimal commas. */
export function valueIn(language: Language, value: string): string {
  if (language === 'en') return value
  return value
    .replace(pattern, (word) => byWord.get(word)?.[columns[language]] ?? word)
    .replace(/(\d),(\d{3})/g, '$1.$2')
    .replace(/(\d)\.(\d{1,2})(?!\d)/g, '$1,$2')
}
