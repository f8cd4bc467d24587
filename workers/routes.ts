import { accessRoutes } from './access/routes/access-routes.ts'
import { agentRoutes } from './agents/routes/agent-routes.ts'
import { answerCacheRoutes } from './answer-cache/routes/answer-cache-routes.ts'
import { catalogueRoutes } from './catalogue/routes/catalogue-routes.ts'
import { chatRoutes } from './chat/routes/chat-routes.ts'
import { knownAnswerRoutes } from './known-answers/routes/known-answer-routes.ts'
import { rolloutRoutes } from './rollout/routes/rollout-routes.ts'
import { taskRoutes } from './tasks/routes/task-routes.ts'

/** Every route by area, but `/healthz`, `/readyz` and `/mcp`, which the app mounts itself. */
export const routes = {
  chat: chatRoutes,
  tasks: taskRoutes,
  catalogue: catalogueRoutes,
  agents: agentRoutes,
  knownAnswers: knownAnswerRoutes,
  answerCache: answerCacheRoutes,
  access: accessRoutes,
  rollout: rolloutRoutes,
}
