const candidates = ['\t', ',', ';', '|'] as const
export type Delimiter = (typeof candidates)[number]

/** What parts the cells of a header: the sign that stands in it most often outside quotes; null where none does. */
export function delimiterOf(header: string): Delimiter | null {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '')
  let best: Delimiter | null = null
  let most = 0
  for (const candidate of candidates) {
    const count = bare.split(candidate).length - 1
    if (count > most) [best, most] = [candidate, count]
  }
  return best
}

/** `sep=;`, by which Excel names the delimiter in a line of its own. */
export function delimiterLine(line: string): Delimiter | null {
  const sign = /^"?sep=(.)"?$/i.exec(line.trim() === '' ? line : line.trimEnd())?.[1]
  return candidates.find((candidate) => candidate === sign) ?? (/^"?sep=\t?"?$/i.test(line) ? '\t' : null)
}
