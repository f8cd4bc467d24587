// Joiners stand inside emoji (a family, a profession) and between letters of scripts that are written with them.
const joined = String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=[\p{Script=Arabic}\p{M}])[\u200c\u200d](?=\p{L})`
const hidden = new RegExp(`(${joined})|\\p{Cf}`, 'gu')
const suspicious = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]|\s\s|^\s|\s$/u

/**
 * Text as a reader sees it, on one line: soft hyphens, zero-width and direction-changing characters go without a trace, so
 * that words stay complete; controls and line separators become a space.
 */
export function visibleText(text: string): string {
  if (!suspicious.test(text)) return text
  return withoutHidden(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}

/** Without characters that show nothing, its lines as they are. */
export const withoutHidden = (text: string): string => text.replace(hidden, (_, joiner: string | undefined) => joiner ?? '')
