import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { composeFiles } from '../gpu-backend/serving/compose/files.ts'
import { chartFiles } from '../gpu-backend/serving/render-chart-files.ts'
import { helm, manifestCases, renderManifests } from './helm.ts'

/** Writes what is generated of the serving side; with `--check` only says what is stale and fails. */
const isCheck = process.argv.includes('--check')
const stale: string[] = []

function put(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  stale.push(path)
  if (isCheck) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

for (const [path, text] of chartFiles()) put(join('gpu-backend/serving/chart', path), text)
for (const [path, text] of composeFiles()) put(join('gpu-backend/serving/compose', path), text)
if (helm) for (const name of manifestCases) put(`test/fixtures/manifests/${name}.yaml`, renderManifests(name))
else console.log('     no helm: the rendered manifests were not compared with the chart')

if (isCheck && stale.length) {
  console.error(`stale, run npm run gen: ${stale.join(', ')}`)
  process.exitCode = 1
} else if (isCheck) console.log('ok   the generated files of chart and compose are fresh')
else if (stale.length) console.log(stale.map((path) => `wrote ${path}`).join('\n'))
