import type { ChatRequest } from '../../shared/chat.ts'

/** Chooses catalogue, known questions and number formats. */
export const localeOf = ({ llasa }: Pick<ChatRequest, 'llasa'>): string => llasa?.locale ?? 'en'
