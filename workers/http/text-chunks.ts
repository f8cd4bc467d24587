import { AppError } from '../../shared/errors.ts'

/** A body as text, piece by piece as it arrives, bounded; never held as a whole. */
export async function* textChunks(request: Request, bytesMax: number): AsyncGenerator<string> {
  const reader = request.body?.getReader()
  if (!reader) return
  const decoder = new TextDecoder()
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.length
      if (bytes > bytesMax) throw new AppError('request_too_large', `The file is larger than ${bytesMax} bytes.`)
      yield decoder.decode(value, { stream: true })
    }
    const rest = decoder.decode()
    if (rest) yield rest
  } finally {
    await reader.cancel()
  }
}
