import { extname } from 'node:path'

const byEnding: Readonly<Record<string, string>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.json': 'json',
  '.md': 'markdown',
  '.markdown': 'markdown',
}

/** The format of a file of entries: by its ending, else by how it begins. */
export function faqFormatOf(file: string, text: string): string {
  const known = byEnding[extname(file).toLowerCase()]
  if (known) return known
  const [first = ''] = text.trimStart().split('\n')
  if (/^[[{]/.test(first)) return 'json'
  if (first.startsWith('#')) return 'markdown'
  return first.includes('\t') ? 'tsv' : 'csv'
}
