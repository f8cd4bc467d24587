import { useState } from 'preact/hooks'
import type { ImportChoices } from './import-file.ts'

interface DropZoneProps {
  readonly isBusy: boolean
  readonly mode: ImportChoices['mode']
  readonly onMode: (mode: ImportChoices['mode']) => void
  readonly onFile: (file: File) => void
}

const modes = {
  replace: 'This file is my complete catalogue',
  upsert: 'Add these products, change those that are there',
  patch: 'Change only what this file names (JSON)',
} as const

/** A place to drop a file on, and a button for who does not drag. */
export function DropZone({ isBusy, mode, onMode, onFile }: DropZoneProps) {
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0]
    if (file && !isBusy) onFile(file)
  }
  return (
    <>
      <fieldset
        aria-label="A file to import"
        class={isOver ? 'drop over' : 'drop'}
        data-testid="drop-zone"
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer?.files)
        }}
      >
        <h3>Drop your product file here</h3>
        <p>
          A Shopify or WooCommerce export, a Google Merchant feed (TSV, CSV, XML), schema.org, ACP or UCP JSON, or any table: what
          it is shows itself.
        </p>
        <label class="button primary">
          Choose a file
          <input
            class="visually-hidden"
            type="file"
            disabled={isBusy}
            onChange={(event) => {
              take(event.currentTarget.files)
              event.currentTarget.value = ''
            }}
          />
        </label>
      </fieldset>
      <div class="editor">
        <label>
          What it is
          <select value={mode} onChange={(event) => onMode(event.currentTarget.value as ImportChoices['mode'])}>
            {Object.entries(modes).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  )
}
