import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Rollout, RolloutState } from '../../workers/rollout/rollout.ts'
import type { RolloutDiff, RolloutStatus } from '../../workers/rollout/rollout-status.ts'
import type { RolloutHistory } from '../../workers/rollout/routes/rollout-routes.ts'
import { CommandError, call, confirm, print, type Remote, remoteOptions, send, tableOf } from './remote.ts'

const options = {
  ...remoteOptions,
  file: { type: 'string' },
  arm: { type: 'string' },
  region: { type: 'string' },
  percent: { type: 'string', default: '100' },
  why: { type: 'string' },
  watch: { type: 'boolean', default: false },
} as const
const read = (args: readonly string[]) => parseArgs({ args: [...args], options }).values
type Values = ReturnType<typeof read>

const watchEveryMs = 2_000
const path = '/admin/v1/rollout'

export const rolloutUsage = `llasa rollout show
llasa rollout plan     --file FILE.json                         what it would change, before it does
llasa rollout apply    --file FILE.json --why TEXT              the complete document
llasa rollout status   [--watch]                                regions × arms, and what the guard decided
llasa rollout promote  --arm A [--region R] [--percent 100] --why TEXT
llasa rollout rollback --arm A [--region R] --why TEXT          its share becomes 0
llasa rollout kill     --arm A [--region R] --why TEXT          answers nobody within 5 s; revive takes it back
llasa rollout pause    --why TEXT                               the guard takes no step; resume lets it go on
llasa rollout history`

const commands: Record<string, (values: Values) => Promise<void>> = {
  show: async (values) => console.log(JSON.stringify((await call<RolloutState>(values, path)).document, null, 2)),
  plan,
  apply,
  status,
  history,
  promote: (values) => share(values, Number(values.percent)),
  rollback: (values) => share(values, 0),
  kill: (values) => change(values, ':kill', { arm: needed(values, 'arm'), region: values.region ?? null }, `Kill ${values.arm}`),
  revive: (values) =>
    change(values, ':revive', { arm: needed(values, 'arm'), region: values.region ?? null }, `Revive ${values.arm}`),
  pause: (values) => change(values, ':pause', { paused: true }, 'Pause the plan'),
  resume: (values) => change(values, ':pause', { paused: false }, 'Let the plan go on'),
}

export async function rolloutCommand([name = '', ...args]: readonly string[]): Promise<void> {
  const command = commands[name]
  if (!command) throw new CommandError(rolloutUsage)
  await command(read(args))
}

const diffOf = async (values: Values): Promise<RolloutDiff> =>
  call<RolloutDiff>(values, `${path}?dryRun=true`, {
    method: 'PUT',
    body: { document: await documentOf(values), why: values.why ?? 'dry run' },
  })

function printDiff(values: Values, { changes, predicted }: RolloutDiff): void {
  const perMinute = (region: string, arm: string) =>
    predicted.find((each) => each.region === region && each.arm === arm)?.requestsPerMinute.toFixed(1) ?? '0'
  const rows = changes.map(({ region, arm, before, after }) => ({
    region,
    arm,
    'before %': before,
    'after %': after,
    'requests/min': perMinute(region, arm),
  }))
  print(values, { changes, predicted }, rows)
}

async function plan(values: Values): Promise<void> {
  printDiff(values, await diffOf(values))
}

async function apply(values: Values): Promise<void> {
  const document = await documentOf(values)
  const why = needed(values, 'why')
  const { revision } = await call<RolloutState>(values, path)
  if (!values.json) printDiff(values, await diffOf(values))
  await confirm(values, `Apply '${document.name}'`, document.name)
  const headers = { 'if-match': `"${revision}"` }
  printState(values, await call<RolloutState>(values, path, { method: 'PUT', body: { document, why }, headers }))
}

const share = (values: Values, percent: number): Promise<void> =>
  change(
    values,
    ':share',
    { arm: needed(values, 'arm'), region: values.region ?? null, percent },
    `${values.arm} to ${percent} % in ${values.region ?? 'every region'}`,
  )

async function change(values: Values, action: string, body: object, what: string): Promise<void> {
  const why = needed(values, 'why')
  await confirm(values, what, values.arm ?? 'yes')
  printState(values, await call<RolloutState>(values, `${path}${action}`, { body: { ...body, why } }))
}

function printState(values: Values, state: RolloutState): void {
  const rows = state.document.regions.map(({ name, shares }) => ({
    region: name,
    shares: Object.entries(shares)
      .map(([arm, percent]) => `${arm} ${percent} %`)
      .join(', '),
  }))
  if (!values.json) console.log(`${state.document.name} at revision ${state.revision}`)
  print(values, state, rows)
}

async function status(values: Values): Promise<void> {
  for (;;) {
    const found = await call<RolloutStatus>(values, `${path}:status`)
    if (values.json) return console.log(JSON.stringify(found, null, 1))
    if (values.watch) process.stdout.write('\x1b[2J\x1b[H')
    console.log(statusText(found))
    if (!values.watch) return
    await new Promise((resolve) => setTimeout(resolve, watchEveryMs))
  }
}

function statusText({ rollout, revision, minutes, rows, plan, lastDecision }: RolloutStatus): string {
  const percent = (rate: number | null) => (rate === null ? null : `${(100 * rate).toFixed(1)} %`)
  const ms = (value: number | null) => (value === null ? null : Math.round(value))
  const table = tableOf(
    rows.map((row) => ({
      region: row.region,
      arm: `${row.arm}${row.isBaseline ? ' (baseline)' : ''}${row.isKilled ? ' (killed)' : ''}`,
      share: `${row.percent} %`,
      traffic: percent(row.trafficShare),
      'requests/min': row.requestsPerMinute.toFixed(1),
      errors: percent(row.errorRate),
      'TTFT p50 ms': ms(row.ttftP50Ms),
      'TTFT p95 ms': ms(row.ttftP95Ms),
      hits: percent(row.hitRate),
      'unfilled slots': percent(row.violationRate),
      resumed: row.resumed,
      'thumbs down': row.thumbsDown,
    })),
  )
  const steps = plan
    ? `plan: ${plan.arm} in ${plan.regions.join(', ')}: ${plan.percents.join(' → ')} %${plan.paused ? ', paused' : ''}`
    : 'no plan'
  const guard = lastDecision
    ? `guard: ${lastDecision.action}${lastDecision.region ? ` in ${lastDecision.region}` : ''}, ${lastDecision.at}: ${lastDecision.why}`
    : 'guard: nothing decided yet'
  return `${rollout} at revision ${revision}, last ${minutes} minutes\n${table}\n${steps}\n${guard}`
}

async function history(values: Values): Promise<void> {
  const { data } = await call<RolloutHistory>(values, `${path}:history`)
  const rows = data.map(({ revision, at, by, action, why, changes }) => ({
    revision,
    at,
    by,
    action,
    changes: changes.map(({ region, arm, before, after }) => `${region}/${arm} ${before} → ${after} %`).join(', '),
    why,
  }))
  print(values, data, rows)
}

async function documentOf({ file }: Values): Promise<Rollout> {
  if (!file) throw new CommandError('--file FILE.json is needed')
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Rollout
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : error}`)
  }
}

function needed(values: Values, name: 'arm' | 'why'): string {
  const value = values[name]
  if (!value) throw new CommandError(`--${name} is needed`)
  return value
}

/** `llasa status`: whether the deployment lives, could answer, and how its arms fare. */
export async function statusCommand(args: readonly string[]): Promise<void> {
  const values = read(args)
  const remote: Remote = values
  const health = await call<{ status: string; version: string }>(remote, '/healthz')
  const ready = (await (await send(remote, '/readyz', { also: [503] })).json()) as { status: string; reasons: string[] }
  const found = await call<RolloutStatus>(remote, `${path}:status`)
  if (values.json) return console.log(JSON.stringify({ health, ready, rollout: found }, null, 1))
  console.log(`version ${health.version}, ${ready.status}${ready.reasons.length ? `: ${ready.reasons.join('; ')}` : ''}`)
  console.log(statusText(found))
}
