/** The text of a stream's deltas, and whether it ended as it should. */
export async function readStream(response: Response) {
  const raw = await response.text()
  const events = raw.split('\n\n').filter((event) => event.startsWith('data: '))
  const parsed = events.filter((event) => event !== 'data: [DONE]').map((event) => JSON.parse(event.slice(6)))
  const text = parsed.map((event) => event.choices?.[0]?.delta?.content ?? '').join('')
  return { raw, text, done: events.at(-1) === 'data: [DONE]', error: parsed.find((event) => event.error)?.error ?? null }
}
