import type { Prompt } from '../../../shared/prompt.ts'
import type { Split } from '../grounded/names.ts'
import type { Random } from '../grounded/random.ts'
import type { Language } from './goods/good.ts'
import type { OpenSearch } from './retrieve.ts'
import type { Kind } from './wordings/wording.ts'

/** One message of a row. The weight is OpenAI's: an assistant's turn of weight 0 is context and not trained on. */
export interface RowMessage {
  readonly role: string
  readonly content: string
  readonly weight?: 0 | 1
}

export interface Row {
  readonly messages: readonly RowMessage[]
  /** Of each answer that is trained on. */
  readonly kinds: readonly Kind[]
  readonly language: Language
}

export interface ConverseInput {
  readonly random: Random
  readonly split: Split
  readonly prompt: Prompt
  readonly openSearch: OpenSearch
}
