import { useEffect, useState } from 'preact/hooks'
import type { RolloutStatus } from '../../../shared/rollout-status.ts'
import { call } from './api.ts'

const everyMs = 2_000

/** How the arms fare, asked anew every two seconds while the page is looked at. */
export function useStatus(apiKey: string): {
  readonly status: RolloutStatus | null
  readonly problem: string | null
  readonly look: () => Promise<void>
} {
  const [status, setStatus] = useState<RolloutStatus | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const look = async () => {
    try {
      setStatus(await call<RolloutStatus>({ apiKey }, 'rollout:status'))
      setProblem(null)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The status could not be read.')
    }
  }
  useEffect(() => {
    if (!apiKey) return
    void look()
    const timer = setInterval(() => !document.hidden && void look(), everyMs)
    return () => clearInterval(timer)
  }, [apiKey])
  return { status, problem, look }
}
