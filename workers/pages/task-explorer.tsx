import { useEffect, useState } from 'preact/hooks'
import { Llasa, type TaskList } from '../client/client.ts'
import { CodeBlock } from './code-block.tsx'
import { Problem } from './tabs.tsx'
import { taskSamples, tasksBeyondNano } from './task-samples.ts'
import { useWork, workMessage } from './use-work.ts'

const beyondNano =
  'This model cannot do this task: the form is right, the content is not. llasa-nano answers questions about products; a larger one does the rest: npm start -- --model FILE.gguf.'

interface ExplorerProps {
  readonly apiKey: string
  readonly locale: string
}

/** Every task of the API: what it takes, what it gives, and a form to run it. */
export function TaskExplorer({ apiKey, locale }: ExplorerProps) {
  const [tasks, setTasks] = useState<TaskList['data']>([])
  const [name, setName] = useState('search-rank')
  const [input, setInput] = useState('')
  const [output, setOutput] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const work = useWork()
  const task = tasks.find((each) => each.name === name)

  useEffect(() => {
    if (!apiKey) return
    new Llasa({ apiKey })
      .tasks()
      .then(({ data }) => setTasks(data))
      .catch((error: Error) => setProblem(error.message))
  }, [apiKey])
  useEffect(() => {
    setInput(JSON.stringify(taskSamples(locale)[name] ?? {}, null, 2))
    setOutput('')
  }, [name, locale])

  const run = () =>
    work.run(async () => {
      setOutput('')
      const startedAt = performance.now()
      const result = await new Llasa({ apiKey }).task(name, JSON.parse(input) as object)
      setOutput(JSON.stringify(result.output, null, 2))
      if (result.answeredBy === 'model' && result.model === 'llasa-nano' && tasksBeyondNano.has(name)) return beyondNano
      const ms = Math.round(performance.now() - startedAt)
      if (result.answeredBy === 'rules')
        return `Answered by the edge's rules, which do this better than ${result.model}; ${ms} ms.`
      return `Valid by its schema${result.repaired ? ', after putting it right' : ''}; ${ms} ms.`
    })

  return (
    <section class="wide" aria-labelledby="tasks-heading">
      <h2 id="tasks-heading">Tasks</h2>
      <Problem text={problem} />
      <form
        class="editor"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <label>
          Task
          <select value={name} onChange={(event) => setName(event.currentTarget.value)}>
            {tasks.map((each) => (
              <option key={each.name} value={each.name}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        {task && (
          <p class="hint">
            {task.summary} Skill: {task.skill}. Scored by {task.metric}.
          </p>
        )}
        <label for="task-input">Input, as JSON</label>
        <textarea
          id="task-input"
          rows={10}
          spellcheck={false}
          value={input}
          onInput={(event) => setInput(event.currentTarget.value)}
        />
        <div class="actions">
          <button type="submit" class="primary" disabled={work.running}>
            Run
          </button>
        </div>
        <p {...workMessage(work)} />
      </form>
      {output && <CodeBlock label="Output" text={output} testId="task-output" />}
      {task && (
        <details>
          <summary>Schemas</summary>
          <CodeBlock label="Schemas of the task" text={JSON.stringify({ input: task.input, output: task.output }, null, 2)} />
        </details>
      )}
    </section>
  )
}
