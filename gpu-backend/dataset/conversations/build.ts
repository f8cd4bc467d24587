import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import type { Prompt } from '../../../shared/prompt.ts'
import type { Split } from '../grounded/names.ts'
import { Random } from '../grounded/random.ts'
import { converse } from './converse.ts'
import type { OpenSearch } from './retrieve.ts'

interface ConversationsOptions {
  readonly rows: number
  readonly seed: number
  readonly split: Split
  readonly prompt: Prompt
  readonly openSearch: OpenSearch
  readonly out: string
  readonly charsMax: number
  readonly onProgress: (rows: number) => void
}

interface ConversationsReport {
  readonly rows: number
  readonly byKind: Readonly<Record<string, number>>
  readonly byLanguage: Readonly<Record<string, number>>
  readonly dropped: Readonly<Record<string, number>>
  readonly charsMean: number
}

/** Writes conversations as JSON lines `{messages, kinds, language}`. Same options, same bytes. */
export async function buildConversations(options: ConversationsOptions): Promise<ConversationsReport> {
  const { rows: rowsRequired, seed, out, charsMax, onProgress } = options
  const random = new Random(seed)
  const file = createWriteStream(`${out}.part`)
  const report = {
    rows: 0,
    chars: 0,
    byKind: new Map<string, number>(),
    byLanguage: new Map<string, number>(),
    dropped: new Map<string, number>(),
  }
  while (report.rows < rowsRequired) {
    const { rows, dropped } = await converse({ ...options, random })
    for (const { kind, why } of dropped) count(report.dropped, `${kind}: ${why}`)
    for (const row of rows) {
      const chars = row.messages.reduce((sum, { content }) => sum + content.length, 0)
      if (chars > charsMax) count(report.dropped, 'too long')
      else if (report.rows < rowsRequired) {
        report.rows++
        report.chars += chars
        for (const kind of row.kinds) count(report.byKind, kind)
        count(report.byLanguage, row.language)
        if (!file.write(`${JSON.stringify(row)}\n`)) await once(file, 'drain')
      }
    }
    onProgress(report.rows)
  }
  file.end()
  await once(file, 'finish')
  await rename(`${out}.part`, out)
  const { rows, chars, byKind, byLanguage, dropped } = report
  return {
    rows,
    charsMean: Math.round(chars / rows),
    byKind: sorted(byKind),
    byLanguage: sorted(byLanguage),
    dropped: sorted(dropped),
  }
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([, a], [, b]) => b - a))
