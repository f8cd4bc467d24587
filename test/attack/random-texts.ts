import fc from 'fast-check'
import { leaked, randomOutput } from '../support/random-output.ts'
import { interfaces, type startLies, textsOf } from './interfaces.ts'

interface RandomRow {
  readonly interface: string
  tries: number
  through: number
}
interface Shown {
  readonly interface: string
  readonly text: string
  readonly shown: string
}

const pieceCharsMax = 9
const neutral = 'What about the Fjellvik Ridge 45 Backpack?'

/**
 * Sends so many random texts of a model out of the edge, each by the next way, cut into pieces of another length each time, over
 * HTTP: what is shown has no brace, no tag and no address that no record has.
 */
export async function tryRandomTexts(
  { edge, backend, key }: Awaited<ReturnType<typeof startLies>>,
  count: number,
  seed = 18,
): Promise<{ readonly rows: readonly RandomRow[]; readonly through: readonly Shown[] }> {
  const rows = new Map<string, RandomRow>()
  const through: Shown[] = []
  for (const [at, text] of fc.sample(randomOutput, { numRuns: count, seed }).entries()) {
    const way = interfaces[at % interfaces.length]
    if (!way) continue
    const row = rows.get(way.name) ?? { interface: way.name, tries: 0, through: 0 }
    rows.set(way.name, row)
    backend.says((way.wrap ?? ((each) => each))(text), way.breaks, 1 + (at % pieceCharsMax))
    const send = async (): Promise<string> => {
      const response = await fetch(`${edge.url}${way.path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...way.headers },
        body: JSON.stringify(way.body(way.isRepeated ? `${neutral} ${at.toString(36)}` : neutral, { question: neutral })),
      })
      return response.text()
    }
    if (way.isRepeated) await send()
    const shown = textsOf(await send())
      .split('\n')
      .map(withoutFrame)
      .join('\n')
    row.tries++
    if (!leaked.test(shown)) continue
    row.through++
    through.push({ interface: way.name, text, shown })
  }
  return { rows: [...rows.values()], through }
}

/** A text that is JSON itself, as its asker or the protocol has it, by the strings in it. */
function withoutFrame(line: string): string {
  try {
    const texts: string[] = []
    JSON.parse(line, (_, value: unknown) => {
      if (typeof value === 'string') texts.push(value)
    })
    return texts.join('\n')
  } catch {
    return line
  }
}
