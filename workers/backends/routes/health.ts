import type { ConfigResult } from '../../config.ts'
import { type AppContext, deferOf } from '../../context.ts'
import { respondJson } from '../../http/respond.ts'
import type { Services } from '../../services.ts'

/** GET /healthz: the Worker runs. Asks nobody. */
export const healthz = (c: AppContext, version: string): Response => respondJson(c.get('state'), { status: 'ok', version })

/** GET /readyz: whether a question could be answered now, and what stands in the way if not. Reasons name no hosts. */
export async function readyz(c: AppContext, config: ConfigResult, services: Services | null): Promise<Response> {
  const reasons = config.ok ? [] : config.reasons.map((reason) => `configuration: ${reason}`)
  if (services) {
    const { state } = await services.rollouts.current(deferOf(c))
    for (const [name, arm] of Object.entries(state.document.arms))
      for (const version of [arm.prompt, arm.taskPrompt])
        if (!services.prompts.has(version)) reasons.push(`arm ${name}: no prompt ${version}`)
    const backends = [...new Set(state.document.regions.flatMap(({ pools }) => Object.values(pools).flat()))]
    const probes = await Promise.all(
      backends.map(async (backend) => ({ backend, problem: await services.backends.probe(backend) })),
    )
    for (const { backend, problem } of probes) if (problem) reasons.push(`backend ${backend}: ${problem}`)
  }
  return respondJson(c.get('state'), { status: reasons.length ? 'not ready' : 'ready', reasons }, reasons.length ? 503 : 200)
}
