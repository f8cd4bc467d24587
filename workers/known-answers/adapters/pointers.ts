import type { KVNamespace } from '@cloudflare/workers-types'
import { patiently } from '../../http/adapters/patiently.ts'
import type { Pointers } from '../contract.ts'
import { emptyPointer, FaqPointer, pointerName } from '../publish/published.ts'

/**
 * A tenant's pointer as the admin API reads and changes it; the hot path has its own copy (`faq-bundles.ts`). KV knows no
 * compare-and-set: of two changes in the same moment one may be lost, the versions themselves never.
 */
export function createPointers(kv: KVNamespace): Pointers {
  const read = async (tenant: string): Promise<FaqPointer> => {
    const stored = FaqPointer.safeParse(await kv.get(pointerName(tenant), 'json'))
    return stored.success ? stored.data : emptyPointer
  }
  return {
    read,
    async change(tenant, changed) {
      await patiently(async () => kv.put(pointerName(tenant), JSON.stringify(changed(await read(tenant)))))
    },
  }
}
