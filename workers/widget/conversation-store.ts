import type { Turn } from './conversation.ts'

/** What a tab remembers of a conversation until it is closed; another tab has its own. */
interface StoredConversation {
  readonly sessionId: string
  readonly turns: readonly Turn[]
  readonly isOpen: boolean
}

export interface ConversationStore {
  readonly read: () => StoredConversation
  readonly write: (change: Partial<StoredConversation>) => void
}

const turnsKept = 40

/** In `sessionStorage`; where a page may not store, the conversation lives as long as the page. */
export function conversationStore(name: string): ConversationStore {
  const key = `llasa-chat:${name}`
  let current: StoredConversation = { sessionId: `web-${crypto.randomUUID()}`, turns: [], isOpen: false, ...stored(key) }
  return {
    read: () => current,
    write(change) {
      current = { ...current, ...change }
      try {
        sessionStorage.setItem(key, JSON.stringify({ ...current, turns: current.turns.slice(-turnsKept) }))
      } catch {
        // Full or forbidden: what is shown stays.
      }
    },
  }
}

function stored(key: string): Partial<StoredConversation> {
  try {
    const read = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<StoredConversation>
    return Array.isArray(read.turns) && typeof read.sessionId === 'string' ? read : {}
  } catch {
    return {}
  }
}
