import { useState } from 'preact/hooks'

export interface Work {
  /** A sentence for the shopkeeper: what was done, or what is wrong. */
  readonly said: string
  readonly failed: boolean
  readonly running: boolean
  readonly run: (doing: () => Promise<string>) => Promise<void>
}

/** One thing at a time: says when it runs, what came of it, and never leaves a failure unsaid. */
export function useWork(): Work {
  const [state, setState] = useState({ said: '', failed: false, running: false })
  const run = async (doing: () => Promise<string>) => {
    setState({ said: 'Working…', failed: false, running: true })
    try {
      setState({ said: await doing(), failed: false, running: false })
    } catch (error) {
      setState({ said: error instanceof Error ? error.message : 'Something went wrong.', failed: true, running: false })
    }
  }
  return { ...state, run }
}

export const saidOf = ({ said, failed }: Work) =>
  ({ role: failed ? 'alert' : 'status', class: failed ? 'problem' : 'hint', children: said }) as const
