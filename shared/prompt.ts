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
  /** Whether the edge itself says what a search found, for models too small to introduce products. */
  readonly edgeIntroduces: boolean
}

/** Reads a prompt file: a front matter of settings, then the text. */
export function parsePrompt(version: string, file: string): Prompt {
  const match =
    /^---\nvalueCharsMax: (\d{1,4})\n(?:optionHints: (true|false)\n)?(?:knownAnswers: (true|false)\n)?(?:edgeIntroduces: (true|false)\n)?---\n([\s\S]+)$/.exec(
      file,
    )
  if (!match?.[1] || !match[5]) throw new Error(`prompt ${version} has no valid front matter`)
  return {
    version,
    text: match[5].trim(),
    valueCharsMax: Number(match[1]),
    optionHints: match[2] === 'true',
    takesKnownAnswers: match[3] === 'true',
    edgeIntroduces: match[4] === 'true',
  }
}
