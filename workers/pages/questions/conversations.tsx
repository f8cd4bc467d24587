import { useEffect, useState } from 'preact/hooks'
import type { TurnPage, TurnView } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { Table } from '../table.tsx'
import { Problem } from '../tabs.tsx'
import { useWork, workMessage } from '../use-work.ts'
import type { Shop } from './api.ts'

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

  if (!page) return <Problem text={problem} />
  const { keepConversationsDays: days, data, after } = page
  return (
    <section aria-labelledby="conversations-heading">
      <h2 id="conversations-heading">Conversations</h2>
      <Problem text={problem} />
      <p class="hint">
        {days
          ? `Kept for ${days} days. E-mail addresses and longer numbers are masked before anything is stored.`
          : 'This shop keeps no conversations, so there is nothing to show. Tell your shoppers before you switch it on.'}{' '}
        <button type="button" disabled={work.running} onClick={() => void keep(days ? 0 : daysKept)}>
          {days ? 'Keep none, delete all' : `Keep for ${daysKept} days`}
        </button>
      </p>
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
              <Answer key="answer" {...turn} />,
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

/** The answer, and behind it what it rests on. */
function Answer({ answer, products, receipt }: TurnView) {
  if (!products.length && !receipt) return <>{answer}</>
  return (
    <details>
      <summary>{answer || '(nothing)'}</summary>
      {products.length > 0 && <p>Products: {products.join(', ')}</p>}
      {receipt && (
        <>
          <p>
            {receipt.claims.length} statements from records, {receipt.missing} not in the records, {receipt.violations} taken out.
          </p>
          <ul>
            {receipt.claims.map(({ text, productId, field }) => (
              <li key={`${productId} ${field} ${text}`}>
                {text} ({productId ?? 'policy'}, {field})
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
