import { readFileSync } from 'node:fs'

/** A piece of code that a reader may copy. */
export interface Sample {
  readonly file: string
  /** The heading it stands under, and which piece of the file it is. */
  readonly name: string
  readonly language: string
  readonly text: string
}

/** Every fenced piece of a Markdown file, in its order. */
export function samplesOf(file: string): Sample[] {
  const samples: Sample[] = []
  let heading = ''
  for (const [, title, language, text = ''] of readFileSync(file, 'utf8').matchAll(/^#+ (.+)$|^```(\w*)\n([\s\S]*?)^```$/gm)) {
    if (title !== undefined) heading = title
    else samples.push({ file, name: `${heading} (${samples.length + 1}, ${language})`, language: language ?? '', text })
  }
  return samples
}
