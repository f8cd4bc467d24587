/**
 * A question without what it is about: quoted texts, titles, numbers and lists masked, so that two questions of one wording
 * are the same text.
 */
export const skeletonOf = (question: string): string =>
  question
    .replace(/^\s*(?:\d+[.)]|-) .*$/gm, '#')
    .replace(/(?:#\n?)+/g, '#\n')
    .replace(/(?<![\p{L}\p{N}])['"‘“][^\n]{1,600}?['"’”](?![\p{L}\p{N}])/gu, '*')
    .replace(
      /^((?:query|product(?: \d| title| description| a| b)?|title(?: \d)?|text|review|description|input|aspect|question|item \d)s?): .*$/gim,
      '$1: *',
    )
    .replace(/\b(?:of a\(n\)|has bought a\(n\)) [\p{L} -]+? product/gu, 'a * product')
    .replace(/\p{Lu}[\p{L}\p{N}&’-]*(?: \p{Lu}[\p{L}\p{N}&’-]*)+/gu, '*')
    .replace(/\d+(?:[.,]\d+)*/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
