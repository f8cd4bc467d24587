import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { documentOf } from '../support/rollout.ts'

const rounds = 9
const choicesPerRound = 200_000

/** Chooses an arm for as many users as requested; its clock stands still meanwhile, ours does not. */
const worker = `
import { chooseArm } from './workers/rollout/choose-arm.ts'
import { compileRollout } from './workers/rollout/compile-rollout.ts'
import { Rollout } from './workers/rollout/rollout.ts'
let compiled
export default {
  async fetch(request) {
    const url = new URL(request.url)
    if (url.pathname === '/document') {
      compiled = compileRollout({ revision: 1, document: Rollout.parse(await request.json()), kills: [] })
      return new Response('ok')
    }
    const choices = Number(url.searchParams.get('choices'))
    const asks = url.searchParams.has('choose')
    let canaries = 0
    for (let at = 0; at < choices; at++) {
      const key = 'shop' + String.fromCharCode(10) + 'shopper-' + at
      if (asks ? chooseArm(compiled, compiled.regionOf({ colo: 'FRA', country: 'DE', continent: 'EU' }), 'llasa', key).arm.name === 'canary' : key.length > 90) canaries++
    }
    return new Response(String(canaries))
  }
}`

/** `npm run bench arm`: region and arm of a request, in workerd, over 64 regions, beside the same loop without the choice. */
export async function benchArm(): Promise<void> {
  const bundled = await build({
    stdin: { contents: worker, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: 'ESModule', path: 'index.js', contents: bundled.outputFiles[0]?.text ?? '' }],
      compatibilityDate: '2026-11-03',
    }),
  )
  const url = await miniflare.ready
  const shares = { stable: 70, canary: 20, third: 10 }
  const pools = { main: ['a'] }
  const document = documentOf()
  const regions = [
    { name: 'eu', match: { continents: ['EU'] }, pools, shares },
    ...Array.from({ length: 62 }, (_, at) => ({
      name: `r${at}`,
      match: {
        countries: [
          `${String.fromCharCode(65 + (at % 26))}${at % 10}`.replace(/\d/, (digit) =>
            String.fromCharCode(65 + Number(digit) + (at > 25 ? 10 : 0)),
          ),
        ],
      },
      pools,
      shares,
    })).filter(
      ({ match }, at, all) =>
        all.findIndex((other) => other.match.countries[0] === match.countries[0]) === at && match.countries[0] !== 'DE',
    ),
    { name: 'world', match: {}, pools, shares },
  ]
  const arms = { ...document.arms, third: document.arms.stable }
  const body = JSON.stringify({ ...document, arms, regions })
  const applied = await fetch(new URL('/document', url), { method: 'POST', body })
  if (!applied.ok) throw new Error(await applied.text())
  const time = async (query: string): Promise<number> => {
    const startedAt = performance.now()
    await (await fetch(new URL(`/?choices=${choicesPerRound}${query}`, url))).text()
    return (1000 * (performance.now() - startedAt)) / choicesPerRound
  }
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push((await time('&choose')) - (await time('')))
  await miniflare.dispose()
  const sorted = times.toSorted((a, b) => a - b)
  console.log(
    `region and arm of a request, ${regions.length} regions, 3 arms: ${(sorted[Math.floor(rounds / 2)] ?? 0).toFixed(2)} µs (median of ${rounds} rounds of ${choicesPerRound})`,
  )
}
