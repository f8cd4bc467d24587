import { useState } from 'preact/hooks'
import { FileActions } from './file-actions.tsx'
import { fields, guessFields, type TableHead } from './table-head.ts'

interface ColumnNamesProps {
  readonly head: TableHead
  readonly isBusy: boolean
  readonly onNamed: (names: readonly string[], currency: string) => void
  readonly onBack: () => void
}

/** A table whose columns nobody knows: each is named by hand, most of them guessed already. */
export function ColumnNames({ head, isBusy, onNamed, onBack }: ColumnNamesProps) {
  const [names, setNames] = useState<readonly string[]>(() => guessFields(head.columns))
  const [currency, setCurrency] = useState('EUR')
  const isReady = names.includes('id') && names.includes('title')
  const name = (at: number, field: string): void =>
    // A field is one column's: who gets it takes it from the other.
    setNames((before) => before.map((other, position) => (position === at ? field : other === field ? '' : other)))
  return (
    <form
      class="box"
      onSubmit={(event) => {
        event.preventDefault()
        onNamed(names, currency.trim().toUpperCase())
      }}
    >
      <h3>What are these columns?</h3>
      <p class="hint">A product needs an id and a name. Columns that stay as they are become attributes under their own names.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="scroll" tabIndex={0} aria-label="Columns of the file">
        <table>
          <caption class="visually-hidden">Columns of the file</caption>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">First row</th>
              <th scope="col">Is</th>
            </tr>
          </thead>
          <tbody>
            {head.columns.map((column, at) => (
              <tr key={column}>
                <td>{column}</td>
                <td>{head.example[at]}</td>
                <td>
                  <select
                    aria-label={`Column ${column} is`}
                    value={names[at]}
                    onChange={(event) => name(at, event.currentTarget.value)}
                  >
                    <option value="">an attribute</option>
                    {fields.map(([value, label]) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <label>
        Currency of prices that name none{' '}
        <input
          required
          pattern="[A-Za-z]{3}"
          size={4}
          value={currency}
          onInput={(event) => setCurrency(event.currentTarget.value)}
        />
      </label>
      <FileActions isDisabled={isBusy || !isReady} onBack={onBack} />
    </form>
  )
}
