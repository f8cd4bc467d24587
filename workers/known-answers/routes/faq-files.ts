import Papa from 'papaparse'
import type { FaqEntry } from '../../../shared/faq/entry.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { readQuery } from '../../http/read-query.ts'
import { respond, respondJson } from '../../http/respond.ts'
import { fileFormats } from '../author/faq-file.ts'

const flag = z.optional(z.enum(['true', 'false']))
export const ExportQuery = z.strictObject({ format: z.optional(z.enum(['json', 'csv', 'tsv'])) })
export const ImportQuery = z.strictObject({
  format: z.enum(fileFormats),
  dryRun: flag,
  partial: flag,
  state: z.optional(z.enum(['draft', 'live'])),
})

/**
 * POST /admin/v1/faqs:import?format=csv|tsv|json|markdown[&dryRun=true][&partial=true][&state=live]: the file is the body. All of
 * it or nothing, unless `partial` takes what is right. `state` is that of entries whose file names none. The report names each fault by line and field, and clashes with entries
 * of the file and of the shop.
 */
export async function importFaqs(c: AppContext): Promise<Response> {
  const { format, dryRun, partial, state = 'draft' } = readQuery(c, ImportQuery)
  const { tenant } = callerOf(c)
  const request = { tenant, format, state, isDryRun: dryRun === 'true', isPartial: partial === 'true' }
  const report = await servicesOf(c).faqPublisher.importFile(request, c.req.raw.body)
  return respondJson(c.get('state'), report, report.problemCount && !report.committed && dryRun !== 'true' ? 422 : 200)
}

/** GET /admin/v1/faqs:export?format=json|csv|tsv: what `import` takes back. */
export async function exportFaqs(c: AppContext): Promise<Response> {
  const { format } = readQuery(c, ExportQuery)
  const entries = await servicesOf(c).faqStore.all(callerOf(c).tenant)
  if (format === undefined || format === 'json') return respondJson(c.get('state'), { entries })
  const text = Papa.unparse(entries.map(toRow), {
    delimiter: format === 'csv' ? ',' : '\t',
    columns: [...columns],
    escapeFormulae: true,
  })
  const type = format === 'csv' ? 'text/csv' : 'text/tab-separated-values'
  return respond(c.get('state'), 200, text, { 'content-type': `${type}; charset=utf-8` })
}

const columns = [
  'id',
  'question',
  'alternates',
  'answer',
  'markdown',
  'language',
  'regions',
  'products',
  'valid_from',
  'valid_until',
  'links',
  'priority',
  'state',
  'owner',
  'verbatim',
] as const

function toRow(entry: FaqEntry): Record<(typeof columns)[number], string> {
  const [question = '', ...alternates] = entry.questions
  return {
    id: entry.id,
    question,
    alternates: alternates.join('|'),
    answer: entry.answer.plain,
    markdown: entry.answer.markdown ?? '',
    language: entry.language,
    regions: entry.regions.join('|'),
    products: entry.products.join('|'),
    valid_from: entry.validFrom ?? '',
    valid_until: entry.validUntil ?? '',
    links: entry.links.map(({ type, url, title }) => [type, url, ...(title ? [title] : [])].join('=')).join('|'),
    priority: String(entry.priority),
    state: entry.state,
    owner: entry.owner ?? '',
    verbatim: String(entry.verbatim),
  }
}
