import { lineOf, otherSources, sourceFiles, trackedPaths, walk } from './checks/source-files.ts'

/**
 * `npx node scripts/check-words.ts [--report|--summary]`: words of our former vocabulary in names of files, functions, variables, types, keys, in
 * TypeScript, Python and Terraform, and those in comments that no plain sentence needs. Each has a word of the field instead. `--report` adds counts by folder, `--summary` prints one line; neither fails.
 */
const replacements: Readonly<Record<string, string>> = {
  asked: 'request, query, requestedModel',
  place: 'index, position, slot, cacheEntry, location',
  told: 'reported, shown',
  said: 'text, statement',
  lane: 'candidate',
  reach: 'backendClient',
  book: 'faqIndex',
  desk: 'rolloutStore, importService',
  given: 'provided',
  wanted: 'required',
  taken: 'accepted',
  bitten: 'timedOut',
  shut: 'open',
  'went on': 'continued, continuation',
  introduce: 'listFoundProducts',
  unasked: 'noMatch',
}
// Good words elsewhere: `out` is where a command writes, `whole` a number. Here they mean what the glossary replaces.
const replacementsWithin: readonly { readonly within: RegExp; readonly name: RegExp; readonly instead: string }[] = [
  { within: /^(workers\/backends|gpu-backend\/gateway)\//, name: /^(is)?[oO]ut([A-Z]|$)/, instead: 'ejected' },
  {
    within: /^workers\/(chat|http|answer-cache|tasks|agents)\//,
    name: /^(is)?[wW]hole([A-Z]|$)/,
    instead: 'complete, nonStreaming',
  },
]

/** In comments as well; the others are plain English in a sentence. Quotations are somebody else's words. */
const inComments = /\b(asked|unasked|told|bitten|lane|desk|went on)\b/i
const quotations = /"[^"]*"|“[^”]*”|`[^`]*`|‘[^’]*’/g

/** Names that are not ours to choose. */
const exceptions: readonly { readonly path: RegExp; readonly name: RegExp; readonly reason: string }[] = [
  { path: /^scripts\/check-words\.ts$/, name: /./, reason: 'the glossary itself' },
  { path: /^(test|gpu-backend\/evaluate)\//, name: /^place$/, reason: 'a field of recorded cases and UCP documents' },
]

interface Finding {
  readonly path: string
  readonly line: number
  readonly name: string
  readonly instead: string
}

/** `wentOnAgain`, `went-on-again` and `WENT_ON` are the same words. */
const wordsOf = (name: string): string =>
  ` ${name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()
    .trim()} `

function insteadOf(path: string, name: string): string | null {
  if (exceptions.some((exception) => exception.path.test(path) && exception.name.test(name))) return null
  const words = wordsOf(name)
  const always = Object.entries(replacements).find(([word]) => words.includes(` ${word} `))
  if (always) return always[1]
  return replacementsWithin.find((each) => each.within.test(path) && each.name.test(name))?.instead ?? null
}

/** Names that a file makes; those of a library that it only uses are its maker's. */
function* declaredNames(file: ReturnType<typeof sourceFiles>[number]): Generator<readonly [string, number]> {
  for (const [node, parent] of walk(file.program)) {
    if (node.type !== 'Identifier' && node.type !== 'PrivateIdentifier') continue
    const isUse = parent?.type === 'MemberExpression' && parent.property === node && parent.computed !== true
    const isImported = parent?.type === 'ImportSpecifier' && parent.imported === node && parent.local !== node
    if (!isUse && !isImported) yield [String(node.name), node.start]
  }
}

const findings: Finding[] = []
for (const path of trackedPaths().filter((each) => !/^(shared\/data|test\/fixtures)\//.test(each))) {
  const instead = insteadOf(
    path,
    path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '',
  )
  if (instead) findings.push({ path, line: 1, name: 'the file itself', instead })
}
const sources = sourceFiles()
for (const file of sources) {
  const seen = new Set<string>()
  for (const [name, start] of declaredNames(file)) {
    if (seen.has(name)) continue
    seen.add(name)
    const instead = insteadOf(file.path, name)
    if (instead) findings.push({ path: file.path, line: lineOf(file.text, start), name, instead })
  }
}

for (const { path, names } of otherSources())
  for (const [name, line] of new Map(names.toReversed())) {
    const instead = insteadOf(path, name)
    if (instead) findings.push({ path, line, name, instead })
  }
const comments = [
  ...sources.flatMap((file) =>
    file.comments.map(({ value, start }) => ({ path: file.path, text: value, line: lineOf(file.text, start) })),
  ),
  ...otherSources().flatMap(({ path, comments }) => comments.map(([text, line]) => ({ path, text, line }))),
]
for (const { path, text, line } of comments) {
  const word = inComments.exec(text.replace(quotations, ''))?.[1]?.toLowerCase()
  if (word && insteadOf(path, word)) findings.push({ path, line, name: 'a comment', instead: `not '${word}'` })
}

const mode = process.argv[2]
const folderOf = (path: string): string => path.split('/').slice(0, -1).slice(0, 2).join('/') || '.'
if (mode === '--report') {
  const folders = [...Map.groupBy(findings, ({ path }) => folderOf(path))].sort(([, a], [, b]) => b.length - a.length)
  for (const [folder, found] of folders) console.log(`${String(found.length).padStart(4)}  ${folder}`)
}
if (mode !== '--summary')
  for (const { path, line, name, instead } of findings) console.log(`${path}:${line}  ${name}: ${instead}`)
const fails = findings.length > 0 && mode === undefined
console.log(
  `${fails ? 'FAIL' : findings.length ? '    ' : 'ok  '} ${findings.length} names and comments with a word of the former vocabulary`,
)
if (fails) process.exitCode = 1
