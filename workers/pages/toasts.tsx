import { useEffect, useState } from 'preact/hooks'

interface Toast {
  readonly id: number
  readonly text: string
}

const shownMs = 5_000
const listeners = new Set<(toast: Toast) => void>()
let count = 0

/** Says what was done where the part of the page that did it is gone. */
export function toast(text: string): void {
  count++
  for (const listener of listeners) listener({ id: count, text })
}

export function Toasts() {
  const [shown, setShown] = useState<readonly Toast[]>([])
  useEffect(() => {
    const add = (next: Toast): void => {
      setShown((before) => [...before, next])
      setTimeout(() => setShown((before) => before.filter(({ id }) => id !== next.id)), shownMs)
    }
    listeners.add(add)
    return () => {
      listeners.delete(add)
    }
  }, [])
  return (
    <div class="toasts" role="status">
      {shown.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}
