import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'

/** Where Prometheus' own tool is: `PROMTOOL`, the path, or `promtool` (Debian's package `prometheus`). Null where it is not. */
export const promtool: string | null =
  [process.env.PROMTOOL, 'promtool'].find((file) => file && spawnSync(file, ['--version']).status === 0) ?? null

export interface RuleTest {
  readonly name: string
  readonly interval: string
  readonly input_series: readonly { readonly series: string; readonly values: string }[]
  readonly alert_rule_test?: readonly {
    readonly eval_time: string
    readonly alertname: string
    readonly exp_alerts: readonly object[]
  }[]
  readonly promql_expr_test?: readonly {
    readonly expr: string
    readonly eval_time: string
    readonly exp_samples: readonly object[]
  }[]
}

/** Evaluates rules and queries over series in Prometheus' own engine. Throws its report where one is not as expected. */
export function testRules(groups: readonly object[], tests: readonly RuleTest[]): void {
  if (!promtool) throw new Error('promtool is not there')
  const folder = mkdtempSync(join(tmpdir(), 'llasa-rules-'))
  writeFileSync(join(folder, 'rules.yaml'), stringify({ groups }))
  // One line a value: folded strings are not what promtool reads.
  const options = { lineWidth: 0 }
  writeFileSync(join(folder, 'tests.yaml'), stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }, options))
  const { status, stdout, stderr } = spawnSync(promtool, ['test', 'rules', 'tests.yaml'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`)
}
