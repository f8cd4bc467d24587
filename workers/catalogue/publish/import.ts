import { Product } from '../../../shared/product.ts'
import * as z from '../../../shared/zod.ts'

/** `replace`: the file is the complete catalogue. `upsert`: its rows and no others. `patch`: only the fields it names. */
export const importModes = ['replace', 'upsert', 'patch'] as const
export type ImportMode = (typeof importModes)[number]

/** What is wrong, or was left out, in as many `rows`; `at` and `id` are of the first. */
const ImportProblem = z.object({
  at: z.number(),
  id: z.nullable(z.string()),
  field: z.nullable(z.string()),
  reason: z.string(),
  rows: z._default(z.number(), 1),
})
export type ImportProblem = z.infer<typeof ImportProblem>

/** What an import read, and what committing it would do or did. */
export const ImportReport = z.object({
  /** Rows that are variants, and rows that are not, with the problems of those. */
  read: z.number(),
  broken: z.number(),
  problems: z.array(ImportProblem),
  /** What was left out of variants that are right all the same. */
  notes: z._default(z.array(ImportProblem), []),
  /** Rows that the shop itself does not show, by reason: drafts, products that are not published. */
  skipped: z._default(z.record(z.string(), z.number()), {}),
  /** The first variants as they will be; of a patch, what it names. */
  preview: z._default(z.array(z.partial(Product)), []),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  removed: z.number(),
  /** Patched or removed rows of which the catalogue has no product. */
  unmatched: z.number(),
})
export type ImportReport = z.infer<typeof ImportReport>

export const CatalogueImport = z.object({
  id: z.string(),
  locale: z.string(),
  mode: z.enum(importModes),
  format: z.string(),
  state: z.enum(['reading', 'staged', 'committed', 'discarded']),
  createdAt: z.string(),
  createdBy: z.string(),
  report: ImportReport,
})
export type CatalogueImport = z.infer<typeof CatalogueImport>

export const problemsListed = 500
export const emptyReport: ImportReport = {
  read: 0,
  broken: 0,
  problems: [],
  notes: [],
  skipped: {},
  preview: [],
  created: 0,
  changed: 0,
  unchanged: 0,
  removed: 0,
  unmatched: 0,
}
