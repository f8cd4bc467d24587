/** The two classes every runtime of ours has beyond ECMAScript itself; the other projects take them from their platform. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string
}
