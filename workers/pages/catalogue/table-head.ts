/** A table's first line, read in the browser so that its columns can be named by hand. */
export interface TableHead {
  readonly delimiter: string
  readonly columns: readonly string[]
  /** The next line, as an example of each column. */
  readonly example: readonly string[]
  /** Where the first line ends, in bytes. */
  readonly bytes: number
}

const headBytes = 65_536
const lineFeed = 10

/** Null for what is no table. */
export async function tableHeadOf(file: Blob): Promise<TableHead | null> {
  const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const end = bytes.indexOf(lineFeed)
  if (end < 1) return null
  const [first = '', second = ''] = new TextDecoder().decode(bytes).split(/\r?\n/, 2)
  if (/^\s*[<{[]/.test(first)) return null
  const delimiter = ['\t', ';', ',', '|'].find((each) => first.includes(each))
  if (!delimiter) return null
  return { delimiter, columns: cellsOf(first, delimiter), example: cellsOf(second, delimiter), bytes: end + 1 }
}

/** One line's cells (RFC 4180, whose quotes may hold the delimiter). */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const character of line.replace(/^\ufeff/, '')) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === delimiter && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

/** What a column can be; the names are Google's (support.google.com/merchants/answer/7052112). */
export const fields = [
  ['id', 'Id or SKU'],
  ['title', 'Name'],
  ['price', 'Price'],
  ['sale_price', 'Price on sale'],
  ['description', 'Description'],
  ['link', 'Address of its page'],
  ['image_link', 'Picture'],
  ['availability', 'In stock?'],
  ['brand', 'Brand'],
  ['product_type', 'Category'],
  ['item_group_id', 'Product it is a variant of'],
  ['color', 'Colour'],
  ['size', 'Size'],
  ['material', 'Material'],
  ['gtin', 'Barcode'],
] as const

const guesses: readonly (readonly [RegExp, string])[] = [
  [/^(id|sku|art(icle|ikel)?[ ._-]?(no|nr|number|nummer)?|item[ _-]?(no|number)|product[ _-]?id|ref(erence)?)$/i, 'id'],
  [/(title|name|bezeichnung|nom|nombre|titel)/i, 'title'],
  [/(sale|angebot|promo|oferta)/i, 'sale_price'],
  [/(price|preis|prix|precio)/i, 'price'],
  [/(desc|beschreibung|text)/i, 'description'],
  [/(image|bild|picture|photo|foto)/i, 'image_link'],
  [/(link|url|address)/i, 'link'],
  [/(stock|availab|bestand|lager|verf)/i, 'availability'],
  [/(brand|marke|vendor|manufacturer|hersteller|marque|marca)/i, 'brand'],
  [/(categor|kategorie|type|catégorie)/i, 'product_type'],
  [/(colou?r|farbe|couleur)/i, 'color'],
  [/(size|größe|groesse|taille)/i, 'size'],
  [/(gtin|ean|barcode|upc)/i, 'gtin'],
]

/** What each column probably is; each field once, the rest ''. */
export function guessFields(columns: readonly string[]): string[] {
  const used = new Set<string>()
  return columns.map((column) => {
    const field = guesses.find(([pattern, name]) => pattern.test(column) && !used.has(name))?.[1] ?? ''
    used.add(field)
    return field
  })
}

/** The file under the names chosen; columns without one keep theirs and become attributes. */
export function renamed(file: File, head: TableHead, names: readonly string[]): Blob {
  const line = head.columns.map((column, at) => quoted(names[at] || column, head.delimiter)).join(head.delimiter)
  return new Blob([`${line}\n`, file.slice(head.bytes)])
}

const quoted = (text: string, delimiter: string): string =>
  text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
