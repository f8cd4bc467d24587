import { type Llama, LlamaGrammar } from 'node-llama-cpp'
import { AppError } from '../../../shared/errors.ts'
import type { EngineJob } from '../engine.ts'
import { mustCallTool, toolCallSchema } from '../tool-calls.ts'
import { GrammarChecks } from './grammar-checks.ts'

const grammarsMax = 100

/** Grammars that hold a generation to its promised form, built once per schema, and only where a process of its own could build it. */
export class Constraints {
  readonly #llama: Llama
  readonly #grammars = new Map<string, LlamaGrammar>()
  readonly #checks = new GrammarChecks()

  constructor(llama: Llama) {
    this.#llama = llama
    this.#checks.warm()
  }

  async for(job: EngineJob): Promise<LlamaGrammar | null> {
    if (mustCallTool(job)) return this.#fromSchema(toolCallSchema(job), 'tools')
    const format = job.responseFormat
    if (format.type === 'json_object') return this.#llama.getGrammarFor('json')
    if (format.type === 'ebnf') return this.#fromText(format.ebnf)
    if (format.type === 'json_schema')
      return this.#fromSchema(format.json_schema.schema ?? {}, 'response_format.json_schema.schema')
    return null
  }

  /** Grammars of tasks carry the question's own words, so that keeping them would only fill memory. */
  async #fromText(grammar: string): Promise<LlamaGrammar> {
    await this.#check({ grammar }, 'response_format.ebnf')
    try {
      return new LlamaGrammar(this.#llama, { grammar, trimWhitespaceSuffix: false })
    } catch (cause) {
      throw new AppError('invalid_value', "'response_format.ebnf' is not a grammar.", { param: 'response_format.ebnf', cause })
    }
  }

  async #fromSchema(schema: object, param: string): Promise<LlamaGrammar> {
    const key = JSON.stringify(schema)
    const known = this.#grammars.get(key)
    if (known) return known
    await this.#check({ schema }, param)
    try {
      const grammar = await this.#llama.createGrammarForJsonSchema(schema as never)
      if (this.#grammars.size >= grammarsMax) this.#grammars.clear()
      this.#grammars.set(key, grammar)
      return grammar
    } catch (cause) {
      throw new AppError('invalid_value', `'${param}' has a schema that cannot be turned into a grammar.`, { param, cause })
    }
  }

  close(): Promise<void> {
    return this.#checks.close()
  }

  async #check(source: { readonly schema: object } | { readonly grammar: string }, param: string): Promise<void> {
    const verdict = await this.#checks.check(source)
    if (!verdict.isGood)
      throw new AppError('invalid_value', `'${param}' cannot be turned into a grammar.`, { param, cause: verdict.reason })
  }
}
