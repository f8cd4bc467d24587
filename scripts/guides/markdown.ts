/** The Markdown that our guides are written in, as HTML: headings, paragraphs, lists, tables, code, links, emphasis. */
export function toHtml(markdown: string): string {
  const lines = markdown.split('\n')
  const html: string[] = []
  let pieces = 0
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as string
    const fence = /^```(\w*)/.exec(line)
    const heading = /^(#{1,4}) (.+)/.exec(line)
    const block = blockOf(line)
    if (fence) {
      const end = lines.indexOf('```', at + 1)
      html.push(codeOf(lines.slice(at + 1, end).join('\n'), ++pieces))
      at = end + 1
    } else if (heading) {
      const [, marks = '#', text = ''] = heading
      html.push(`<h${marks.length} id="${slugOf(text)}">${inline(text)}</h${marks.length}>`)
      at++
    } else if (line.trim() === '') at++
    else {
      let end = at + 1
      while (end < lines.length && belongs(lines[end] as string, block)) end++
      html.push(renderers[block](lines.slice(at, end)))
      at = end
    }
  }
  return html.join('\n')
}

type Block = 'list' | 'table' | 'paragraph'

const blockOf = (line: string): Block => (line.startsWith('- ') ? 'list' : line.startsWith('|') ? 'table' : 'paragraph')
const belongs = (line: string, block: Block): boolean =>
  line.trim() !== '' && !/^(```|#)/.test(line) && (blockOf(line) === block || (block === 'list' && line.startsWith('  ')))

const renderers: Readonly<Record<Block, (lines: readonly string[]) => string>> = {
  paragraph: (lines) => `<p>${inline(lines.join(' '))}</p>`,
  list: (lines) => {
    const items = lines
      .join('\n')
      .split(/^- /m)
      .filter(Boolean)
      .map((item) => `<li>${inline(item.trim().replace(/\n\s*/g, ' '))}</li>`)
    return `<ul>${items.join('')}</ul>`
  },
  table: ([head = '', , ...rows]) => {
    const cells = (row: string, tag: string): string =>
      row
        .slice(1, row.lastIndexOf('|'))
        .split(/(?<!\\)\|/)
        .map((cell) => `<${tag}>${inline(cell.trim().replaceAll('\\|', '|'))}</${tag}>`)
        .join('')
    const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')
    return `<section class="scroll" tabindex="0" aria-label="Table"><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${body}</tbody></table></section>`
  },
}

/** Landmarks want names of their own. The button to copy it comes by script, into room that is there before. */
const codeOf = (text: string, count: number): string =>
  `<section class="code" tabindex="0" aria-label="Code ${count}"><pre>${escaped(text)}</pre></section><div class="copy"></div>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** Code first: nothing in it means anything else. */
const inline = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`')
        ? `<code>${escaped(part.slice(1, -1))}</code>`
        : escaped(part)
            .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
            .replace(
              /\[([^\]]*)\]\(([^)]+)\)/g,
              (_all, label: string, target: string) => `<a href="${addressOf(target)}">${label}</a>`,
            ),
    )
    .join('')

/** Where a file of the repository is on the site. */
function addressOf(target: string): string {
  if (/^https?:/.test(target)) return target
  const guide = /^(?:guides\/)?([a-z-]+)\.md(#.*)?$/.exec(target)
  if (guide) return `/guides/${guide[1]}${guide[2] ?? ''}`
  return target.replace(/^(\.\.\/)+/, '/')
}
