import type { Guard } from '../../rollout/contract.ts'
import type { Recorder } from '../contract.ts'
import type { RequestRecord } from '../request-record.ts'

/** One line for Workers Logs (which indexes JSON) and one Analytics Engine point; blobs and doubles at fixed positions. */
export function createRecorder(analytics: AnalyticsEngineDataset | undefined, guard: Guard): Recorder {
  return {
    write(record: RequestRecord) {
      console.log(JSON.stringify(record))
      analytics?.writeDataPoint({
        indexes: [record.tenant ?? 'none'],
        blobs: [
          record.route,
          record.arm ?? '',
          record.model ?? '',
          record.prompt ?? '',
          record.cache ?? '',
          record.ending,
          record.error ?? '',
          record.colo ?? '',
          record.country ?? '',
          record.keyId ?? '',
          record.region ?? '',
          record.rollout ?? '',
          record.backend ?? '',
        ],
        doubles: [
          record.status,
          record.durationMs,
          record.ttftMs ?? -1,
          record.promptTokens ?? -1,
          record.completionTokens ?? -1,
          record.unknownSlots,
          record.stream ? 1 : 0,
          record.attempts,
          record.resumed,
          record.violations,
        ],
      })
      return guard.count(record)
    },
  }
}
