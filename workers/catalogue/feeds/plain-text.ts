const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}

/**
 * A feed's text as one line: tags and their scripts gone, entities read, control and direction-changing characters out.
 * It is data of others: fenced again wherever a model reads it (`cleanValue`).
 */
export function plainText(text: string): string {
  const bare = text.includes('<')
    ? text.replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<\/?[a-z!][^<>]*>/gi, ' ')
    : text
  const read = bare.includes('&') ? bare.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, entity) : bare
  return read.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

function entity(reference: string, name: string): string {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? reference
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ''
}
