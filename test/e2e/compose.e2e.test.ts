import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { dashboard } from '../../gpu-backend/serving/dashboard.ts'
import { composeFolder, readCompose, readEnvFile } from '../support/compose.ts'
import { eventually } from '../support/eventually.ts'
import { nanoTokenizer } from '../support/nano-tokenizer.ts'
import { freePort, freePortPair, lineOf } from '../support/stack.ts'

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
const start = (file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess => {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  children.push(child)
  return child
}
const token = 'token-of-the-machine-with-gpus'
const hasPrometheus = spawnSync('prometheus', ['--version']).status === 0
if (!hasPrometheus) console.warn('No prometheus: the machine’s metrics are not scraped. Debian has it.')

/**
 * The services of compose.yaml as processes: their own commands, with hosts and mounted paths replaced by those of this machine, and
 * the fake engine in place of the GPU.
 */
it.each(['h100x1-int4.vllm', 'h100x2-fp8-tp2.trtllm'])(
  'one machine by %s: engine, gateway and Prometheus start as written, answer a question and show it',
  async (profile) => {
    const folder = mkdtempSync(join(tmpdir(), 'llasa-machine-'))
    writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(await nanoTokenizer()))
    const own = {
      MODEL_FOLDER: folder,
      GATEWAY_TOKEN: token,
      TUNNEL_TOKEN: 'none',
      GRAFANA_PASSWORD: 'x',
      MODEL_ID: 'llasa-nano',
    }
    const values: Record<string, string> = { ...readEnvFile(`${composeFolder}/profiles/${profile}.env`), ...own }
    const { services } = readCompose(values)
    const engine = values.ENGINE === 'vllm' ? 'vllm' : 'trtllm'
    const [enginePort, gatewayPort] = [await freePort(), await freePortPair()]
    const mounts = (service: string) => (services[service]?.volumes ?? []).map((volume) => volume.split(':') as [string, string])
    const here = (service: string, text: string): string =>
      mounts(service)
        .reduce((all, [from, to]) => all.replaceAll(to, from.startsWith('.') ? join(composeFolder, from) : from), text)
        .replaceAll('http://engine:8000', `http://127.0.0.1:${enginePort}`)
        .replaceAll('0.0.0.0', '127.0.0.1')
        .replaceAll('=8790', `=${gatewayPort}`)
        .replaceAll('=8791', `=${gatewayPort + 1}`)

    // The engine reads what the real one would: its configuration and the template.
    const flags = Object.fromEntries(
      (services[engine]?.command ?? []).map((arg) => here(engine, arg).split('=') as [string, string]),
    )
    const config = parse(readFileSync(flags['--config'] ?? '', 'utf8')) as Record<string, number>
    const template = flags['--chat-template'] ?? flags['--chat_template'] ?? ''
    const fake = start(process.execPath, [
      'gpu-backend/simulator/fake-engine/main.ts',
      ...['--dialect', engine === 'vllm' ? 'vllm' : 'trtllm-1.2', '--port', String(enginePort), '--model-id', 'llasa-nano'],
      ...['--context-tokens', String(config['max-model-len'] ?? config.max_seq_len), '--time-scale', '0.1'],
      ...['--sequences', String(config['max-num-seqs'] ?? config.max_batch_size), '--chat-template', template],
    ])
    await lineOf(fake, [], /"kind":"ready"/)
    const gateway = services.gateway
    const command = (gateway?.command ?? []).map((arg) => here('gateway', arg))
    await lineOf(start(process.execPath, command, gateway?.environment ?? {}), [], /"kind":"ready"/)

    const ask = (content: string) =>
      fetch(`http://127.0.0.1:${gatewayPort}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'llasa-nano', temperature: 0, messages: [{ role: 'user', content }] }),
      })
    await eventually(async () => expect((await fetch(`http://127.0.0.1:${gatewayPort}/readyz`)).status).toBe(200))
    const answer = (await (await ask('How long is the warranty?')).json()) as { choices: { message: { content: string } }[] }
    expect(answer.choices[0]?.message.content.length).toBeGreaterThan(10)
    expect((await ask('9'.repeat(20_000))).status).toBe(400)

    if (!hasPrometheus) return
    const port = await freePort()
    const metrics = await scrape(folder, port, { [`${engine}:8000`]: enginePort, 'gateway:8791': gatewayPort + 1 })
    for (let turn = 0; turn < 3; turn++) await ask(`Question ${turn}?`)
    // Gauges of both; rates need minutes that a test does not have.
    const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr.replaceAll('$region', 'machine')))
    const gauges = shown.filter((expr) => !/rate\(|:ratio_rate|cloudflared/.test(expr))
    expect(gauges.length).toBeGreaterThan(3)
    await eventually(async () => {
      for (const expr of gauges) expect([expr, (await metrics(expr)).length]).not.toEqual([expr, 0])
    }, 20_000)
  },
  60_000,
)

/** Prometheus by the machine's own configuration, its targets on loopback, looking every half second. */
async function scrape(folder: string, port: number, targets: Readonly<Record<string, number>>) {
  const config = parse(readFileSync(`${composeFolder}/prometheus.yaml`, 'utf8')) as {
    global: object
    scrape_configs: { static_configs: { targets: string[] }[] }[]
  }
  const file = join(folder, 'prometheus.yaml')
  const scrapes = config.scrape_configs.map((each) => ({
    ...each,
    static_configs: each.static_configs.map((group) => ({
      ...group,
      // Nobody listens on port 1: what does not run here is down.
      targets: group.targets.map((target) => `127.0.0.1:${targets[target] ?? 1}`),
    })),
  }))
  const global = { ...config.global, scrape_interval: '500ms', evaluation_interval: '500ms' }
  writeFileSync(file, stringify({ ...config, global, scrape_configs: scrapes }, { lineWidth: 0 }))
  writeFileSync(join(folder, 'rules.yaml'), readFileSync(`${composeFolder}/rules.yaml`))
  start('prometheus', [`--config.file=${file}`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=127.0.0.1:${port}`])
  return async (query: string): Promise<unknown[]> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`)
    return ((await response.json()) as { data: { result: unknown[] } }).data.result
  }
}
