import { taskSamples } from '../../workers/pages/task-samples.ts'

const faqEntry = {
  id: 'sharpen-knives',
  language: 'en',
  questions: ['Do you sharpen kitchen knives?'],
  answer: { plain: 'Yes, in every shop, within a day.' },
}

/** A body that works when it is sent to the sample shop of `npm start`, by operation. */
export const bodyExamples: Readonly<Record<string, unknown>> = {
  createChatCompletion: { model: 'llasa', messages: [{ role: 'user', content: 'Do you have a tent under 300 euros?' }] },
  createResponse: { model: 'llasa', input: 'Which tent is the lightest?' },
  sendFeedback: { answerId: 'chatcmpl-1', vote: 'up' },
  searchProducts: { query: 'a warm sleeping bag', filters: { available: true }, limit: 5 },
  commitImport: { partial: false },
  publishCatalogue: { locale: 'en' },
  restoreCatalogue: { locale: 'en', version: 'sample-2026-11-23' },
  putCatalogueSettings: { policies: { returns: 'You can return everything within 30 days.' }, currency: 'EUR' },
  putSynonyms: { synonyms: [{ words: ['rucksack', 'backpack'] }] },
  ask: { query: 'How do I cancel my order?' },
  ucpAsk: { query: 'How do I cancel my order?' },
  ucpSearch: { query: 'tent' },
  ucpLookup: { ids: ['tarn-2-tent'] },
  ucpProduct: { id: 'tarn-2-tent' },
  createAcpFeed: { target_country: 'DE' },
  putFaq: faqEntry,
  createFaq: faqEntry,
  publishFaqs: { channel: 'live', dryRun: true },
  restoreFaqs: { channel: 'live', version: 'sample' },
  putFaqSettings: { keepMissesDays: 30, orderHelp: { url: 'https://example.com/orders', texts: {} } },
  putConversationSettings: { keepConversationsDays: 30 },
  matchFaq: { query: 'How do I cancel my order?', locale: 'en' },
  testFaqs: { questions: ['How do I cancel my order?', 'Who won the match?'], locale: 'en' },
  dismissMisses: { language: 'en', questions: ['Who won the match?'] },
  purgeAnswers: {},
  putWarmList: { questions: [{ question: 'Do you have a tent?' }] },
  createKey: { name: 'Server of the shop', limits: { requestsPerMinute: 600 } },
  putKey: { name: 'Server of the shop', limits: { requestsPerMinute: 600 } },
  rotateKey: { overlapSeconds: 86_400 },
  killArm: { arm: 'canary', why: 'wrong prices' },
  reviveArm: { arm: 'canary', why: 'prices are right again' },
  setShare: { arm: 'canary', percent: 5, why: 'a first look' },
  pausePlan: { paused: true, why: 'a holiday' },
}

/** Values of the path and the query that name something the sample shop has. */
export const parameterExamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  getProduct: { id: 'tarn-2-tent' },
  getModel: { id: 'llasa' },
  getFaq: { id: 'change-address' },
  getUsage: { days: 30 },
  importFaqs: { format: 'markdown' },
  listConversations: { unanswered: 'true' },
}

/** Of a task: the sample that its explorer begins with. */
export const taskExample = (name: string): unknown => {
  const input = taskSamples('en')[name]
  return input && { input }
}
