import * as z from './zod.ts'

/**
 * What the edge answers by itself, without a model: nothing; what a search found; also what it recognises with
 * certainty; whatever it can, for models too small to be trusted with a figure.
 */
const composing = ['nothing', 'found', 'certain', 'all'] as const
type Composing = (typeof composing)[number]

/** A versioned system prompt: `<name>-v<n>.md`, immutable once a rollout has named it. */
export interface Prompt {
  readonly version: string
  readonly text: string
  /** How much of each listed value the model sees; see `renderListing`. */
  readonly valueCharsMax: number
  /** How long a listing may grow; the fields that the question needs come first. */
  readonly listingCharsMax: number
  /** Whether the slots that the edge worked out for the question follow it (`shared/weighing/`). */
  readonly listsWeighed: boolean
  /** Whether a task's turn ends with its answer form and nearest options, for models trained to read them. */
  readonly optionHints: boolean
  /** Whether rules answer the kinds of tasks that they do better than small models (`shared/answers/rules/who-answers.ts`). */
  readonly taskRules: boolean
  /** Whether a known answer that is near but not sure goes along in the listing, for models that weigh what they read. */
  readonly takesKnownAnswers: boolean
  readonly edgeComposes: Composing
  /** Whether the model may search the catalogue in words of its own where the shopper's found nothing that fits. */
  readonly searchesCatalogue: boolean
}

const flag = z._default(z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' }), false)
const charsMax = z.pipe(z.pipe(z.string().check(z.regex(/^\d{1,5}$/)), z.transform(Number)), z.int())

const FrontMatter = z.strictObject({
  valueCharsMax: charsMax,
  listingCharsMax: z.optional(charsMax),
  listsWeighed: flag,
  optionHints: flag,
  taskRules: flag,
  knownAnswers: flag,
  edgeComposes: z._default(z.enum(composing), 'nothing'),
  searchesCatalogue: flag,
})

/** Reads a prompt file: a front matter of settings, then the text. */
export function parsePrompt(version: string, file: string): Prompt {
  const [, matter, text] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(file) ?? []
  if (matter === undefined || text === undefined) throw new Error(`prompt ${version} has no front matter`)
  const settings = Object.fromEntries(matter.split('\n').map((line) => line.split(/:\s*/, 2)))
  const read = FrontMatter.safeParse(settings)
  if (!read.success) throw new Error(`prompt ${version} has no valid front matter: ${z.prettifyError(read.error)}`)
  const { knownAnswers, listingCharsMax = Number.POSITIVE_INFINITY, ...rest } = read.data
  return { version, text: text.trim(), listingCharsMax, takesKnownAnswers: knownAnswers, ...rest }
}
