import Papa from 'papaparse'
import { visibleText } from '../../../shared/visible-text.ts'
import { type Delimiter, delimiterLine, delimiterOf } from './delimiter-of.ts'
import { brokenEnd, brokenRow, type FeedRow } from './feed-row.ts'
import { type Line, linesOf } from './lines.ts'

export interface TableRow {
  readonly at: number
  readonly cells: Readonly<Record<string, string>>
}

/** A column that every row needs, by the names that `nameOf` may give it, and as the file would write it. */
interface RequiredColumn {
  readonly label: string
  readonly names: readonly string[]
}

const delimiterNames: Readonly<Record<Delimiter, string>> = { '\t': 'tabs', ',': 'commas', ';': 'semicolons', '|': 'bars' }

// A description with paragraphs has tens of lines; beyond this a quote was never closed. Bounds the work of a file full of them.
const recordLinesMax = 100
const recordCharsMax = 100_000
const triesMax = 5
// Shopify with a metafield for everything has two hundred.
const columnsMax = 1_000

/**
 * Rows of a table with a header, counted by line. A quoted cell may span lines, but only where the record it makes is
 * complete: else its first line is reported and reading goes on with the next, so that one open quote costs one row. The header
 * says what parts cells. A header without a required column ends the reading: one problem, not one a row.
 */
export async function* readTable(
  chunks: AsyncIterable<string>,
  nameOf: (column: string) => string,
  required: readonly RequiredColumn[] = [],
  isRead?: (column: string) => boolean,
): AsyncGenerator<TableRow | FeedRow> {
  const source = linesOf(chunks)
  // Lines read ahead for a record that proved broken; a stack would reverse them.
  let ahead: Line[] = []
  const next = async (): Promise<Line | null> => ahead.shift() ?? (await source.next()).value ?? null
  let header = await next()
  // Templates begin with remarks, spreadsheets with empty lines.
  while (header && /^["\s]*(#|$)/.test(header.text) && !delimiterLine(header.text)) header = await next()
  const stated = header && delimiterLine(header.text)
  if (stated) header = await next()
  if (!header) return
  const delimiter = stated ?? delimiterOf(header.text) ?? ','
  const named = cellsOf(header.text, delimiter)
  const columns = Array.isArray(named) ? named.map((name) => nameOf(visibleText(name))) : []
  if (columns.length > columnsMax)
    return yield brokenEnd(header.at, `the header has ${columns.length} columns; ${columnsMax} are read at most.`)
  const missing = required.find(({ names }) => !names.some((name) => columns.includes(name)))
  if (missing)
    return yield brokenEnd(
      header.at,
      `the header has no column '${missing.label}' (cells parted by ${delimiterNames[delimiter]}).`,
      missing.label,
    )
  const unread = isRead ? columns.filter((column) => column && !isRead(column)) : []
  if (unread.length) yield unreadColumns(header.at, unread)
  for (let line = await next(); line; line = await next()) {
    if (!line.text.trim()) continue
    const lines = [line]
    let cells = cellsOf(line.text, delimiter)
    if (cells === 'broken') cells = literalCells(line.text, delimiter, columns.length) ?? cells
    if (!Array.isArray(cells)) {
      let chars = line.text.length
      let quotes = quotesIn(line.text)
      let tries = 0
      while (cells === 'open' && lines.length < recordLinesMax && chars < recordCharsMax) {
        const more = await next()
        if (!more) break
        lines.push(more)
        chars += more.text.length
        // A record is complete only where its quotes are even; one that is not even then is seldom ever.
        quotes += quotesIn(more.text)
        if (quotes % 2 === 0 && tries++ < triesMax) cells = cellsOf(lines.map(({ text }) => text).join('\n'), delimiter)
      }
      if (!Array.isArray(cells) || cells.length !== columns.length) {
        ahead = [...lines.slice(1), ...ahead]
        yield brokenRow(line.at, [
          { field: null, reason: 'has a quote that is never closed, or closed in the middle of a cell.' },
        ])
        continue
      }
    }
    const row = cells
    if (row.length > columns.length && row.slice(columns.length).some((cell) => cell.trim()))
      yield brokenRow(line.at, [{ field: null, reason: `has ${row.length} cells, the header ${columns.length}.` }])
    else yield { at: line.at, cells: byColumn(columns, row) }
  }
}

/** Of several columns of one name the first that says something counts. */
function byColumn(columns: readonly string[], row: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const [at, column] of columns.entries()) cells[column] ||= ofFormula(row[at] ?? '')
  return cells
}

/** `="0012"`, by which a spreadsheet keeps a text one. */
const ofFormula = (cell: string): string => (cell.startsWith('="') ? (/^="([^"]*)"$/.exec(cell)?.[1] ?? cell) : cell)

const quotesIn = (text: string): number => text.split('"').length - 1

/** Said once: what stands in these columns is not in the catalogue. Prices first, for those matter most. */
function unreadColumns(at: number, columns: readonly string[]): FeedRow {
  const names = columns.toSorted((a, b) => Number(/price/i.test(b)) - Number(/price/i.test(a)))
  return {
    ...brokenRow(at, []),
    notes: [{ field: null, reason: `columns that are not read: ${names.join(', ').slice(0, 400)}.` }],
  }
}

/** `"Venice" travel poster`: tabs need no quotes, so a title that begins with one is that title, where the row is complete. */
function literalCells(text: string, delimiter: string, count: number): string[] | null {
  const cells = delimiter === '\t' ? text.split(delimiter) : []
  return cells.length === count ? cells : null
}

/** The cells of one record; `open` when a quote waits for its end, `broken` when no more text can put it right. */
function cellsOf(text: string, delimiter: string): string[] | 'open' | 'broken' {
  if (!text.includes('"')) return text.split(delimiter)
  const cells = quotedCells(text, delimiter)
  // PHP writes a quote behind a backslash as it is; where that makes no record, the backslash was meant to say so.
  return Array.isArray(cells) || !text.includes('\\"') ? cells : quotedCells(text.replaceAll('\\"', '""'), delimiter)
}

function quotedCells(text: string, delimiter: string): string[] | 'open' | 'broken' {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' })
  if (errors.length === 0 && data.length === 1) return data[0] ?? 'broken'
  return errors.length > 0 && errors.every(({ code }) => code === 'MissingQuotes') ? 'open' : 'broken'
}
