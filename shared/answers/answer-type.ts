import { readOptions } from './options.ts'

/** ShopBench's five answer types. */
export const answerTypes = ['multiple-choice', 'retrieval', 'ranking', 'named_entity_recognition', 'generation'] as const
export type AnswerType = (typeof answerTypes)[number]

const rating = /\b(scale of 1 to 5|1 to 5 scale|from 1 to 5|1-5 scale|1 and 5)\b/i
const ranksAll = /\bpermutation\b|\brank(s|ed|ing)?\b/i
const selectsSeveral =
  /\b(three|3)\b[^.\n]{0,40}\b(numbers|indices|items|products|aspects|snippets|queries|options)\b|\bindices\b|\bseparat\w+ (with|by|using) (a )?commas?\b|\bcomma[- ]separated\b|\bcomma separating\b/i
const entity =
  /\bentit(y|ies) type\b|\bextract\b[^.\n]{0,60}\b(phrases?|values?|attributes?)\b|\battribute value\b|\b(locate|identify|pinpoint|find|determine)\b[^\n]{0,60}'[^\n]{1,400}\b(product title|query|title)\b|\bproduct title '.+', select the\b/i
const otherWork = /\b(translate|translation|summari[sz]e|describe)\b/i
const oneKeyphrase = /\bkeyphrase\b/i
const thinksAloud = /step by step/i

/**
 * What form of answer a ShopBench question wants, inferred from its text alone: the contest's hidden test gives nothing
 * else. The rules follow those of the winning entry (numbered options, their count, a few phrases), see
 * `docs/decisions/0008`. A question without any sign is free text.
 */
export function inferAnswerType(question: string): AnswerType {
  // A review may count its own points; a rating question still has only one kind of answer.
  if (rating.test(question)) return 'multiple-choice'
  const options = readOptions(question)
  const instruction = options ? options.before + options.after : question
  if (thinksAloud.test(instruction)) return 'generation'
  if (options) {
    if (options.items.length === 5 && ranksAll.test(instruction)) return 'ranking'
    if (options.items.length > 5 || selectsSeveral.test(instruction)) return 'retrieval'
    return 'multiple-choice'
  }
  if (oneKeyphrase.test(question)) return 'generation'
  return entity.test(question) && !otherWork.test(question) ? 'named_entity_recognition' : 'generation'
}

/** A rating question prints no options: its answer is one of 1 to 5. */
export const asksForRating = (question: string): boolean => rating.test(question)

/** A judgement that is to be answered in one word: "Answer yes or no." */
export const asksYesOrNo = (question: string): boolean =>
  /\b(?:answer|reply|respond|output)\b[^.\n]{0,30}['"]?\byes\b['"]?(?:,| or |\/| and )\s*(?:or )?['"]?no\b/i.test(question)
