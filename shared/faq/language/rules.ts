/** What a question wants to know. Two questions about the same thing with different wants have different answers. */
export const frames = [
  'none',
  'procedure',
  'whether',
  'existence',
  'why',
  'trouble',
  'amount',
  'time',
  'count',
  'where',
  'who',
  'what',
  'which',
  'consequence',
  'status',
  'duration',
  'often',
  'measure',
  'since',
  'report',
  'event',
  'contents',
  'must',
] as const
export type Frame = (typeof frames)[number]

/** The words by which one language tells questions apart: data, so that a language is a file of its own. */
export interface LanguageRules {
  readonly negations: ReadonlySet<string>
  /** Not knowing a thing is why one asks; it denies nothing of the question. */
  readonly unknowing: ReadonlySet<string>
  /** Negations that deny a noun phrase, the others deny the verb that follows. */
  readonly determiners: ReadonlySet<string>
  /** Words that stand between "not" and what is denied, or carry no meaning of their own. */
  readonly light: ReadonlySet<string>
  /** Words that make a question's form, which its frame says already. */
  readonly quiet: ReadonlySet<string>
  /** Word → pair × 2 + side. */
  readonly sides: ReadonlyMap<string, number>
  /** Pairs that change sides with the subject: what I buy, you sell. */
  readonly converse: ReadonlySet<number>
  /** Where one of these stands, the opposites open and close speak of hours. */
  readonly hours: RegExp
  readonly from: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  readonly numberWords: ReadonlyMap<string, string>
  /** A size or a model's number describes the shopper's goods; the answer does not depend on it. */
  readonly sizes: RegExp
  /** First match names the frame. */
  readonly frames: readonly (readonly [Frame, RegExp])[]
  readonly auxiliaries: ReadonlySet<string>
  readonly speaker: ReadonlySet<string>
  readonly shop: ReadonlySet<string>
  /** Words with two sides that may not change places: "the lamp with the bulb". */
  readonly relations: ReadonlySet<string>
  /** Taking back what was done. */
  readonly undo: RegExp
  /** Something that happened to this shopper at some moment. */
  readonly occasion: RegExp
  /** A verb in the past, its stem in the first group. */
  readonly past: RegExp
  /** The same with the speaker before it. */
  readonly done: RegExp
  /** Forms of the past → the verb. */
  readonly irregular: ReadonlyMap<string, string>
  /** Verbs with a particle, and the one word they are in `sides`: to rent out is not to rent. */
  readonly joined: readonly (readonly [RegExp, string])[]
  /** Whether the shop sells a thing, and the verbs of known questions that this may stand for. */
  readonly sells: RegExp
  readonly trading: ReadonlySet<string>
  /** Prefixes that turn a word into its opposite. */
  readonly reversing: readonly string[]
  readonly participle: RegExp
  /** Names alone begin with a capital. */
  readonly capitalsAreNames: boolean
  /** How long something takes, not how long one may. */
  readonly taking: RegExp
}

interface RulesText {
  readonly negations: string
  readonly unknowing?: string
  readonly determiners?: string
  readonly light: string
  readonly quiet?: string
  /** `first|second`, parted by spaces. */
  readonly opposites?: string
  /** Those of the pairs that change sides with the subject, by their first word. */
  readonly converse?: string
  readonly hours?: RegExp
  readonly from?: string
  readonly to?: string
  readonly numberWords?: string
  readonly sizes?: RegExp
  readonly frames?: readonly (readonly [Frame, RegExp])[]
  readonly auxiliaries?: string
  readonly speaker?: string
  readonly shop?: string
  readonly relations?: string
  readonly undo?: RegExp
  readonly occasion?: RegExp
  readonly past?: RegExp
  readonly done?: RegExp
  /** `past|verb`, parted by spaces. */
  readonly irregular?: string
  readonly joined?: readonly (readonly [RegExp, string])[]
  readonly sells?: RegExp
  readonly trading?: string
  readonly reversing?: string
  readonly participle?: RegExp
  readonly capitalsAreNames?: boolean
  readonly taking?: RegExp
}

const wordSet = (text = ''): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))
const never = /(?!)/gu

export function toRules(text: RulesText): LanguageRules {
  const sides = new Map<string, number>()
  const converse = new Set<number>()
  const converseWords = wordSet(text.converse)
  for (const [pair, words] of [...wordSet(text.opposites)].entries())
    for (const [side, word] of words.split('|').entries()) {
      sides.set(word, pair * 2 + side)
      if (converseWords.has(word)) converse.add(pair)
    }
  return {
    negations: wordSet(text.negations),
    unknowing: wordSet(text.unknowing),
    determiners: wordSet(text.determiners),
    light: wordSet(text.light),
    quiet: wordSet(text.quiet),
    sides,
    converse,
    hours: text.hours ?? never,
    from: wordSet(text.from),
    to: wordSet(text.to),
    // "one" is more often a pronoun than a number, so numbers in words begin at two.
    numberWords: new Map([...wordSet(text.numberWords)].map((word, at) => [word, String(at + 2)])),
    sizes: text.sizes ?? never,
    frames: text.frames ?? [],
    auxiliaries: wordSet(text.auxiliaries),
    speaker: wordSet(text.speaker),
    shop: wordSet(text.shop),
    relations: wordSet(text.relations),
    undo: text.undo ?? never,
    occasion: text.occasion ?? never,
    past: text.past ?? never,
    done: text.done ?? never,
    irregular: new Map([...wordSet(text.irregular)].map((pair) => [pair.split('|')[0] ?? '', pair.split('|')[1] ?? ''])),
    joined: text.joined ?? [],
    sells: text.sells ?? never,
    trading: wordSet(text.trading),
    reversing: [...wordSet(text.reversing)],
    participle: text.participle ?? never,
    capitalsAreNames: text.capitalsAreNames ?? false,
    taking: text.taking ?? never,
  }
}
