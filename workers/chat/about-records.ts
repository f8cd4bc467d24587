/**
 * The steps of a chat that is about products or policies: search, listing, composing, grounding. `answer-chat.ts` loads them with
 * the first such request, so that an isolate that only passes questions on never reads the words of four languages.
 */
export { asksForService } from '../../shared/weighing/services.ts'
export { composeReply, withoutFoundLists } from './compose-reply.ts'
export { recordsOf } from './records-of.ts'
export { groundingOf } from './reply/grounding-of.ts'
export { searchByModel } from './search-by-model.ts'
export { selectProducts } from './select-products.ts'
