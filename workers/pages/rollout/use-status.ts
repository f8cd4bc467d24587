import { useEffect, useRef, useState } from 'preact/hooks'
import type { RolloutStatus } from '../../rollout/rollout-status.ts'
import { call } from './api.ts'

const everyMs = 2_000

/** How the arms fare, read again every two seconds while the page is looked at. */
export function useStatus(apiKey: string): {
  readonly status: RolloutStatus | null
  readonly problem: string | null
  readonly look: () => Promise<void>
} {
  const [status, setStatus] = useState<RolloutStatus | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // An answer to a key that was typed over says nothing any more.
  const current = useRef(apiKey)
  current.current = apiKey
  const look = async () => {
    const found = await call<RolloutStatus>({ apiKey }, 'rollout:status').catch((error: unknown) =>
      error instanceof Error ? error : new Error('The status could not be read.'),
    )
    if (current.current !== apiKey) return
    const isProblem = found instanceof Error
    setProblem(isProblem ? found.message : null)
    if (!isProblem) setStatus(found)
  }
  useEffect(() => {
    if (!apiKey) return
    void look()
    const timer = setInterval(() => !document.hidden && void look(), everyMs)
    return () => clearInterval(timer)
  }, [apiKey])
  return { status, problem, look }
}
