import { useState } from 'preact/hooks'
import type { RolloutRow } from '../../rollout/rollout-status.ts'
import { shownMs, shownPercent } from './api.ts'
import type { ArmAction } from './confirm-action.tsx'
import { predictShare } from './predict-share.ts'

interface ArmCardProps {
  readonly row: RolloutRow
  /** All arms of the region, this one among them. */
  readonly others: readonly RolloutRow[]
  readonly isBusy: boolean
  readonly onAction: (action: ArmAction) => void
}

/** One arm of one region: how it fares, and a percentage to give it. */
export function ArmCard({ row, others, isBusy, onAction }: ArmCardProps) {
  const { region, arm, model, isBaseline, isKilled, percent } = row
  const [typed, setTyped] = useState(String(percent))
  const next = Number(typed)
  const isValid = typed.trim() !== '' && next >= 0 && next <= 100 && next !== percent
  const share = (to: number): void =>
    onAction({
      title: to === 0 ? `Roll ${arm} back in ${region}?` : `Give ${arm} ${to} % of ${region}?`,
      effect: predictShare(row, others, to),
      path: 'share',
      body: { arm, region, percent: to },
      done: to === 0 ? `${arm} is rolled back in ${region}.` : `${arm} has ${to} % of ${region}.`,
      isDangerous: to === 100,
    })
  const kill = (): void =>
    onAction({
      title: `Kill ${arm} in ${region}?`,
      effect: [
        `${arm} answers nobody in ${region} within five seconds, callers that name its model included.`,
        `Its ${percent} % go to the others: about ${row.requestsPerMinute.toFixed(1)} requests a minute.`,
        'It stays killed until somebody revives it.',
      ],
      path: 'kill',
      body: { arm, region },
      done: `${arm} is killed in ${region}.`,
      isDangerous: true,
    })
  const revive = (): void =>
    onAction({
      title: `Revive ${arm} in ${region}?`,
      effect: [`${arm} may answer in ${region} again, with its ${percent} %.`],
      path: 'revive',
      body: { arm, region },
      done: `${arm} may answer in ${region} again.`,
      isDangerous: false,
    })

  return (
    <article class="card" aria-label={`${arm} in ${region}`}>
      <h4>
        {arm} {isBaseline && <span class="badge">baseline</span>} {isKilled && <span class="badge bad">killed</span>}
      </h4>
      <p class="hint">{model}</p>
      <p>
        <meter min={0} max={100} value={percent} aria-label={`${percent} percent`} /> {percent} % of users
      </p>
      <dl>
        {figures(row).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!isBaseline && (
        <>
          {!isKilled && (
            <form
              class="actions tight"
              onSubmit={(event) => {
                event.preventDefault()
                share(next)
              }}
            >
              <label>
                Percent{' '}
                <input
                  type="number"
                  min={0}
                  max={100}
                  step={0.01}
                  aria-label={`Percent of ${arm} in ${region}`}
                  value={typed}
                  onInput={(event) => setTyped(event.currentTarget.value)}
                />
              </label>
              <button type="submit" disabled={isBusy || !isValid}>
                Set
              </button>
              {percent < 100 && (
                <button type="button" disabled={isBusy} onClick={() => share(100)}>
                  Promote
                </button>
              )}
              {percent > 0 && (
                <button type="button" disabled={isBusy} onClick={() => share(0)}>
                  Roll back
                </button>
              )}
            </form>
          )}
          <div class="actions">
            {isKilled ? (
              <button type="button" disabled={isBusy} onClick={revive}>
                Revive
              </button>
            ) : (
              <button type="button" class="danger" disabled={isBusy} onClick={kill}>
                Kill
              </button>
            )}
          </div>
        </>
      )}
    </article>
  )
}

const figures = (row: RolloutRow): readonly (readonly [string, string])[] => [
  ['traffic', `${shownPercent(row.trafficShare)}, ${row.requestsPerMinute.toFixed(1)} a minute`],
  ['errors', shownPercent(row.errorRate)],
  ['TTFT p50, p95', `${shownMs(row.ttftP50Ms)}, ${shownMs(row.ttftP95Ms)}`],
  ['without a model', shownPercent(row.hitRate)],
  ['grounding', `${shownPercent(row.violationRate)} with violations`],
  ['votes', row.votes ? `${row.votes}, ${row.thumbsDown} down` : 'none'],
]
