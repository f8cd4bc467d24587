import { AppError } from '../../shared/errors.ts'

/** A body's bytes, piece by piece as they arrive, bounded; never held complete. */
export async function* bodyChunks(request: Pick<Request, 'body'>, bytesMax: number): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      bytes += value.length
      if (bytes > bytesMax) throw new AppError('request_too_large', `The file is larger than ${bytesMax} bytes.`)
      yield value
    }
  } finally {
    await reader.cancel()
  }
}
