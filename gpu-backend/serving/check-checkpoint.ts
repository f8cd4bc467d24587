import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'

const Config = z.looseObject({
  rope_theta: z.optional(z.number()),
  rope_parameters: z.optional(z.looseObject({ rope_theta: z.optional(z.number()) })),
})

/**
 * Why a checkpoint would be served wrongly; null when nothing is known against it. transformers 5 writes only `rope_parameters`,
 * and 4.57, which TensorRT-LLM 1.2 has, then turns positions by its default of 10,000, without a word: answers get worse with length.
 */
export async function checkpointProblem(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'config.json'), 'utf8').catch(() => null)
  if (text === null) return 'config.json is missing.'
  if ((await readFile(join(folder, 'tokenizer.json'), 'utf8').catch(() => null)) === null)
    return 'tokenizer.json is missing: the gateway bounds prompts by it.'
  const { rope_theta: theta, rope_parameters: parameters } = Config.parse(JSON.parse(text))
  if (theta === undefined) {
    const known = parameters?.rope_theta
    return `config.json has no rope_theta of its own${known ? `; write "rope_theta": ${known} beside its rope_parameters` : ''}.`
  }
  if (parameters?.rope_theta !== undefined && parameters.rope_theta !== theta)
    return `config.json has rope_theta ${theta}, and ${parameters.rope_theta} in its rope_parameters.`
  return null
}
