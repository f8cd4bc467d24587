import { type Prompt, parsePrompt } from '../../../shared/prompt.ts'
import assistantTasksV1 from '../../../shared/prompts/assistant-tasks-v1.md'
import assistantV1 from '../../../shared/prompts/assistant-v1.md'
import assistantV2 from '../../../shared/prompts/assistant-v2.md'
import assistantV3 from '../../../shared/prompts/assistant-v3.md'
import compactTasksV1 from '../../../shared/prompts/compact-tasks-v1.md'
import compactV1 from '../../../shared/prompts/compact-v1.md'
import guidedV1 from '../../../shared/prompts/guided-v1.md'
import nanoV1 from '../../../shared/prompts/nano-v1.md'
import nanoV2 from '../../../shared/prompts/nano-v2.md'
import smallV1 from '../../../shared/prompts/small-v1.md'
import smallV2 from '../../../shared/prompts/small-v2.md'
import tasksV1 from '../../../shared/prompts/tasks-v1.md'
import tasksV2 from '../../../shared/prompts/tasks-v2.md'
import type { Prompts } from '../contract.ts'

const files = new Map(
  Object.entries({
    'assistant-v1': assistantV1,
    'assistant-v2': assistantV2,
    'assistant-v3': assistantV3,
    'assistant-tasks-v1': assistantTasksV1,
    'compact-v1': compactV1,
    'compact-tasks-v1': compactTasksV1,
    'guided-v1': guidedV1,
    'nano-v1': nanoV1,
    'nano-v2': nanoV2,
    'small-v1': smallV1,
    'small-v2': smallV2,
    'tasks-v1': tasksV1,
    'tasks-v2': tasksV2,
  }),
)

/** The prompts this build carries, each parsed once, for its first answer. An unknown version is a mistake in the arms, found by `/readyz`. */
export function createPromptStore(): Prompts {
  const prompts = new Map<string, Prompt>()
  return {
    has: (version) => files.has(version),
    get(version) {
      const known = prompts.get(version)
      if (known) return known
      const file = files.get(version)
      if (file === undefined) throw new Error(`no prompt ${version}`)
      const prompt = parsePrompt(version, file)
      prompts.set(version, prompt)
      return prompt
    },
  }
}
