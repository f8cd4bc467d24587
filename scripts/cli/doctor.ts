import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { CatalogueStatus } from '../../workers/catalogue/routes/responses.ts'
import type { VersionList } from '../../workers/known-answers/routes/responses.ts'
import { call, remoteOptions, tableOf } from './remote.ts'

export const doctorUsage = `llasa doctor                                                     what stands in the way of an answer, from Node to the catalogue`

const nodeMajorMin = 22
const root = fileURLToPath(new URL('../../', import.meta.url))
const model = 'gpu-backend/models/llasa-nano.gguf'

interface Check {
  readonly what: string
  readonly isFine: boolean
  readonly found: string
  /** What to do about it. */
  readonly help: string
}

/** `doctor`: each thing an answer needs, from this machine to the shop's goods. */
export async function doctorCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: remoteOptions })
  const checks: Check[] = [nodeCheck(), installCheck(), modelCheck(), await readyCheck(values.url)]
  if (checks.at(-1)?.isFine) checks.push(...(await shopChecks(values)))
  if (values.json) console.log(JSON.stringify(checks, null, 1))
  else
    console.log(
      tableOf(
        checks.map(({ what, isFine, found, help }) => ({
          what,
          state: isFine ? 'ok' : 'NOT',
          found,
          'what to do': isFine ? '' : help,
        })),
      ),
    )
  if (checks.some(({ isFine }) => !isFine)) process.exitCode = 1
}

function nodeCheck(): Check {
  const found = process.versions.node
  const help = `npx node scripts/llasa.ts … runs with the Node that npm installed; or install Node ${nodeMajorMin} or newer`
  return { what: 'Node', isFine: Number(found.split('.')[0]) >= nodeMajorMin, found, help }
}

function installCheck(): Check {
  const isFine = existsSync(`${root}node_modules/wrangler`)
  return { what: 'packages', isFine, found: isFine ? 'installed' : 'missing', help: 'npm ci, in the folder of the project' }
}

function modelCheck(): Check {
  const isFine = existsSync(`${root}${model}`)
  const found = isFine ? `${(statSync(`${root}${model}`).size / 1e6).toFixed(1)} MB` : 'missing'
  return { what: 'model', isFine, found, help: `git checkout ${model}, or npm start -- --model FILE.gguf` }
}

async function readyCheck(url: string): Promise<Check> {
  const what = `edge and backends at ${url}`
  try {
    const response = await fetch(`${url}/readyz`)
    const { status, reasons } = (await response.json()) as { status: string; reasons: string[] }
    return {
      what,
      isFine: response.ok,
      found: [status, ...reasons].join('; '),
      help: 'mend what is named; npx llasa status shows more',
    }
  } catch {
    return { what, isFine: false, found: 'not reached', help: 'npm start, or name another by --url' }
  }
}

async function shopChecks(values: Parameters<typeof call>[0]): Promise<Check[]> {
  const checkOf = async (what: string, help: string, look: () => Promise<{ isFine: boolean; found: string }>): Promise<Check> => {
    try {
      return { what, help, ...(await look()) }
    } catch (error) {
      return { what, isFine: false, found: (error as Error).message, help: 'a key of scope operator: --key, or LLASA_KEY' }
    }
  }
  return [
    await checkOf('catalogue', 'npx llasa catalogue import FEED --publish', async () => {
      const { data } = await call<CatalogueStatus>(values, '/admin/v1/catalogue')
      const served = data.filter(({ published }) => published)
      return {
        isFine: served.length > 0,
        found: served.map(({ locale, published }) => `${locale}: ${published?.count} variants`).join('; ') || 'none is published',
      }
    }),
    await checkOf('known answers', '', async () => {
      const { channels } = await call<VersionList>(values, '/admin/v1/faqs:versions')
      const found = Object.entries(channels).map(([channel, { version }]) => `${channel}: ${version}`)
      return { isFine: true, found: found.join('; ') || 'none are published, none are needed' }
    }),
  ]
}
