import { useState } from 'preact/hooks'
import { ConfirmDialog } from '../confirm-dialog.tsx'

/** What an operator is about to do, and what it will mean. */
export interface ArmAction {
  readonly title: string
  /** A sentence each. */
  readonly effect: readonly string[]
  readonly path: 'kill' | 'revive' | 'share' | 'pause'
  readonly body: object
  /** Said once it is done. */
  readonly done: string
  readonly isDangerous: boolean
}

interface ConfirmActionProps {
  readonly action: ArmAction
  readonly onConfirm: (why: string) => void
  readonly onClose: () => void
}

/** Says the effect, and wants a reason, which goes into the audit log; every action begins with an empty one. */
export function ConfirmAction({ action, onConfirm, onClose }: ConfirmActionProps) {
  const [why, setWhy] = useState('')
  return (
    <ConfirmDialog
      title={action.title}
      action={action.isDangerous ? 'Do it' : 'Confirm'}
      isDangerous={action.isDangerous}
      isDisabled={why.trim().length < 3}
      onConfirm={() => onConfirm(why.trim())}
      onClose={onClose}
    >
      <ul>
        {action.effect.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <label class="filter">
        Why (goes into the audit log)
        <input value={why} maxLength={500} onInput={(event) => setWhy(event.currentTarget.value)} />
      </label>
    </ConfirmDialog>
  )
}
