export interface Line {
  readonly at: number
  readonly text: string
}

// Longer than any honest row; what is longer is a broken quote or not a text file.
const lineCharsMax = 1_000_000

/**
 * Lines of a text that arrives in any pieces, counted from 1 and ended by LF, CRLF or CR alone; a line too long comes cut, so
 * that memory stays bounded.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = ''
  let at = 0
  let endedByReturn = false
  for await (const chunk of chunks) {
    let from = endedByReturn && chunk.startsWith('\n') ? 1 : 0
    if (chunk) endedByReturn = chunk.endsWith('\r')
    for (let end = lineEnd(chunk, from); end >= 0; end = lineEnd(chunk, from)) {
      yield { at: ++at, text: cut(rest + chunk.slice(from, end), at) }
      rest = ''
      from = end + (chunk.startsWith('\r\n', end) ? 2 : 1)
    }
    if (rest.length <= lineCharsMax) rest += chunk.slice(from)
  }
  if (rest) yield { at: ++at, text: cut(rest, at) }
}

const signs = /[\r\n]/g

function lineEnd(text: string, from: number): number {
  signs.lastIndex = from
  return signs.exec(text)?.index ?? -1
}

const cut = (text: string, at: number): string =>
  (at === 1 && text.startsWith('\ufeff') ? text.slice(1) : text).slice(0, lineCharsMax)
