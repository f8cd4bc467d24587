const headBytes = 65_536
const pieceBytesMin = 32_768

/**
 * A file's bytes as text, piece by piece as they arrive. A byte order mark names UTF-8 or UTF-16; without one, UTF-16 is seen by
 * its zero bytes, and what is no UTF-8 is as its XML declaration says, or as spreadsheets of the shop's language save it. A file that
 * stops being UTF-8 further on is of that encoding from there.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, locale = 'en'): AsyncGenerator<string> {
  const source = inPieces(bytes)[Symbol.asyncIterator]()
  const head = await readHead(source)
  const encoding = encodingOf(head)
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding)
    yield decoder.decode(head, { stream: true })
    for (let next = await source.next(); !next.done; next = await source.next())
      yield decoder.decode(next.value, { stream: true })
    yield decoder.decode()
    return
  }
  yield* decodeUtf8(head, source, locale)
}

/** Small pieces together: what looks at a text anew with each piece must not do so for each byte. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    held.push(piece)
    length += piece.length
    if (length < pieceBytesMin) continue
    yield together(held, length)
    held = []
    length = 0
  }
  if (length > 0) yield together(held, length)
}

function together(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces
  if (only && pieces.length === 1) return only
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

async function* decodeUtf8(head: Uint8Array, source: AsyncIterator<Uint8Array>, locale: string): AsyncGenerator<string> {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  const legacy = legacyDecoder(head, locale)
  let isUtf8 = true
  // Bytes of a character that the piece before began.
  let open: Uint8Array = new Uint8Array()
  for (let piece: Uint8Array | null = head; piece; piece = nextOf(await source.next())) {
    const all = open.length ? joined(open, piece) : piece
    const complete = isUtf8 ? all.length - openBytes(all) : all.length
    const part = all.subarray(0, complete)
    open = all.slice(complete)
    try {
      yield isUtf8 ? strict.decode(part) : legacy.decode(part, { stream: true })
    } catch {
      isUtf8 = false
      yield legacy.decode(all, { stream: true })
      open = new Uint8Array()
    }
  }
  yield legacy.decode(open)
}

/** What each language's systems wrote before UTF-8 (WHATWG HTML, section 13.2.3.2, default encodings by locale). */
const legacyEncodings: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['windows-1250', 'cs hr hu pl ro sk sl bs sq'],
      ['windows-1251', 'be bg kk ky mk ru sr tg tt uk'],
      ['windows-1253', 'el'],
      ['windows-1254', 'az ku tr'],
      ['windows-1255', 'he'],
      ['windows-1256', 'ar fa ur'],
      ['windows-1257', 'et lt lv'],
      ['windows-1258', 'vi'],
      ['windows-874', 'th'],
      ['shift_jis', 'ja'],
      ['euc-kr', 'ko'],
      ['gb18030', 'zh'],
    ] as const
  ).flatMap(([encoding, languages]) => languages.split(' ').map((language) => [language, encoding])),
)
// Where the traditional characters are written.
const isTraditional = /^zh-(?:Hant|TW|HK|MO)/i

const legacyEncoding = (locale: string): string =>
  isTraditional.test(locale) ? 'big5' : (legacyEncodings[locale.split('-')[0]?.toLowerCase() ?? ''] ?? 'windows-1252')

/** The encoding that an XML declaration names, where there is one that is known; else the one of the language. */
function legacyDecoder(head: Uint8Array, locale: string): TextDecoder {
  const declaration = new TextDecoder('windows-1252').decode(head.subarray(0, 200))
  const name = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(declaration)?.[1] ?? ''
  try {
    return new TextDecoder(/^utf-?(8|16)/i.test(name) || !name ? legacyEncoding(locale) : name)
  } catch {
    return new TextDecoder('windows-1252')
  }
}

const nextOf = ({ done, value }: IteratorResult<Uint8Array>): Uint8Array | null => (done ? null : value)

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}

/** How many bytes at the end begin a UTF-8 character without ending it. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

async function readHead(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array()
  while (head.length < headBytes) {
    const { done, value } = await source.next()
    if (done) break
    head = head.length ? joined(head, value) : value
  }
  return head
}

function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const sample = head.subarray(0, 512)
  let [even, odd] = [0, 0]
  sample.forEach((byte, at) => {
    if (byte !== 0) return
    if (at % 2) odd++
    else even++
  })
  if (odd > sample.length / 4 && even === 0) return 'utf-16le'
  if (even > sample.length / 4 && odd === 0) return 'utf-16be'
  return 'utf-8'
}
