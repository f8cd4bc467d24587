export interface Option {
  readonly number: number
  readonly text: string
}

/** A question's numbered options, and the text around them. */
interface Options {
  readonly before: string
  readonly items: readonly Option[]
  readonly after: string
}

interface Mark {
  readonly number: number
  readonly start: number
  readonly end: number
}

// The first option may follow its heading on the same line ("Products: 0. Brush").
const atLineStart = /(?:^|\n|: (?=[01]\D))[ \t]*(\d{1,2})[.)](?!\d)[ \t]*/g
const anywhere = /(?:^|\s)(\d{1,2})[.)]\s+/g
const optionsMin = 2

/**
 * The longest run of options counted 0, 1, 2 … or 1, 2, 3 …, one to a line or in running text; null when there is none.
 * Numbers out of order belong to the text ("500 g. 2. Brush" has one option). EC-Guide prints some lists as 0, 1, 3: a
 * gap of one is read as it stands.
 */
export function readOptions(question: string): Options | null {
  const marks = longestRun([...question.matchAll(atLineStart)].map(toMark))
  const found = marks.length >= optionsMin ? marks : longestRun([...question.matchAll(anywhere)].map(toMark))
  const [first] = found
  const last = found.at(-1)
  if (!first || !last || found.length < optionsMin) return null
  const end = endOfLast(question, last)
  return {
    before: question.slice(0, first.start),
    items: found.map((mark, index) => ({
      number: mark.number,
      text: question.slice(mark.end, found[index + 1]?.start ?? end).trim(),
    })),
    after: question.slice(end),
  }
}

const toMark = (match: RegExpExecArray | RegExpMatchArray): Mark => {
  const start = match.index ?? 0
  return { number: Number(match[1]), start, end: start + match[0].length }
}

function longestRun(marks: readonly Mark[]): Mark[] {
  let best: Mark[] = []
  let run: Mark[] = []
  for (const mark of marks) {
    const next = (run.at(-1)?.number ?? -1) + 1
    if (run.length && (mark.number === next || mark.number === next + 1)) run.push(mark)
    else if (mark.number <= 1) run = [mark]
    if (run.length > best.length) best = run
  }
  return best
}

/** The last option ends with its line; what follows is "Answer:" or the instruction. */
function endOfLast(question: string, last: Mark): number {
  const newline = question.indexOf('\n', last.end)
  return newline < 0 ? question.length : newline
}
