import type { KeyView } from '../../access/routes/responses.ts'
import { Empty } from '../states.tsx'

/** What each key has used. */
export const Usage = (_props: { readonly apiKey: string; readonly keys: readonly KeyView[] }) => (
  <Empty title="Usage" hint="Not counted yet." />
)
