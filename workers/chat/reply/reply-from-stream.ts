import type { UpstreamStream } from '../../backends/contract.ts'
import type { Outcome, ReadAhead, StreamedReply } from '../contract.ts'
import { chatWriter } from '../stream/chunk-writer.ts'
import { observeStream } from '../stream/observe-stream.ts'
import { PassThroughTap } from '../stream/pass-through-tap.ts'
import { watchedWriter } from '../stream/read-along.ts'
import type { ReplyShape } from './reply-shape.ts'

interface StreamOptions {
  /** How much of the stream is kept to build a storable answer; 0 when nothing will be stored. */
  readonly keepBytesMax: number
  readonly readAhead: ReadAhead
  readonly now: () => number
}

/** A backend's stream on its way to the caller. What came in one piece leaves in one, as bytes: a stream costs more than all that is done with it. */
export function replyFromStream(
  upstream: UpstreamStream,
  { grounding, slots, writer, watch }: ReplyShape,
  { keepBytesMax, readAhead, now }: StreamOptions,
): StreamedReply {
  const grounded = grounding?.text(slots) ?? null
  const tap =
    grounding && grounded
      ? grounding.tap(grounded, watch ? watchedWriter(writer ?? chatWriter, watch) : writer)
      : new PassThroughTap(keepBytesMax, writer, watch)
  const outcomeOf = ({ ending, ttftMs }: Pick<Outcome, 'ending' | 'ttftMs'>): Outcome => {
    const answer = ending === 'complete' && keepBytesMax > 0 ? tap.answer() : null
    const { backend, attempts, resumed } = upstream
    return {
      ending,
      ttftMs,
      answer,
      usage: answer?.usage ?? tap.usage(),
      streamedTokens: tap.textEvents,
      unknownSlots: grounded?.unknown ?? 0,
      inventedSlots: grounded?.invented ?? 0,
      violations: grounded?.violations ?? 0,
      backend,
      attempts,
      resumed,
    }
  }
  if (upstream.first.isDone) {
    const ttftMs = now() - upstream.startedAt
    const bytes = tap.push(upstream.first) ?? new Uint8Array(0)
    const outcome = outcomeOf({ ending: 'complete', ttftMs })
    return { kind: 'streamed', events: bytes, outcome, finished: upstream.drain().then(() => outcome) }
  }
  const { events, finished } = observeStream(upstream, tap, {
    readAhead: keepBytesMax > 0 ? readAhead.part(keepBytesMax) : null,
    now,
    ...(writer && { writer }),
  })
  return { kind: 'streamed', events, outcome: null, finished: finished.then(outcomeOf) }
}
