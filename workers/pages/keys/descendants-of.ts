import type { KeyView } from '../../access/routes/responses.ts'

/** Keys that were made with a key, and with those, as far as they still work; children before their parents. */
export function descendantsOf(id: string, keys: readonly KeyView[]): readonly KeyView[] {
  const children = keys.filter(({ createdBy, revokedAt, id: own }) => createdBy === id && own !== id && revokedAt === null)
  return children.flatMap((child) => [...descendantsOf(child.id, keys), child])
}
