import type { NewKey } from '../../access/routes/responses.ts'
import { CodeBlock } from '../code-block.tsx'
import { CopyButton } from '../copy-button.tsx'

/** A secret that is shown this once. */
export const FreshKey = ({ fresh, onDone }: { readonly fresh: NewKey; readonly onDone: () => void }) => (
  <section aria-labelledby="fresh-heading">
    <h2 id="fresh-heading">{fresh.name || fresh.id} is ready</h2>
    <p>Copy the key now: only its fingerprint is stored, and nobody can show it again.</p>
    <CodeBlock label="The key" text={fresh.key} testId="fresh-key" />
    <div class="actions">
      <CopyButton label="Copy the key" text={() => fresh.key} />
      <button type="button" class="primary" onClick={onDone}>
        I have it
      </button>
    </div>
  </section>
)
