interface Cell {
  readonly text: string
  /** Products that it names. */
  readonly named: readonly number[]
}

interface CellHeads {
  /** What the heads of its column and row say. */
  readonly heading: string
  /** The products that those name. */
  readonly head: readonly number[]
  readonly isHead: boolean
}

type Judge = (cell: string, heads: CellHeads) => Cell

/** A markdown table on its way, row by row: a cell is read by the heads of its column and its row. */
export class TableColumns {
  #heads: { readonly text: string; readonly named: readonly number[] }[] | null = null

  end(): void {
    this.#heads = null
  }

  row(line: string, judge: Judge): string {
    if (/^[|\s:-]+$/.test(line)) return line
    const cells = line.replace(/^\||\|\s*$/g, '').split('|')
    if (!this.#heads) {
      const heads = cells.map((cell) => ({ cell, ...judge(cell, { heading: '', head: [], isHead: true }) }))
      this.#heads = heads.map(({ cell, named }) => ({ text: plain(cell), named }))
      return written(heads.map(({ text }) => text))
    }
    const heads = this.#heads
    let rowHead: Cell & { readonly words: string } = { text: '', named: [], words: '' }
    return written(
      cells.map((cell, at) => {
        const column = heads[at] ?? { text: '', named: [] }
        const named = rowHead.named.length ? rowHead.named : column.named
        const isHead = at === 0 && (cells.length > 1 || column.text === '')
        const judged = judge(cell, {
          heading: isHead ? '' : `${column.text} ${rowHead.named.length ? '' : rowHead.words}: `,
          head: named,
          isHead,
        })
        if (at === 0) rowHead = { ...judged, words: plain(cell) }
        return judged.text
      }),
    )
  }
}

const plain = (cell: string): string => cell.replace(/[*_]/g, '').trim().toLowerCase()
const written = (cells: readonly string[]): string => `|${cells.join('|')}|`
