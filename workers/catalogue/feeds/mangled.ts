/** What a UTF-8 text shows that was read as windows-1252 and saved so: `Ã¤` for `ä`, `Â°` for `°`, `â€“` for a dash. */
const signs = /Ã[\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|Â[\u00a0-\u00bf]|â€/

let bytes: ReadonlyMap<string, number> | undefined

/** The text as it was before, where all of it was read so; else as it is. */
export function unmangled(text: string): string {
  if (!signs.test(text)) return text
  bytes ??= new Map(
    [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map((sign, byte) => [
      sign,
      byte,
    ]),
  )
  const read = [...text].map((sign) => bytes?.get(sign))
  if (read.includes(undefined)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(Uint8Array.from(read as number[]))
  } catch {
    return text
  }
}
