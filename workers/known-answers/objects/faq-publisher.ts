import { DurableObject } from 'cloudflare:workers'
import { type Settled, settled } from '../../http/adapters/settled.ts'
import type { Services } from '../../services.ts'
import type { FaqImportRequest, FaqTestRequest, PublishRequest } from '../contract.ts'

type PublisherServices = Pick<Services, 'catalogues' | 'faqs' | 'faqStore' | 'faqVersions'>

/**
 * One tenant's known questions to read in, try and publish: half a minute of work for ten thousand, here, so that no shopper
 * waits in the same isolate. The words and what fits thresholds are loaded here; the class itself is in every isolate.
 */
export class FaqPublisher extends DurableObject<Env> {
  publish(request: PublishRequest): Promise<Settled> {
    return this.#settled(async (services) => (await import('./publisher-work.ts')).publishKnownQuestions(services, request))
  }

  importFile(request: FaqImportRequest, file: ReadableStream<Uint8Array> | null): Promise<Settled> {
    return this.#settled(async (services) => (await import('./import-work.ts')).importKnownQuestions(services, request, file))
  }

  tryOut(request: FaqTestRequest): Promise<Settled> {
    return this.#settled(async (services) => (await import('./test-work.ts')).testKnownQuestions(services, request))
  }

  #settled(work: (services: PublisherServices) => Promise<object>): Promise<Settled> {
    return settled(
      import('../../publisher-services.ts').then(({ createPublisherServices }) => work(createPublisherServices(this.env))),
    )
  }
}
