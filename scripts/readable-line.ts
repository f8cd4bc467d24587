import { RequestRecord } from '../workers/http/request-record.ts'

/** What of a sub-tool's output is worth a user's eyes: requests in one short line, causes, errors. Null is noise. */
export function readableLine(line: string): string | null {
  if (line.startsWith('{')) return readableRecord(line)
  if (/\b(ERROR|Error:|\[wrangler:error\])/.test(line)) return line
  return null
}

function readableRecord(line: string): string | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  const request = RequestRecord.safeParse(value)
  if (!request.success)
    return (value as { kind?: string }).kind === 'cause' || (value as { kind?: string }).kind === 'error' ? line : null
  const { method, route, status, cache, ending, durationMs, ttftMs, completionTokens, error } = request.data
  const facts = [
    cache && `cache ${cache}`,
    ttftMs !== null && `ttft ${ttftMs} ms`,
    `${durationMs} ms`,
    completionTokens !== null && `${completionTokens} tokens`,
    ending !== 'complete' && ending,
    error,
  ].filter(Boolean)
  return `${method} ${route} ${status}  ${facts.join(' · ')}`
}
