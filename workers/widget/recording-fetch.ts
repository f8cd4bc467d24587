const logCharsMax = 200_000

/** `fetch` that keeps the text of what came, as it came, beside handing it on. */
export function recordingFetch() {
  let headers: Record<string, string> = {}
  let log = ''
  const recorded: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    headers = Object.fromEntries(response.headers)
    if (!response.body) return response
    const decoder = new TextDecoder()
    const watched = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          if (log.length < logCharsMax) log += decoder.decode(chunk, { stream: true })
          controller.enqueue(chunk)
        },
      }),
    )
    return new Response(watched, response)
  }
  return { fetch: recorded, headers: () => headers, log: () => log }
}
