/** A JSON header and typed arrays in one buffer, read in place: what the edge loads costs no parsing of numbers. */
const kinds = { i8: Int8Array, u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array, f64: Float64Array } as const
type Kind = keyof typeof kinds
type Typed = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array
type Arrays = Readonly<Record<string, Typed>>

const magic = 0x4c4c_5031
const alignment = 8
const aligned = (bytes: number): number => Math.ceil(bytes / alignment) * alignment

/** Arrays one behind the other, aligned, behind a header that says what they are. */
export function pack(meta: unknown, arrays: Arrays): Uint8Array<ArrayBuffer> {
  const layout: [string, Kind, number][] = Object.entries(arrays).map(([name, array]) => [name, kindOf(array), array.length])
  const header = new TextEncoder().encode(JSON.stringify({ meta, layout }))
  const start = aligned(8 + header.length)
  const total = Object.values(arrays).reduce((bytes, array) => bytes + aligned(array.byteLength), start)
  const out = new Uint8Array(total)
  new Uint32Array(out.buffer, 0, 2).set([magic, header.length])
  out.set(header, 8)
  let at = start
  for (const array of Object.values(arrays)) {
    out.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += aligned(array.byteLength)
  }
  return out
}

/** Views on the arrays of a packed file: nothing is copied. */
export function unpack(buffer: ArrayBuffer): { meta: unknown; arrays: Record<string, Typed> } {
  const [found, headerBytes = 0] = new Uint32Array(buffer, 0, 2)
  if (found !== magic) throw new Error('not a packed file')
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, headerBytes))) as {
    meta: unknown
    layout: [string, Kind, number][]
  }
  const arrays: Record<string, Typed> = {}
  let at = aligned(8 + headerBytes)
  for (const [name, kind, length] of header.layout) {
    const array = new kinds[kind](buffer, at, length)
    arrays[name] = array
    at += aligned(array.byteLength)
  }
  return { meta: header.meta, arrays }
}

function kindOf(array: Typed): Kind {
  for (const [kind, type] of Object.entries(kinds)) if (array instanceof type) return kind as Kind
  throw new Error('an array of no known kind')
}
