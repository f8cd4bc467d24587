import { AppError } from '../../../shared/errors.ts'
import type { Guard } from '../contract.ts'
import { AnalyticsCounts, AnalyticsTtft, analyticsSeries, analyticsSql } from '../guard/analytics-sql.ts'
import { windows } from '../guard/series.ts'

const timeoutMs = 10_000

interface AnalyticsInput {
  readonly account: string
  readonly dataset: string
  /** Of Cloudflare's API, with Account Analytics: Read and nothing more. */
  readonly token: string
  readonly send: typeof fetch
}

/** How the arms fared, from the points of all requests in Analytics Engine. */
export function createAnalyticsSeries({ account, dataset, token, send }: AnalyticsInput): Guard['series'] {
  const query = async (sql: string): Promise<unknown> => {
    const response = await send(`https://api.cloudflare.com/client/v4/accounts/${account}/analytics_engine/sql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: sql,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) throw new Error(`${response.status} ${(await response.text()).slice(0, 300)}`)
    return response.json()
  }
  return async (window) => {
    const now = Date.now()
    const sql = analyticsSql(dataset, window, now)
    try {
      const [counts, ttft] = await Promise.all([query(sql.counts), query(sql.ttft)])
      return {
        source: 'analytics-engine',
        stepSeconds: windows[window].stepMs / 1000,
        ...analyticsSeries(AnalyticsCounts.parse(counts), AnalyticsTtft.parse(ttft), { window, now }),
      }
    } catch (cause) {
      throw new AppError('backend_failed', 'Analytics Engine did not answer. The figures of now are under Live.', { cause })
    }
  }
}
