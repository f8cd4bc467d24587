import { TaskRequest } from '../../../shared/tasks/request.ts'
import * as z from '../../../shared/zod.ts'
import type { Route } from '../../http/routes/route.ts'
import { TaskList } from './responses.ts'
import { listTasks, runTaskRoute } from './tasks.ts'

const common = { tag: 'Tasks' } as const

export const taskRoutes: readonly Route[] = [
  {
    ...common,
    method: 'get',
    path: '/v1/tasks',
    id: 'listTasks',
    summary: 'Every task with its schemas',
    response: TaskList,
    handler: listTasks,
  },
  // The API's description has one operation a task, with the task's own input and output.
  {
    ...common,
    method: 'post',
    path: '/v1/tasks/:task',
    id: 'runTask',
    summary: 'Run a task',
    body: TaskRequest,
    response: z.looseObject({ object: z.string() }),
    handler: runTaskRoute,
  },
]
