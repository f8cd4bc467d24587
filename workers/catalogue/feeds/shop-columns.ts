import { visibleText } from '../../../shared/visible-text.ts'
import type { TableRow } from './table.ts'

/** Cells by our own names for them, whatever generation of an export or language of case the header has. */
export type ShopRow = Readonly<Record<string, string>>

const spelling = (name: string): string =>
  visibleText(name)
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

interface ColumnNames {
  /** Our name of a column; an unknown one keeps its own. */
  readonly nameOf: (column: string) => string
  readonly isKnown: (name: string) => boolean
}

/** Several spellings of one column are one. */
export function columnNames(names: Readonly<Record<string, readonly string[]>>): ColumnNames {
  const byName = new Map(Object.entries(names).flatMap(([name, spellings]) => spellings.map((each) => [spelling(each), name])))
  return { nameOf: (column) => byName.get(spelling(column)) ?? column, isKnown: (name) => Object.hasOwn(names, name) }
}

export const cell = (row: ShopRow | TableRow['cells'], name: string): string => row[name] ?? ''
