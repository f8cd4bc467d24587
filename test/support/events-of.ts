import type { Engine, EngineEvent, EngineJob } from '../../gpu-backend/engines/engine.ts'

/** Events of a generation one by one, as its reader takes them: the engine waits for the reader. Leaving it early aborts it. */
export async function* eventsOf(
  engine: Pick<Engine, 'generate'>,
  job: EngineJob,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<EngineEvent> {
  const events: EngineEvent[] = []
  const abort = new AbortController()
  let wake = (): void => {}
  let isOver = false
  let hasRoom = Promise.withResolvers<void>()
  const generation = engine
    .generate(
      job,
      (event) => {
        events.push(event)
        wake()
        return hasRoom.promise
      },
      AbortSignal.any([signal, abort.signal]),
    )
    .finally(() => {
      isOver = true
      wake()
    })
  generation.catch(() => {})
  try {
    for (;;) {
      const event = events.shift()
      if (event) yield event
      else if (isOver) return await generation
      else {
        const { promise, resolve } = Promise.withResolvers<void>()
        wake = resolve
        hasRoom.resolve()
        hasRoom = Promise.withResolvers()
        await promise
      }
    }
  } finally {
    abort.abort()
  }
}

export async function allEventsOf(engine: Pick<Engine, 'generate'>, job: EngineJob): Promise<EngineEvent[]> {
  const all: EngineEvent[] = []
  for await (const event of eventsOf(engine, job)) all.push(event)
  return all
}
