/**
 * The same question in other clothes: width and ligatures (NFKC), case, accents, punctuation and spacing removed. What
 * is left equal is the same question; nothing that changes its meaning is removed.
 */
export function normaliseQuestion(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}€$£¥₹%]+/gu, ' ')
    .trim()
}
