import { resting } from '../../http/adapters/resting.ts'
import { bodyChunks } from '../../http/body-chunks.ts'
import type { Services } from '../../services.ts'
import { compareEntries } from '../author/compare-entries.ts'
import { readFaqFile } from '../author/faq-file.ts'
import type { FaqImportReport } from '../author/import-report.ts'
import type { FaqImportRequest } from '../contract.ts'

// Ten thousand entries of a kilobyte, and room.
const fileBytesMax = 25_000_000
const problemsListed = 500

/** A file's entries, checked, held against each other and against the shop's, and stored where all is right or `isPartial`. */
export async function importKnownQuestions(
  { faqs, faqStore }: Pick<Services, 'faqs' | 'faqStore'>,
  { tenant, format, state, isDryRun, isPartial }: FaqImportRequest,
  file: ReadableStream<Uint8Array> | null,
): Promise<FaqImportReport> {
  const { entries: read, problems } = await resting(readFaqFile(format, await textOf(file), state))
  const entries = read.map(({ entry }) => entry)
  const imported = new Set(entries.map(({ id }) => id))
  const stored = (await faqStore.all(tenant)).filter(({ id }) => !imported.has(id))
  const clashes = await resting(compareEntries(await faqs.words(), [...stored, ...entries]))
  const commits = !isDryRun && entries.length > 0 && (problems.length === 0 || isPartial)
  if (commits) await faqStore.putAll(tenant, entries)
  return {
    committed: commits,
    entries: entries.length,
    problems: problems.slice(0, problemsListed),
    problemCount: problems.length,
    clashes: clashes.filter(({ ids }) => ids.some((id) => imported.has(id))),
  }
}

async function textOf(file: ReadableStream<Uint8Array> | null): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of bodyChunks({ body: file }, fileBytesMax)) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}
