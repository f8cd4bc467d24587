import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import * as z from 'zod'

/** A CSV file's records, streamed and checked; what does not fit is named by file, record and field. */
export async function* csvRows<T>(path: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  const parser = createReadStream(path).pipe(parse({ columns: true, bom: true, relax_quotes: true, skip_empty_lines: true }))
  let number = 1
  for await (const record of parser) {
    number++
    const row = schema.safeParse(record)
    if (!row.success) throw new Error(`${path}: record ${number}: ${z.prettifyError(row.error)}`)
    yield row.data
  }
}
