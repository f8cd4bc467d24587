import { accessRoutes } from './access/routes/access-routes.ts'
import { answerCacheRoutes } from './answer-cache/routes/answer-cache-routes.ts'
import { catalogueAdministrationRoutes } from './catalogue/routes/administration-routes.ts'
import { knownAnswerRoutes } from './known-answers/routes/known-answer-routes.ts'
import { rolloutRoutes } from './rollout/routes/rollout-routes.ts'

/** What operators call, by area: everything under `/admin/v1`. */
export const adminRoutes = {
  catalogue: catalogueAdministrationRoutes,
  knownAnswers: knownAnswerRoutes,
  answerCache: answerCacheRoutes,
  access: accessRoutes,
  rollout: rolloutRoutes,
}
