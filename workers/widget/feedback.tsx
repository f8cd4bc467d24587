import { useState } from 'preact/hooks'
import { type FeedbackRequest, Llasa } from '../client/client.ts'
import type { Words } from './words/words.ts'

interface FeedbackProps {
  readonly apiKey: string
  readonly baseUrl: string
  readonly answerId: string
  readonly sessionId: string
  readonly words: Words
}

const badReasons = ['wrong', 'outdated', 'incomplete', 'off_topic', 'unclear', 'unsafe', 'other'] as const
type Reason = NonNullable<FeedbackRequest['reasons']>[number]

/** Thumbs; a bad answer may say why. Voting again replaces the vote. */
export function Feedback({ apiKey, baseUrl, answerId, sessionId, words }: FeedbackProps) {
  const [vote, setVote] = useState<'up' | 'down' | null>(null)
  const [reasons, setReasons] = useState<readonly Reason[]>([])
  const [note, setNote] = useState('')
  const [message, setMessage] = useState('')
  const client = new Llasa({ apiKey, baseUrl })

  async function send(chosen: 'up' | 'down', more: Partial<FeedbackRequest> = {}): Promise<void> {
    setVote(chosen)
    try {
      await client.feedback({ answerId, vote: chosen, sessionId, ...more })
      setMessage(words.thanks)
    } catch {
      setMessage(words.failed)
    }
  }
  const toggle = (reason: Reason): void =>
    setReasons((before) => (before.includes(reason) ? before.filter((other) => other !== reason) : [...before, reason]))

  return (
    <div class="feedback">
      <button
        type="button"
        class="quiet"
        aria-pressed={vote === 'up'}
        aria-label={words.good}
        title={words.good}
        onClick={() => void send('up')}
      >
        <Thumb />
      </button>
      <button
        type="button"
        class="quiet"
        aria-pressed={vote === 'down'}
        aria-label={words.bad}
        title={words.bad}
        onClick={() => void send('down')}
      >
        <Thumb isDown />
      </button>
      <span role="status">{message}</span>
      {vote === 'down' && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void send('down', { reasons: [...reasons], ...(note.trim() && { note: note.trim() }) })
          }}
        >
          <fieldset>
            <legend>{words.why}</legend>
            {badReasons.map((reason) => (
              <label key={reason}>
                <input type="checkbox" checked={reasons.includes(reason)} onChange={() => toggle(reason)} />
                {words.reasons[reason]}
              </label>
            ))}
            <label>
              {words.note}
              <input type="text" maxLength={1_000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
            </label>
            <button type="submit">{words.sendVote}</button>
          </fieldset>
        </form>
      )}
    </div>
  )
}

const Thumb = ({ isDown = false }: { readonly isDown?: boolean }) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    width="18"
    height="18"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    class={isDown ? 'down' : ''}
  >
    <path d="M7 11v9H3v-9zM7 11l4-8c2 0 3 1 3 3l-1 4h6c1.500 0 2.500 1.200 2 2.700l-2 6.300c-.4 1-1 1-2 1H7" />
  </svg>
)
