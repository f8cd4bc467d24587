import type { KeyUsage } from '../../access/contract.ts'
import type { Guard } from '../../rollout/contract.ts'
import type { Defer, Recorder } from '../contract.ts'
import { isLogged, type LogSettings } from '../log-sampling.ts'
import type { RequestRecord } from '../request-record.ts'

/**
 * One Analytics Engine point for each request, its blobs and doubles at fixed positions; a line for Workers Logs (which indexes
 * JSON) for those worth one.
 */
export function createRecorder(
  analytics: AnalyticsEngineDataset | undefined,
  guard: Guard,
  usage: KeyUsage,
  logs: LogSettings,
): Recorder {
  return {
    write(record: RequestRecord, defer: Defer) {
      if (isLogged(record, logs)) console.log(JSON.stringify(record))
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
          record.inventedSlots,
          record.causedByCaller ? 1 : 0,
        ],
      })
      guard.count(record, defer)
      usage.count(record, defer)
    },
  }
}
