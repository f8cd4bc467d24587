import { adminRoutes } from './admin-routes.ts'
import { agentRoutes } from './agents/routes/agent-routes.ts'
import { catalogueRoutes } from './catalogue/routes/catalogue-routes.ts'
import { chatRoutes } from './chat/routes/chat-routes.ts'
import { companionRoutes } from './chat/routes/companion-routes.ts'
import { taskRoutes } from './tasks/routes/task-routes.ts'

/**
 * Every route by area, but `/healthz`, `/readyz` and `/mcp`, which the app mounts itself: for who describes them. The app itself
 * loads most of them on demand (`app.ts`).
 */
export const routes = {
  chat: [...chatRoutes, ...companionRoutes],
  tasks: taskRoutes,
  catalogue: [...catalogueRoutes, ...adminRoutes.catalogue],
  agents: agentRoutes,
  knownAnswers: adminRoutes.knownAnswers,
  answerCache: adminRoutes.answerCache,
  access: adminRoutes.access,
  rollout: adminRoutes.rollout,
}
