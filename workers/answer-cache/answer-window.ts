import type { ChatRequest } from '../../shared/chat.ts'
import * as z from '../../shared/zod.ts'

const seconds = z.int().check(z.nonnegative(), z.maximum(2_592_000))

/** How long an answer is served as it is, and how much longer while a newer one is fetched behind it. */
export const Window = z.object({ freshSeconds: seconds.check(z.positive()), staleSeconds: seconds })
export type Window = z.infer<typeof Window>

/** A task's answer follows from its text alone; talk about products leans on a catalogue that moves; chat is between. */
export const Windows = z.object({ chat: Window, products: Window, task: Window })
export type Windows = z.infer<typeof Windows>

export const answerWindowOf = (windows: Windows, { llasa }: Pick<ChatRequest, 'llasa'>): Window =>
  llasa?.task ? windows.task : llasa?.products || llasa?.retrieve ? windows.products : windows.chat

/** The longest any answer lives, in milliseconds. */
export const lifetimeMaxMs = (windows: Windows): number =>
  1000 * Math.max(...Object.values(windows).map(({ freshSeconds, staleSeconds }) => freshSeconds + staleSeconds))
