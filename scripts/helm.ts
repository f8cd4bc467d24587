import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const chart = 'gpu-backend/serving/chart'
const valuesOf = (name: string): string => `test/fixtures/chart-values/${name}.yaml`

/** Regions as we deploy them, each with another profile. */
export const manifestCases = ['h100', 'unmeasured', 'vllm'] as const
type ManifestCase = (typeof manifestCases)[number]
const profileOf: Readonly<Record<ManifestCase, string>> = {
  h100: 'h100x2-fp8-tp2',
  unmeasured: 'rtxpro6000x1-nvfp4',
  vllm: 'l40sx2-int4-tp2',
}

/** Where helm is: `HELM`, the path, or where `go install helm.sh/helm/v3/cmd/helm@v3.22.0` puts it. Null where it is not. */
export const helm: string | null =
  [process.env.HELM, 'helm', join(homedir(), 'go/bin/helm')].find(
    (file) => file && (file === 'helm' || existsSync(file)) && spawnSync(file, ['version']).status === 0,
  ) ?? null

/** Runs helm; throws its output when it refuses. */
function run(args: readonly string[]): string {
  if (!helm) throw new Error('helm is not there')
  const { status, stdout, stderr } = spawnSync(helm, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`helm ${args[0]}: ${stderr || stdout}`)
  return stdout
}

const filesOf = (name: ManifestCase): string[] =>
  [`${chart}/profiles/${profileOf[name]}.yaml`, valuesOf(name)].flatMap((file) => ['--values', file])

export const renderManifests = (name: ManifestCase, ...more: readonly string[]): string =>
  run(['template', 'llasa', chart, '--namespace', 'llasa', '--kube-version', '1.34.0', ...filesOf(name), ...more])

export const lintChart = (name: ManifestCase): string => run(['lint', chart, '--strict', ...filesOf(name)])
