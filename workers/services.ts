import type { Access, Idempotency, Keys, KeyUsage, ManagedKeys, Quotas } from './access/contract.ts'
import type { Answers, Purges, Warming, WarmLists } from './answer-cache/contract.ts'
import type { Backends } from './backends/contract.ts'
import type { CatalogueFeeds, Catalogues, CatalogueVersions, Importer, ImportService, SearchUse } from './catalogue/contract.ts'
import type { AnswerIds, MessageKinds, ProductAnswers, Prompts, ReadAhead, TaskRulesSource } from './chat/contract.ts'
import type { Config } from './config.ts'
import type { Recorder } from './http/contract.ts'
import type { Conversations, FaqPublisher, FaqStore, Faqs, FaqUse, FaqVersions } from './known-answers/contract.ts'
import type { Guard, Rollouts } from './rollout/contract.ts'

/** Everything a request may use, each by the contract of its area. */
export interface Services {
  readonly config: Config
  readonly keys: Keys
  readonly access: Access
  readonly managedKeys: ManagedKeys
  readonly keyUsage: KeyUsage
  readonly quotas: Quotas
  readonly idempotency: Idempotency
  readonly prompts: Prompts
  readonly taskRules: TaskRulesSource
  readonly messageKinds: MessageKinds
  readonly productAnswers: ProductAnswers
  readonly answerIds: AnswerIds
  readonly readAhead: ReadAhead
  readonly catalogues: Catalogues
  readonly importService: Omit<ImportService, 'pages'>
  readonly importer: Importer
  readonly catalogueVersions: CatalogueVersions
  readonly searchUse: SearchUse
  readonly catalogueFeeds: CatalogueFeeds
  readonly answers: Answers
  readonly backends: Backends
  readonly faqs: Faqs
  readonly faqStore: FaqStore
  readonly faqVersions: FaqVersions
  readonly faqPublisher: FaqPublisher
  readonly faqUse: FaqUse
  readonly conversations: Conversations
  readonly purges: Purges
  readonly warmLists: WarmLists
  readonly warming: Warming
  readonly rollouts: Rollouts
  readonly guard: Guard
  readonly recorder: Recorder
}
