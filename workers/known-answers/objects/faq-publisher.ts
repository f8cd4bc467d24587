import { DurableObject } from 'cloudflare:workers'
import { type Settled, settled } from '../../http/adapters/settled.ts'
import type { PublishRequest } from '../contract.ts'

// The words and what fits thresholds are loaded by the object that publishes; the class itself is in every isolate.
const loaded = () => Promise.all([import('../../publisher-services.ts'), import('./publisher-work.ts')])

/** One tenant's known questions to publish: half a minute of work for ten thousand, here, so that no shopper waits in the same isolate. */
export class FaqPublisher extends DurableObject<Env> {
  publish(request: PublishRequest): Promise<Settled> {
    const work = loaded().then(([{ createPublisherServices }, { publishKnownQuestions }]) =>
      publishKnownQuestions(createPublisherServices(this.env), request),
    )
    return settled(work)
  }
}
