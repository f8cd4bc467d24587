import { resultOf } from '../../http/adapters/settled.ts'
import { FaqImportReport } from '../author/import-report.ts'
import type { FaqPublisher as Publisher } from '../contract.ts'
import { TestView } from '../look-up/preview.ts'
import type { FaqPublisher } from '../objects/faq-publisher.ts'
import { PublishReport } from '../publish/published.ts'

/** One object a tenant: its files and publishings wait for each other and for nobody else's. */
export function createFaqPublisher(publishers: DurableObjectNamespace<FaqPublisher>): Publisher {
  const of = (tenant: string) => publishers.get(publishers.idFromName(tenant))
  return {
    publish: async (request) => PublishReport.parse(resultOf(await of(request.tenant).publish(request))),
    importFile: async (request, file) => FaqImportReport.parse(resultOf(await of(request.tenant).importFile(request, file))),
    tryOut: async (request) => TestView.parse(resultOf(await of(request.tenant).tryOut(request))),
  }
}
