/**
 * Porter's stemmer as NLTK's `PorterStemmer` runs it by default (mode NLTK_EXTENSIONS), because rouge_score stems with
 * it and scores must agree. Porter, "An algorithm for suffix stripping", 1980; the deviations are NLTK's: a pool of
 * irregular forms, `ies` of short words, a milder rule for final y, and two more suffixes.
 */
export function porterStem(word: string): string {
  const lower = word.toLowerCase()
  const irregular = irregulars.get(lower)
  if (irregular) return irregular
  if (lower.length <= 2) return lower
  return step5b(step5a(step4(step3(step2(step1c(step1b(step1a(lower))))))))
}

const irregulars = new Map(
  Object.entries({
    sky: ['sky', 'skies'],
    die: ['dying'],
    lie: ['lying'],
    tie: ['tying'],
    news: ['news'],
    inning: ['innings', 'inning'],
    outing: ['outings', 'outing'],
    canning: ['cannings', 'canning'],
    howe: ['howe'],
    proceed: ['proceed'],
    exceed: ['exceed'],
    succeed: ['succeed'],
  }).flatMap(([stem, forms]) => forms.map((form) => [form, stem] as const)),
)

const vowels = new Set('aeiou')

function isConsonant(word: string, at: number): boolean {
  const letter = word[at] ?? ''
  if (vowels.has(letter)) return false
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1)
}

/** The number of vowel-consonant sequences: m in [C](VC)^m[V]. */
function measure(stem: string): number {
  let count = 0
  for (let at = 1; at < stem.length; at++) if (isConsonant(stem, at) && !isConsonant(stem, at - 1)) count++
  return count
}

const hasVowel = (stem: string): boolean => [...stem].some((_, at) => !isConsonant(stem, at))
const endsDouble = (word: string): boolean =>
  word.length >= 2 && word.at(-1) === word.at(-2) && isConsonant(word, word.length - 1)

/** Consonant, vowel, consonant at the end, the last not w, x or y; NLTK lets words of two letters (vowel, consonant) pass too. */
function endsShort(word: string): boolean {
  const last = word.length - 1
  if (word.length >= 3)
    return (
      isConsonant(word, last - 2) && !isConsonant(word, last - 1) && isConsonant(word, last) && !'wxy'.includes(word[last] ?? '')
    )
  return word.length === 2 && !isConsonant(word, 0) && isConsonant(word, 1)
}

type Rule = readonly [suffix: string, replacement: string, condition?: (stem: string, word: string) => boolean]

/** The first rule whose suffix fits decides, even when its condition does not hold. */
function apply(word: string, rules: readonly Rule[]): string {
  for (const [suffix, replacement, condition] of rules) {
    if (suffix === '*d') {
      if (!endsDouble(word)) continue
      const stem = word.slice(0, -1)
      return !condition || condition(stem, word) ? stem + replacement : word
    }
    if (!word.endsWith(suffix)) continue
    const stem = suffix ? word.slice(0, -suffix.length) : word
    return !condition || condition(stem, word) ? stem + replacement : word
  }
  return word
}

function step1a(word: string): string {
  if (word.endsWith('ies') && word.length === 4) return `${word.slice(0, -3)}ie`
  return apply(word, [
    ['sses', 'ss'],
    ['ies', 'i'],
    ['ss', 'ss'],
    ['s', ''],
  ])
}

function step1b(word: string): string {
  if (word.endsWith('ied')) return word.length === 4 ? `${word.slice(0, -3)}ie` : `${word.slice(0, -3)}i`
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? `${word.slice(0, -3)}ee` : word
  const suffix = ['ed', 'ing'].find((ending) => word.endsWith(ending) && hasVowel(word.slice(0, -ending.length)))
  if (!suffix) return word
  const stem = word.slice(0, -suffix.length)
  const last = stem.at(-1) ?? ''
  return apply(stem, [
    ['at', 'ate'],
    ['bl', 'ble'],
    ['iz', 'ize'],
    // The letter goes twice with the rule and comes back once, unless it is l, s or z, which stay doubled.
    ['*d', 'lsz'.includes(last) ? last : ''],
    ['', 'e', (rest) => measure(rest) === 1 && endsShort(rest)],
  ])
}

const step1c = (word: string): string =>
  apply(word, [['y', 'i', (stem) => stem.length > 1 && isConsonant(stem, stem.length - 1)]])

const positive = (stem: string): boolean => measure(stem) > 0

function step2(word: string): string {
  // NLTK: "alli" may uncover another suffix of this step.
  if (word.endsWith('alli') && positive(word.slice(0, -4))) return step2(`${word.slice(0, -4)}al`)
  return apply(word, [
    ['ational', 'ate', positive],
    ['tional', 'tion', positive],
    ['enci', 'ence', positive],
    ['anci', 'ance', positive],
    ['izer', 'ize', positive],
    ['bli', 'ble', positive],
    ['alli', 'al', positive],
    ['entli', 'ent', positive],
    ['eli', 'e', positive],
    ['ousli', 'ous', positive],
    ['ization', 'ize', positive],
    ['ation', 'ate', positive],
    ['ator', 'ate', positive],
    ['alism', 'al', positive],
    ['iveness', 'ive', positive],
    ['fulness', 'ful', positive],
    ['ousness', 'ous', positive],
    ['aliti', 'al', positive],
    ['iviti', 'ive', positive],
    ['biliti', 'ble', positive],
    ['fulli', 'ful', positive],
    // The l of "logi" counts as part of the stem.
    ['logi', 'log', (_, whole) => positive(whole.slice(0, -3))],
  ])
}

const step3 = (word: string): string =>
  apply(word, [
    ['icate', 'ic', positive],
    ['ative', '', positive],
    ['alize', 'al', positive],
    ['iciti', 'ic', positive],
    ['ical', 'ic', positive],
    ['ful', '', positive],
    ['ness', '', positive],
  ])

const long = (stem: string): boolean => measure(stem) > 1
const step4Suffixes = 'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'.split(' ')

const step4 = (word: string): string =>
  apply(
    word,
    step4Suffixes.map(
      (suffix): Rule =>
        suffix === 'ion' ? ['ion', '', (stem) => long(stem) && 'st'.includes(stem.at(-1) ?? '-')] : [suffix, '', long],
    ),
  )

function step5a(word: string): string {
  if (!word.endsWith('e')) return word
  const stem = word.slice(0, -1)
  return measure(stem) > 1 || (measure(stem) === 1 && !endsShort(stem)) ? stem : word
}

const step5b = (word: string): string => (word.endsWith('ll') && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word)
