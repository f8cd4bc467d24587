import { letter } from '../latin.ts'

// What is left of letters and digits in folded text.
const noWord = `[0-9${letter}]`

/**
 * Any of some phrases, whole words in folded text, longest first: phrases are parted by spaces, `_` joins the words of
 * one, `*` stands for any ending.
 */
export const phrasePattern = (phrases: string): RegExp =>
  new RegExp(
    `(?<!${noWord})(?:${phrases
      .trim()
      .split(/\s+/)
      .sort((a, b) => b.length - a.length)
      .map((phrase) =>
        phrase
          .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
          .replace(/_/g, "[\\s'-]+")
          .replace(/\*/g, `[${letter}]*`),
      )
      .join('|')})(?!${noWord})`,
    'gu',
  )
