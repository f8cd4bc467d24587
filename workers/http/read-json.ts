import { AppError } from '../../shared/errors.ts'
import { refusalOf } from '../../shared/refusal.ts'
import type * as z from '../../shared/zod.ts'

/**
 * The body as a checked value. JSON only, size limited while reading (a `Content-Length` is a promise, not a limit),
 * read once. Each refusal names the field at fault. `quick` may answer for what the schema would pass unchanged.
 */
export async function readJson<T>(
  request: Request,
  schema: z.ZodMiniType<T>,
  bytesMax: number,
  quick: (value: unknown) => T | null = () => null,
): Promise<T> {
  const type = request.headers.get('content-type') ?? ''
  if (type !== 'application/json' && !/^application\/json\s*(;|$)/i.test(type))
    throw new AppError('unsupported_media_type', "The body must be JSON: send 'Content-Type: application/json'.")
  const value = parse(await readText(request, bytesMax))
  const plain = quick(value)
  if (plain !== null) return plain
  const parsed = checked(() => schema.safeParse(value))
  if (!parsed.success) throw refusalOf(parsed.error)
  return parsed.data
}

/** The body as text, size limited while reading. */
export async function readText(request: Request, bytesMax: number): Promise<string> {
  const tooLarge = () => new AppError('request_too_large', `The body is larger than ${bytesMax} bytes.`)
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > bytesMax) throw tooLarge()
  // A declared length is enforced by the runtime, so the fast path may read at once.
  if (declared >= 0) return request.text()
  const reader = request.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > bytesMax) {
      await reader.cancel()
      throw tooLarge()
    }
    text += decoder.decode(value, { stream: true })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message quotes the body, which belongs in no log.
    throw new AppError('invalid_json', 'The body is not valid JSON.')
  }
}

/** A value with more levels than a stack holds is the caller's doing. */
function checked<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('invalid_json', 'The body has too many levels.')
    throw error
  }
}
