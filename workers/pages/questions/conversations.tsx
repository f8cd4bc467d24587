import { useEffect, useState } from 'preact/hooks'
import type { TurnPage, TurnView } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { Empty, Skeleton } from '../states.tsx'
import { Table } from '../table.tsx'
import { Problem } from '../tabs.tsx'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './api.ts'
import { TurnAnswer } from './turn-answer.tsx'

type Shown = 'all' | 'unanswered' | 'up' | 'down'

interface ConversationsProps extends Shop {
  /** A draft was stored: show it. */
  readonly onDraft: (id: string) => void
}

const daysKept = 30
const queryOf = (shown: Shown, conversation: string | null, after: string | null): string =>
  new URLSearchParams({
    ...(shown === 'unanswered' && { unanswered: 'true' }),
    ...((shown === 'up' || shown === 'down') && { vote: shown }),
    ...(conversation && { conversation }),
    ...(after && { after }),
  }).toString()

/** What shoppers wrote and what they were shown, newest first, where the shop keeps it; one click makes a draft of a question. */
export function Conversations({ onDraft, ...shop }: ConversationsProps) {
  const work = useWork()
  const [page, setPage] = useState<TurnPage | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [shown, setShown] = useState<Shown>('all')
  const [conversation, setConversation] = useState<string | null>(null)
  const [changes, setChanges] = useState(0)
  const [isEnding, setIsEnding] = useState(false)
  const read = (after: string | null) => call<TurnPage>(shop, `conversations?${queryOf(shown, conversation, after)}`)

  useEffect(() => {
    // An answer that comes after a newer choice is dropped.
    let isCurrent = true
    read(null).then(
      (first) => {
        if (!isCurrent) return
        setPage(first)
        setProblem(null)
      },
      (error: Error) => isCurrent && setProblem(error.message),
    )
    return () => {
      isCurrent = false
    }
  }, [shop.apiKey, shown, conversation, changes])

  const readMore = (after: string) =>
    work.run(async () => {
      const next = await read(after)
      setPage((before) => before && { ...next, data: [...before.data, ...next.data] })
      return `${next.data.length} more.`
    })
  const keep = (days: number) =>
    work.run(async () => {
      await call(shop, 'conversations:settings', { method: 'PUT', body: { keepConversationsDays: days } })
      setChanges((before) => before + 1)
      return days
        ? `Conversations are kept for ${days} days from now on.`
        : 'Nothing is kept any more, and what was kept is gone.'
    })
  const draft = (turn: TurnView) =>
    work.run(async () => {
      await call(shop, 'faqs', { body: turn.draft })
      onDraft(turn.draft.id)
      return `Draft ${turn.draft.id} is stored. Give it an answer.`
    })

  if (!page) return problem === null ? <Skeleton label="Reading conversations…" /> : <Problem text={problem} />
  const { keepConversationsDays: days, data, after } = page
  return (
    <section aria-labelledby="conversations-heading">
      <h2 id="conversations-heading">Conversations</h2>
      <Problem text={problem} />
      {days > 0 ? (
        <p class="hint">
          Kept for {days} days. E-mail addresses and longer numbers are masked before anything is stored.{' '}
          <button type="button" disabled={work.running} onClick={() => setIsEnding(true)}>
            Keep none, delete all
          </button>
        </p>
      ) : (
        <Empty
          title="This shop keeps no conversations"
          hint="Switched on, they show what shoppers wrote and were shown. E-mail addresses and longer numbers are masked; tell your shoppers first."
        >
          <button type="button" disabled={work.running} onClick={() => void keep(daysKept)}>
            Keep for {daysKept} days
          </button>
        </Empty>
      )}
      {isEnding && (
        <ConfirmDialog
          title="Keep no conversations?"
          action="Delete all"
          isDangerous
          onConfirm={() => void keep(0)}
          onClose={() => setIsEnding(false)}
        >
          <p>From now on nothing is kept, and what was kept is deleted at once. It cannot be brought back.</p>
        </ConfirmDialog>
      )}
      {days > 0 && (
        <div class="actions">
          <label>
            Show
            <select value={shown} onChange={(event) => setShown(event.currentTarget.value as Shown)}>
              <option value="all">all</option>
              <option value="unanswered">unanswered</option>
              <option value="down">voted down</option>
              <option value="up">voted up</option>
            </select>
          </label>
          {conversation && (
            <button type="button" onClick={() => setConversation(null)}>
              All conversations
            </button>
          )}
        </div>
      )}
      <p {...workMessage(work)} data-testid="conversations-message" />
      {days > 0 && (
        <Table
          caption={conversation ? 'One conversation, newest first' : 'Newest first'}
          heads={['When', 'Asked', 'Shown', 'Answered by', 'Vote', 'Do']}
          rows={data.map((turn) => ({
            key: turn.id,
            cells: [
              turn.at.slice(0, 16).replace('T', ' '),
              turn.question,
              <TurnAnswer key="answer" {...turn} />,
              <span key="by" class={turn.unanswered ? 'badge warn' : 'badge'}>
                {turn.unanswered ? `unanswered: ${turn.by}` : turn.by}
              </span>,
              turn.vote ? [turn.vote.vote, ...turn.vote.reasons].join(', ') : '',
              <div key="actions" class="actions">
                <button type="button" disabled={work.running} onClick={() => void draft(turn)}>
                  Draft
                </button>
                {!conversation && (
                  <button type="button" onClick={() => setConversation(turn.conversation)}>
                    Conversation
                  </button>
                )}
              </div>,
            ],
          }))}
          empty={shown === 'all' ? 'Nobody has asked anything yet.' : 'None of these.'}
        />
      )}
      {after && (
        <button type="button" disabled={work.running} onClick={() => void readMore(after)}>
          More
        </button>
      )}
    </section>
  )
}
