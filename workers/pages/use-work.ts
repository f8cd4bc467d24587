import { useState } from 'preact/hooks'

interface Work {
  /** A sentence for the shopkeeper: what was done, or what is wrong. */
  readonly message: string
  readonly failed: boolean
  readonly running: boolean
  readonly run: (doing: (say: (message: string) => void) => Promise<string>) => Promise<void>
}

/** One thing at a time: says when it runs, what came of it, and never leaves a failure unsaid. */
export function useWork(): Work {
  const [state, setState] = useState({ message: '', failed: false, running: false })
  const run: Work['run'] = async (doing) => {
    setState({ message: 'Working…', failed: false, running: true })
    try {
      setState({
        message: await doing((message) => setState({ message, failed: false, running: true })),
        failed: false,
        running: false,
      })
    } catch (error) {
      setState({ message: error instanceof Error ? error.message : 'Something went wrong.', failed: true, running: false })
    }
  }
  return { ...state, run }
}

export const workMessage = ({ message, failed }: Work) =>
  ({ role: failed ? 'alert' : 'status', class: failed ? 'problem' : 'hint', children: message }) as const
