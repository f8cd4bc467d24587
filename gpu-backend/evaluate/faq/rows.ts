import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'

const Row = z.object({ text: z.string(), label: z.nullable(z.string()), split: z.string(), oos: z.boolean() })
type Row = z.infer<typeof Row>

export interface FaqSet {
  readonly labels: readonly string[]
  /** What a merchant wrote, by label. */
  readonly questions: readonly (readonly string[])[]
  /** What the merchant answers, where a set has that. */
  readonly answers?: readonly string[]
  /** Shoppers' questions; `entry` −1 when nothing should match. */
  readonly queries: readonly { readonly text: string; readonly entry: number }[]
}

/** Rows `{text, label, split, oos}`: `train` is what a merchant wrote, `test` shoppers' questions. Names the line at fault. */
export async function readSet(file: string): Promise<FaqSet> {
  const rows: Row[] = (await readFile(file, 'utf8'))
    .split('\n')
    .flatMap((line, at) => (line.trim() ? [parseRow(line, `${file}:${at + 1}`)] : []))
  const written = rows.filter(({ split, oos, label }) => split === 'train' && !oos && label !== null)
  const byLabel = Map.groupBy(written, ({ label }) => label ?? '')
  const labels = [...byLabel.keys()]
  const positions = new Map(labels.map((label, at) => [label, at]))
  const queries = rows
    .filter(({ split }) => split === 'test')
    .map(({ text, label, oos }) => ({ text, entry: oos || label === null ? -1 : (positions.get(label) ?? -1) }))
  if (!labels.length || !queries.length)
    throw new Error(`${file} needs rows of split 'train' with labels and rows of split 'test'.`)
  return { labels, questions: labels.map((label) => (byLabel.get(label) ?? []).map(({ text }) => text)), queries }
}

function parseRow(line: string, location: string): Row {
  try {
    return Row.parse(JSON.parse(line))
  } catch {
    throw new Error(`${location}: not a row {text, label, split, oos}`)
  }
}
