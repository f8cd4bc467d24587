import type { Engine } from '../engines/engine.ts'
import { createHttpEngine } from '../engines/http/engine.ts'
import { createLlamaEngine } from '../engines/llama/engine.ts'
import { trtllmDialect } from '../engines/trtllm/dialect.ts'
import { vllmDialect } from '../engines/vllm/dialect.ts'
import { discover } from './discover.ts'
import { createReplicas, type Replicas } from './replicas.ts'

interface EngineSettings {
  readonly kind: 'llama' | 'trtllm' | 'vllm'
  readonly modelId: string
  readonly sequences: number
  readonly contextTokens: number
  /** llama.cpp: the file and its threads. */
  readonly model: string | undefined
  readonly threads: number
  /** The others: their addresses, or the name of a headless Service. */
  readonly urls: readonly string[]
  readonly host: string | undefined
  readonly port: number
}

const lookEveryMs = 5_000

/** llama.cpp in this process, or all replicas of an engine elsewhere as one. */
export async function createEngine(settings: EngineSettings): Promise<Engine | Replicas> {
  const { kind, modelId, sequences, contextTokens, model, threads, urls, host, port } = settings
  if (kind === 'llama') {
    if (!model) throw new Error('--model FILE.gguf is needed')
    return createLlamaEngine({ modelPath: model, modelId, sequences, contextTokens, threads })
  }
  const dialect = kind === 'trtllm' ? trtllmDialect : vllmDialect
  const create = (url: string): Engine => createHttpEngine({ url, dialect, modelId, contextTokens, sequences })
  const replicas = createReplicas({ modelId, contextTokens, sequencesPerReplica: sequences, create })
  if (urls.length) replicas.set(urls)
  else if (host) await discover({ host, port, everyMs: lookEveryMs }, replicas.set).first
  else throw new Error('--engine-url URL … or --engine-host NAME is needed')
  return replicas
}
