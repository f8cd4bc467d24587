const doubled = /([bdfgklmnprt])\1$/

/** A word without its English ending; the same for "ship", "shipping" and "shipped", no real word always. */
export function englishLemma(word: string): string {
  let stem = word.replace(/['’]s?$/, '')
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 4 && /(?:ss|x|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2)
  else if (stem.length > 3 && /[^s]s$/.test(stem)) stem = stem.slice(0, -1)
  if (stem.length > 5 && stem.endsWith('ing')) stem = stem.slice(0, -3).replace(doubled, '$1')
  else if (stem.length > 4 && stem.endsWith('ied')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 4 && stem.endsWith('ed')) stem = stem.slice(0, -2).replace(doubled, '$1')
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem
}

// What may follow a stem: endings, no other word.
const endingMax: Readonly<Record<string, number>> = { de: 4, fr: 7, es: 7 }
const compounding = new Set(['de'])
const joints = ['', 's', 'n', 'en', 'e', 'es']
const partsMax = 4

/** Finds a word's stem among those of its language; a compound has one for each part. What has none is its own lemma. */
export function stemmer(stems: readonly string[], language: string): (word: string) => readonly string[] {
  const known = new Set(stems.map((stem) => stem.slice(0, -1)))
  const longest = Math.max(...[...known].map((stem) => stem.length), 0)
  const endings = endingMax[language] ?? 4
  const compounds = compounding.has(language)
  const split = (word: string, parts: number): readonly string[] | null => {
    for (let length = Math.min(longest, word.length); length > 1; length--) {
      const stem = word.slice(0, length)
      if (!known.has(stem)) continue
      const rest = word.slice(length)
      const others = compounds && rest.length > 2 && parts < partsMax ? afterJoint(rest, parts) : null
      if (others) return [stem, ...others]
      if (rest.length <= endings) return [stem]
    }
    return null
  }
  const afterJoint = (rest: string, parts: number): readonly string[] | null => {
    for (const joint of joints)
      if (rest.startsWith(joint) && rest.length - joint.length > 2) {
        const others = split(rest.slice(joint.length), parts + 1)
        if (others) return others
      }
    return null
  }
  return (word) => split(word, 1) ?? [word]
}
