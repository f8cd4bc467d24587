import { useState } from 'preact/hooks'
import type { RolloutRow, RolloutStatus } from '../../rollout/rollout-status.ts'
import { toast } from '../toasts.tsx'
import { useWork, workMessage } from '../use-work.ts'
import { call, shownTime } from './api.ts'
import { ArmCard } from './arm-card.tsx'
import { type ArmAction, ConfirmAction } from './confirm-action.tsx'

interface LiveProps {
  readonly apiKey: string
  readonly status: RolloutStatus
  readonly onChanged: () => Promise<void>
}

/** Regions × arms as they fare now, and what an operator can do to each. */
export function Live({ apiKey, status, onChanged }: LiveProps) {
  const [action, setAction] = useState<ArmAction | null>(null)
  const work = useWork()
  const { plan, lastDecision, rows, minutes } = status
  const act = ({ path, body, done }: ArmAction, why: string) =>
    work.run(async () => {
      await call({ apiKey }, `rollout:${path}`, { body: { ...body, why } })
      await onChanged()
      toast(done)
      return done
    })

  return (
    <section aria-labelledby="live-heading">
      <h2 id="live-heading">
        {status.rollout} <small>revision {status.revision}</small>
      </h2>
      <p class="hint">
        The last {minutes} minutes, read every two seconds.{' '}
        {plan
          ? `Plan: ${plan.arm} in ${plan.regions.join(', then ')} by ${plan.percents.join(' → ')} %${plan.paused ? ' (paused)' : ''}.`
          : 'No plan.'}
      </p>
      <p class="decision" role="status" data-testid="last-decision">
        {lastDecision
          ? `Guard, ${shownTime(lastDecision.at)}: ${lastDecision.action}${lastDecision.region ? ` in ${lastDecision.region}` : ''}. ${lastDecision.why}`
          : 'The guard has decided nothing yet.'}
      </p>
      {plan && (
        <div class="actions">
          <button
            type="button"
            onClick={() =>
              setAction({
                title: plan.paused ? 'Let the plan go on?' : 'Pause the plan?',
                effect: [
                  plan.paused
                    ? `The guard takes the next step of ${plan.arm} as soon as the figures allow.`
                    : 'The guard takes no further step; it still rolls back.',
                ],
                path: 'pause',
                body: { paused: !plan.paused },
                done: plan.paused ? 'The plan goes on.' : 'The plan is paused.',
                isDangerous: false,
              })
            }
          >
            {plan.paused ? 'Let the plan go on' : 'Pause the plan'}
          </button>
        </div>
      )}
      <p {...workMessage(work)} data-testid="live-message" />
      {regionsOf(rows).map(([region, arms]) => (
        <section key={region} aria-label={`Region ${region}`}>
          <h3>{region}</h3>
          <div class="arms">
            {arms.map((row) => (
              <ArmCard key={row.arm} row={row} others={arms} isBusy={work.running} onAction={setAction} />
            ))}
          </div>
        </section>
      ))}
      {rows.length === 0 && <p class="hint">No arm has a share or traffic.</p>}
      {action && <ConfirmAction action={action} onConfirm={(why) => void act(action, why)} onClose={() => setAction(null)} />}
    </section>
  )
}

const regionsOf = (rows: readonly RolloutRow[]): readonly (readonly [string, readonly RolloutRow[]])[] =>
  [...new Set(rows.map(({ region }) => region))].map((region) => [region, rows.filter((row) => row.region === region)])
