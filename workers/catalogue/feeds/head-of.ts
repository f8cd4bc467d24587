/** The beginning of a text, and the text from its beginning on. */
export async function headOf(
  chunks: AsyncIterable<string>,
  charsMin: number,
): Promise<{ readonly head: string; readonly chunks: AsyncIterable<string> }> {
  const source = chunks[Symbol.asyncIterator]()
  const read: string[] = []
  let length = 0
  while (length < charsMin) {
    const { done, value } = await source.next()
    if (done) break
    read.push(value)
    length += value.length
  }
  async function* all(): AsyncGenerator<string> {
    yield* read.splice(0)
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  return { head: read.join(''), chunks: all() }
}
