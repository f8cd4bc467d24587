/** A versioned system prompt: `<name>-v<n>.md`, immutable once a rollout has named it. */
export interface Prompt {
  readonly version: string
  readonly text: string
  /** How much of each listed value the model sees; see `renderListing`. */
  readonly valueCharsMax: number
  /** Whether a task's turn ends with its answer form and nearest options, for models trained to read them. */
  readonly optionHints: boolean
  /** Whether a known answer that is near but not sure goes along in the listing, for models that weigh what they read. */
  readonly takesKnownAnswers: boolean
}

/** Reads a prompt file: a front matter of settings, then the text. */
export function parsePrompt(version: string, file: string): Prompt {
  const match =
    /^---\nvalueCharsMax: (\d{1,4})\n(?:optionHints: (true|false)\n)?(?:knownAnswers: (true|false)\n)?---\n([\s\S]+)$/.exec(file)
  if (!match?.[1] || !match[4]) throw new Error(`prompt ${version} has no valid front matter`)
  return {
    version,
    text: match[4].trim(),
    valueCharsMax: Number(match[1]),
    optionHints: match[2] === 'true',
    takesKnownAnswers: match[3] === 'true',
  }
}
