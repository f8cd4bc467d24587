import { describe, expect, it } from 'vitest'
import { bodyExamples, parameterExamples, taskExample } from '../../scripts/openapi/examples.ts'
import { tasks } from '../../shared/tasks/all.ts'
import { routes } from '../../workers/routes.ts'

const withBody = Object.values(routes)
  .flat()
  .filter(({ body, id }) => typeof body === 'object' && id !== 'runTask')

describe('examples of the API description', () => {
  // A document of a rollout and a feed's products are whole files: nobody types them into a form.
  it.each(
    withBody.filter(({ id }) => !['putRollout', 'upsertAcpFeedProducts'].includes(id)).map((route) => [route.id, route] as const),
  )('are what the route takes: %s', (id, { body }) => {
    expect(bodyExamples[id]).toBeDefined()
    if (typeof body === 'object') expect(body.safeParse(bodyExamples[id]).error?.issues).toBeUndefined()
  })

  it('are of routes there are', () => {
    const ids = new Set(
      Object.values(routes)
        .flat()
        .map(({ id }) => id),
    )
    expect([...Object.keys(bodyExamples), ...Object.keys(parameterExamples)].filter((id) => !ids.has(id))).toEqual([])
  })

  it.each(tasks.map((task) => [task.name, task] as const))('are what the task takes: %s', (name, { input }) => {
    const example = taskExample(name) as { input: unknown } | undefined
    expect(input.safeParse(example?.input).error?.issues).toBeUndefined()
  })
})
