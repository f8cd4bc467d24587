import { benchArm } from './arm.ts'
import { benchCatalogue } from './catalogue.ts'
import { benchColdStart } from './cold-start.ts'
import { benchEdge } from './edge.ts'
import { benchFaq } from './faq.ts'
import { benchGateway } from './gateway.ts'
import { benchLoad } from './load.ts'
import { benchOverload } from './overload.ts'
import { fetchPortkey } from './portkey.ts'
import { benchProfile } from './profile.ts'

/** `npm run bench NAME` */
const benches: Record<string, () => Promise<void>> = {
  edge: benchEdge,
  'cold-start': benchColdStart,
  faq: benchFaq,
  arm: benchArm,
  catalogue: benchCatalogue,
  gateway: benchGateway,
  overload: benchOverload,
  load: benchLoad,
  portkey: fetchPortkey,
  profile: benchProfile,
}
const bench = benches[process.argv[2] ?? '']
if (!bench) {
  console.error(`Usage: npm run bench ${Object.keys(benches).join('|')}`)
  process.exit(1)
}
await bench()
