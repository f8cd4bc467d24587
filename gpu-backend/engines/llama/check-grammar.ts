import { getLlama, LlamaGrammar, LlamaJsonSchemaGrammar, LlamaLogLevel } from 'node-llama-cpp'
import * as z from 'zod/mini'

/** The process that builds grammars first: what hangs or crashes it would else hang or crash the gateway. Speaks with `grammar-checks.ts`. */
const Question = z.object({
  id: z.number(),
  schema: z.optional(z.record(z.string(), z.unknown())),
  grammar: z.optional(z.string()),
})

const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.disabled })

process.on('message', (message) => {
  const { id, schema, grammar } = Question.parse(message)
  try {
    const built = schema
      ? new LlamaJsonSchemaGrammar(llama, schema as never)
      : new LlamaGrammar(llama, { grammar: grammar ?? '', trimWhitespaceSuffix: false })
    process.send?.({ id, isGood: built.grammar !== '' })
  } catch (error) {
    process.send?.({ id, isGood: false, reason: String(error).slice(0, 300) })
  }
})
process.on('disconnect', () => process.exit(0))
process.send?.({ id: 0, isGood: true })
