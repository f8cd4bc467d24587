import Papa from 'papaparse'
import { AppError } from '../../../shared/errors.ts'
import { FaqEntry } from '../../../shared/faq/entry.ts'
import type { InSteps } from '../../../shared/in-steps.ts'
import { faultsOf } from '../../../shared/refusal.ts'
import type { Problem } from './import-report.ts'

export const fileFormats = ['csv', 'tsv', 'json', 'markdown'] as const
export type FileFormat = (typeof fileFormats)[number]

/** One entry of a file before it is checked, and the line it begins on. */
interface RawEntry {
  readonly line: number
  readonly value: Record<string, unknown>
}

interface ReadEntry {
  readonly line: number
  readonly entry: FaqEntry
}

/** Splits a file into entries and checks each; what cannot be read as the format at all is a refusal. */
export function* readFaqFile(
  format: FileFormat,
  text: string,
  state: FaqEntry['state'] = 'draft',
): InSteps<{ entries: ReadEntry[]; problems: Problem[] }> {
  const raw = format === 'json' ? fromJson(text) : format === 'markdown' ? fromMarkdown(text) : fromTable(text, format)
  const entries: ReadEntry[] = []
  const problems: Problem[] = []
  const lineOf = new Map<string, number>()
  for (const { line, value } of raw) {
    yield
    const parsed = FaqEntry.safeParse({ state, ...value })
    if (!parsed.success) {
      problems.push(...faultsOf(parsed.error).map((fault) => ({ line, ...fault })))
      continue
    }
    const first = lineOf.get(parsed.data.id)
    if (first !== undefined) {
      problems.push({ line, field: 'id', reason: `'${parsed.data.id}' is on line ${first} already.` })
      continue
    }
    lineOf.set(parsed.data.id, line)
    entries.push({ line, entry: parsed.data })
  }
  return { entries, problems }
}

function fromJson(text: string): RawEntry[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    // The parser's message quotes the file, which belongs in no log.
    throw new AppError('invalid_json', 'The file is not valid JSON.')
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { entries?: unknown } | null)?.entries
  if (!Array.isArray(list))
    throw new AppError('invalid_value', 'The file must be an array of entries, or an object with `entries`.')
  return list.map((value, at) => ({ line: at + 1, value: isObject(value) ? value : { id: value } }))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listColumns = new Set(['regions', 'products'])

/** Columns by name; several values of a field are parted by `|`, links are `type=url=title`. */
function fromTable(text: string, format: 'csv' | 'tsv'): RawEntry[] {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: format === 'csv' ? ',' : '\t',
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
  })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken)
    throw new AppError('invalid_value', `The file cannot be read from line ${(broken.row ?? 0) + 2} on: a quote is not closed.`)
  for (const column of ['id', 'question', 'answer'])
    if (!meta.fields?.includes(column))
      throw new AppError('invalid_value', `The file has no column '${column}'.`, { param: column })
  return data.map((row, at) => ({ line: at + 2, value: fromRow(row) }))
}

function fromRow(row: Record<string, string>): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const [column, cell] of Object.entries(row)) {
    const text = typeof cell === 'string' ? cell.trim() : ''
    if (!text || ['question', 'alternates', 'answer', 'markdown'].includes(column)) continue
    if (listColumns.has(column)) value[column] = parts(text)
    else if (column === 'priority') value[column] = Number(text)
    else if (column === 'verbatim') value[column] = /^(true|yes|1)$/i.test(text)
    else if (column === 'links') value[column] = parts(text).map(toLink)
    else value[column] = text
  }
  return {
    ...value,
    questions: [row.question ?? '', ...parts(row.alternates ?? '')],
    answer: { plain: row.answer ?? '', ...(row.markdown && { markdown: row.markdown }) },
  }
}

const parts = (text: string): string[] =>
  text
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean)

function toLink(text: string): Record<string, string> {
  const [type = '', url = '', title] = text.split('=').map((part) => part.trim())
  return { type, url, ...(title && { title }) }
}

/** `## Question {#id}`, alternates as `- also: …`, then the answer up to the next heading. */
function fromMarkdown(text: string): RawEntry[] {
  const entries: { line: number; id: string; questions: string[]; answer: string[] }[] = []
  text.split('\n').forEach((line, at) => {
    const heading = /^#{1,6}\s+(.*?)\s*(?:\{#([^}]+)\})?\s*$/.exec(line)
    if (heading) {
      const question = heading[1] ?? ''
      entries.push({ line: at + 1, id: heading[2] ?? slugOf(question), questions: [question], answer: [] })
      return
    }
    const also = /^[-*]\s+also:\s*(.+)$/i.exec(line)
    const current = entries.at(-1)
    if (also?.[1] && current?.answer.every((each) => !each.trim())) current.questions.push(also[1].trim())
    else current?.answer.push(line)
  })
  // A heading with nothing under it is a title.
  return entries
    .filter(({ answer }) => answer.some((line) => line.trim()))
    .map(({ line, id, questions, answer }) => {
      const markdown = answer.join('\n').trim()
      return { line, value: { id, questions, answer: { plain: plainOf(markdown), markdown } } }
    })
}

const slugOf = (question: string): string =>
  question
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64)

const plainOf = (markdown: string): string => markdown.replace(/\[([^[\]]+)\]\([^()]+\)/g, '$1').replace(/[*_`]{1,3}/g, '')
