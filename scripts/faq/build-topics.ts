import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const languages = ['en', 'de', 'fr', 'es']
const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url).href)
export const topicsFile = here('shared/faq/topics-v1.bin')

/** The topics of all languages as the edge reads them: `== en`, then its lines; notes are left out. A test holds the two together. */
export const topics = (): string =>
  languages
    .map((language) => {
      const lines = readFileSync(here(`shared/faq/language/topics/${language}.txt`), 'utf8').split('\n')
      return [`== ${language}`, ...lines.filter((line) => line.trim() && !line.startsWith('#'))].join('\n')
    })
    .join('\n')

if (import.meta.main) writeFileSync(topicsFile, topics())
