import { useState } from 'preact/hooks'
import type { KeyView, NewKey, RevokedKeys } from '../../access/routes/responses.ts'
import { call } from '../admin-api.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { Empty } from '../states.tsx'
import { Table } from '../table.tsx'
import { toast } from '../toasts.tsx'
import { useWork, workMessage } from '../use-work.ts'
import { descendantsOf } from './descendants-of.ts'
import { FreshKey } from './fresh-key.tsx'

interface KeyTableProps {
  readonly apiKey: string
  readonly keys: readonly KeyView[]
  readonly onEdit: (id: string) => void
  readonly onChanged: () => Promise<void>
}

const overlapSeconds = 86_400

/** The tenant's keys, and what can be done to each. */
export function KeyTable({ apiKey, keys, onEdit, onChanged }: KeyTableProps) {
  const [fresh, setFresh] = useState<NewKey | null>(null)
  const [question, setQuestion] = useState<{ readonly does: 'rotate' | 'revoke'; readonly key: KeyView } | null>(null)
  const work = useWork()
  const rotate = ({ id }: KeyView) =>
    work.run(async () => {
      setFresh(await call<NewKey>({ apiKey }, `keys/${id}/rotate`, { body: { overlapSeconds } }))
      return ''
    })
  const revoke = (key: KeyView) =>
    work.run(async () => {
      const { revoked } = await call<RevokedKeys>({ apiKey }, `keys/${key.id}`, { method: 'DELETE' })
      await onChanged()
      const names = revoked.map((id) => keys.find((each) => each.id === id)?.name || id)
      toast(names.length === 1 ? `${names[0]} is revoked.` : `${names.length} keys are revoked: ${names.join(', ')}.`)
      return ''
    })

  if (fresh)
    return (
      <FreshKey
        fresh={fresh}
        onDone={() => {
          setFresh(null)
          void onChanged()
        }}
      />
    )
  return (
    <section aria-labelledby="keys-heading">
      <h2 id="keys-heading">Keys</h2>
      <div class="actions">
        <button type="button" class="primary" onClick={() => onEdit('new')}>
          New key
        </button>
      </div>
      <p {...workMessage(work)} />
      {keys.length === 0 ? (
        <Empty
          title="No key was made here yet"
          hint="The keys of this machine that npm start prints are not listed. Make one for your page or your server; the widget wants one that is bound to your pages."
        >
          <button type="button" onClick={() => onEdit('new')}>
            Make the first key
          </button>
        </Empty>
      ) : (
        <Table
          caption="Newest first; revoked ones stay for the record"
          heads={['Key', 'May', 'From', 'Limits', 'Made by', 'Do']}
          rows={keys.map((key) => ({
            key: key.id,
            cells: [
              <>
                {key.name || '–'} <State key="state" view={key} />
                <br />
                <code>{key.id}</code>
              </>,
              key.scopes.join(', '),
              key.origins.join(', ') || 'anywhere',
              limitsOf(key),
              `${key.createdBy}, ${key.createdAt.slice(0, 10)}`,
              key.revokedAt ? (
                ''
              ) : (
                <div class="actions tight">
                  <button type="button" onClick={() => onEdit(key.id)}>
                    Change
                  </button>
                  <button type="button" onClick={() => setQuestion({ does: 'rotate', key })}>
                    Rotate
                  </button>
                  <button type="button" class="danger" onClick={() => setQuestion({ does: 'revoke', key })}>
                    Revoke
                  </button>
                </div>
              ),
            ],
          }))}
          empty=""
        />
      )}
      {question?.does === 'rotate' && (
        <ConfirmDialog
          title={`Rotate ${question.key.name || question.key.id}?`}
          action="Rotate"
          onConfirm={() => void rotate(question.key)}
          onClose={() => setQuestion(null)}
        >
          <p>It gets a new secret, shown once. The old one works for another day, so that nothing breaks meanwhile.</p>
        </ConfirmDialog>
      )}
      {question?.does === 'revoke' && (
        <ConfirmDialog
          title={`Revoke ${question.key.name || question.key.id}?`}
          action="Revoke"
          isDangerous
          onConfirm={() => void revoke(question.key)}
          onClose={() => setQuestion(null)}
        >
          <Consequences revoked={question.key} keys={keys} />
        </ConfirmDialog>
      )}
    </section>
  )
}

const State = ({ view: { revokedAt, expiresAt, previousValidUntil } }: { readonly view: KeyView }) => {
  if (revokedAt) return <span class="badge bad">revoked {revokedAt.slice(0, 10)}</span>
  if (expiresAt) return <span class="badge warn">until {expiresAt.slice(0, 10)}</span>
  if (previousValidUntil && previousValidUntil > new Date().toISOString())
    return <span class="badge warn">old secret works until {previousValidUntil.slice(0, 16).replace('T', ' ')}</span>
  return null
}

const units = {
  requestsPerMinute: 'requests/min',
  requestsPerDay: 'requests/day',
  tokensPerMinute: 'tokens/min',
  tokensPerDay: 'tokens/day',
  tokensPerMonth: 'tokens/month',
} as const

const limitsOf = ({ limits }: KeyView): string =>
  (Object.keys(units) as (keyof typeof units)[])
    .flatMap((name) => (limits[name] === null ? [] : [`${limits[name]?.toLocaleString('en')} ${units[name]}`]))
    .join(', ') || 'none'

function Consequences({ revoked, keys }: { readonly revoked: KeyView; readonly keys: readonly KeyView[] }) {
  const descendants = descendantsOf(revoked.id, keys)
  return (
    <>
      <p>Whoever uses it is refused within a minute. This cannot be taken back.</p>
      {descendants.length > 0 && (
        <>
          <p>The keys that were made with it go too:</p>
          <ul>
            {descendants.map(({ id, name }) => (
              <li key={id}>{name || id}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
