import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ChatPanel, type ChatPanelProps } from './chat-panel.tsx'
import { wordsFor } from './words.ts'

interface FloatingProps extends ChatPanelProps {
  readonly controlOpen: (setOpen: (isOpen: boolean) => void) => void
  readonly onOpen: (isOpen: boolean) => void
}

const focusable = 'a[href], button:not(:disabled), textarea, input, summary, [tabindex="0"]'

/** The panel in the page's corner. Closing hides it: the conversation, and an answer under way, go on. */
export function Floating({ controlOpen, onOpen, ...props }: FloatingProps) {
  const [isOpen, setOpen] = useState(props.store.read().isOpen)
  const panel = useRef<HTMLDivElement>(null)
  const launcher = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  const words = wordsFor(props.locale)
  useEffect(() => controlOpen(setOpen), [])
  // Before the next paint: a page that is left at once must find the panel as it was.
  useLayoutEffect(() => {
    if (wasOpen.current === isOpen) return
    wasOpen.current = isOpen
    props.store.write({ isOpen })
    onOpen(isOpen)
    if (!isOpen) launcher.current?.focus()
  }, [isOpen])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation()
      setOpen(false)
    }
    if (event.key === 'Tab') keepInside(event, panel.current)
  }
  return (
    <div class="floating">
      <div
        ref={panel}
        role="dialog"
        aria-modal="true"
        aria-labelledby="llasa-heading"
        hidden={!isOpen}
        onKeyDown={onKeyDown}
        class="dialog"
      >
        <ChatPanel {...props} isShown={isOpen} onClose={() => setOpen(false)} />
      </div>
      {!isOpen && (
        <button
          ref={launcher}
          type="button"
          class="launcher"
          part="launcher"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {words.open}
        </button>
      )}
    </div>
  )
}

/** From the last element the next is the first, and back. */
function keepInside(event: KeyboardEvent, panel: HTMLElement | null): void {
  const all = [...(panel?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter((each) => each.checkVisibility())
  const [first, last] = [all[0], all.at(-1)]
  const current = (panel?.getRootNode() as ShadowRoot | undefined)?.activeElement
  if (!first || !last || current !== (event.shiftKey ? first : last)) return
  event.preventDefault()
  ;(event.shiftKey ? last : first).focus()
}
