import { resultOf } from '../../http/adapters/settled.ts'
import type { FaqPublisher as Publisher } from '../contract.ts'
import type { FaqPublisher } from '../objects/faq-publisher.ts'
import { PublishReport } from '../publish/published.ts'

/** One object a tenant: its publishings wait for each other and for nobody else's. */
export function createFaqPublisher(publishers: DurableObjectNamespace<FaqPublisher>): Publisher {
  return {
    publish: async (request) =>
      PublishReport.parse(resultOf(await publishers.get(publishers.idFromName(request.tenant)).publish(request))),
  }
}
