/**
 * Any of some phrases, whole words in folded text, longest first: phrases are parted by spaces, `_` joins the words of
 * one, `*` stands for any ending.
 */
export const phrasePattern = (phrases: string): RegExp =>
  new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}])(?:${phrases
      .trim()
      .split(/\s+/)
      .sort((a, b) => b.length - a.length)
      .map((phrase) =>
        phrase
          .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
          .replace(/_/g, "[\\s'-]+")
          .replace(/\*/g, '\\p{L}*'),
      )
      .join('|')})(?![\\p{Script=Latin}\\p{N}])`,
    'gu',
  )
