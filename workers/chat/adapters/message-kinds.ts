import messageKindsV1 from '../../../shared/kinds/message-kinds-v1.bin'
import type { KindModel } from '../../../shared/kinds/read-kind.ts'
import { readKind, readKindModel } from '../../../shared/kinds/read-kind.ts'
import { wordTable } from '../../http/adapters/word-table.ts'
import type { MessageKinds } from '../contract.ts'

let model: KindModel | undefined

/** The kinds of messages as this build knows them, read on first use. */
export const messageKinds: MessageKinds = {
  async current() {
    const words = wordTable()
    model ??= readKindModel(messageKindsV1, words.dimensions)
    const own = model
    return (message) => readKind(own, words, message)
  },
}
