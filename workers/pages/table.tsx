import type { ComponentChildren } from 'preact'

interface TableProps {
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[]
  /** Shown where the table is empty. */
  readonly empty: string
}

/** Rows of plain values by column. */
export const PlainTable = ({
  caption,
  rows,
}: {
  readonly caption: string
  readonly rows: readonly Readonly<Record<string, string>>[]
}) => (
  <Table
    caption={caption}
    heads={Object.keys(rows[0] ?? {})}
    rows={rows.map((row, at) => ({ key: String(at), cells: Object.values(row) }))}
    empty="Nothing."
  />
)

export function Table({ caption, heads, rows, empty }: TableProps) {
  if (!rows.length) return <p class="hint">{empty}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table class="stacks">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, at) => (
                <td key={heads[at]} data-head={heads[at]}>
                  <div>{cell}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
