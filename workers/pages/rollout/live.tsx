import { useState } from 'preact/hooks'
import type { RolloutRow, RolloutStatus } from '../../rollout/rollout-status.ts'
import { Table } from '../table.tsx'
import { useWork, workMessage } from '../use-work.ts'
import { call, shownMs, shownPercent, shownTime } from './api.ts'

interface LiveProps {
  readonly apiKey: string
  readonly status: RolloutStatus
  readonly onChanged: () => Promise<void>
}

/** Regions × arms as they fare now, and what an operator can do to each. */
export function Live({ apiKey, status, onChanged }: LiveProps) {
  const [why, setWhy] = useState('')
  const work = useWork()
  const act = (path: string, body: object, message: string) =>
    work.run(async () => {
      await call({ apiKey }, `rollout:${path}`, { body: { ...body, why } })
      await onChanged()
      return message
    })
  const isReady = why.trim().length >= 3 && !work.running
  const { plan, lastDecision, rows, minutes } = status

  const actions = ({ region, arm, isBaseline, isKilled, percent }: RolloutRow) =>
    isBaseline ? (
      'baseline'
    ) : (
      <div class="actions tight">
        {isKilled ? (
          <button
            type="button"
            disabled={!isReady}
            onClick={() => void act('revive', { arm, region }, `${arm} may answer in ${region} again.`)}
          >
            Revive
          </button>
        ) : (
          <button
            type="button"
            class="danger"
            disabled={!isReady}
            onClick={() => void act('kill', { arm, region }, `${arm} is killed in ${region}.`)}
          >
            Kill
          </button>
        )}
        {percent > 0 && (
          <button
            type="button"
            disabled={!isReady}
            onClick={() => void act('share', { arm, region, percent: 0 }, `${arm} is rolled back in ${region}.`)}
          >
            Roll back
          </button>
        )}
        {percent < 100 && !isKilled && (
          <button
            type="button"
            disabled={!isReady}
            onClick={() => void act('share', { arm, region, percent: 100 }, `${arm} has all of ${region}.`)}
          >
            Promote
          </button>
        )}
      </div>
    )

  return (
    <section aria-labelledby="live-heading">
      <h2 id="live-heading">
        {status.rollout} <small>revision {status.revision}</small>
      </h2>
      <p class="hint">
        The last {minutes} minutes, looked at every two seconds.{' '}
        {plan
          ? `Plan: ${plan.arm} in ${plan.regions.join(', then ')} by ${plan.percents.join(' → ')} %${plan.paused ? ' (paused)' : ''}.`
          : 'No plan.'}
      </p>
      <p class="decision" role="status" data-testid="last-decision">
        {lastDecision
          ? `Guard, ${shownTime(lastDecision.at)}: ${lastDecision.action}${lastDecision.region ? ` in ${lastDecision.region}` : ''}. ${lastDecision.why}`
          : 'The guard has decided nothing yet.'}
      </p>
      <div class="filter">
        <label>
          Why you change something (goes into the audit log)
          <input value={why} maxLength={500} onInput={(event) => setWhy(event.currentTarget.value)} />
        </label>
      </div>
      {plan && (
        <div class="actions">
          <button
            type="button"
            disabled={!isReady}
            onClick={() => void act('pause', { paused: !plan.paused }, plan.paused ? 'The plan goes on.' : 'The plan is paused.')}
          >
            {plan.paused ? 'Let the plan go on' : 'Pause the plan'}
          </button>
        </div>
      )}
      <p {...workMessage(work)} data-testid="live-message" />
      <Table
        caption="Regions and arms"
        heads={[
          'Region',
          'Arm',
          'Share',
          'Traffic',
          'Requests/min',
          'Errors',
          'TTFT p50',
          'TTFT p95',
          'Hits',
          'Unfilled slots',
          'Do',
        ]}
        rows={rows.map((row) => ({
          key: `${row.region}/${row.arm}`,
          cells: [
            row.region,
            <>
              {row.arm}
              {row.isKilled && <strong class="killed"> killed</strong>}
              <br />
              <small>{row.model}</small>
            </>,
            <Share key="share" percent={row.percent} />,
            shownPercent(row.trafficShare),
            row.requestsPerMinute.toFixed(1),
            shownPercent(row.errorRate),
            shownMs(row.ttftP50Ms),
            shownMs(row.ttftP95Ms),
            shownPercent(row.hitRate),
            shownPercent(row.violationRate),
            actions(row),
          ],
        }))}
        empty="No arm has a share or traffic."
      />
    </section>
  )
}

const Share = ({ percent }: { readonly percent: number }) => (
  <>
    <meter min={0} max={100} value={percent} aria-label={`${percent} percent`} />
    <br />
    {percent} %
  </>
)
