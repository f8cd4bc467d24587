import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { readGgufFileInfo } from 'node-llama-cpp'

/** What a GGUF file says about itself. */
export interface ModelFile {
  /** The file's name without its ending: the id under which the model is served. */
  readonly id: string
  /** `general.name` of the file, or its id. */
  readonly name: string
  /** Weights of all tensors. */
  readonly parameters: number
  /** What the model was trained to read, in tokens. */
  readonly contextTokens: number
  /** Tells one file from another under the same name, without reading gigabytes. */
  readonly revision: string
}

/**
 * Reads a GGUF's header; the weights stay on the disk. Throws where the file is no GGUF.
 * Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export async function describeModel(path: string): Promise<ModelFile> {
  const { metadata, architectureMetadata, fullTensorInfo = [] } = await readGgufFileInfo(path, { logWarnings: false })
  const { size, mtimeMs } = statSync(path)
  const id = basename(path, '.gguf')
  return {
    id,
    name: metadata.general.name ?? id,
    parameters: fullTensorInfo.reduce((sum, { dimensions }) => sum + weights(dimensions), 0),
    contextTokens: architectureMetadata.context_length ?? 2_048,
    revision: `${size}-${Math.round(mtimeMs)}`,
  }
}

const weights = (dimensions: readonly (number | bigint)[]): number =>
  dimensions.reduce<number>((product, size) => product * Number(size), 1)
